import { describe, expect, it } from "vitest";
import { noOwnedResources, type Readiness } from "../../../packages/push/src/readiness/readiness.ts";
import type { RolloutTarget } from "../../../packages/push/src/rollout/rollout.ts";
import { rolloutStateOf } from "../../../packages/push/src/rollout/rollout-state.ts";

const second = 1_000;
const ready: Readiness = { state: "ready" };
const starting: Readiness = { state: "progressing", message: "1 starting" };
const slowPull: Readiness = { state: "failing", reason: "ErrImagePull", message: "the registry does not respond" };
const noSecret: Readiness = { state: "failed", reason: "CreateContainerConfigError", message: "no Secret db" };
const crashes: Readiness = { state: "failed", reason: "CrashLoopBackOff", message: "ended with exit code 1" };
const noImage: Readiness = { state: "failed", reason: "ImagePullBackOff", message: "no such image", terminal: true };

const target = (name: string): RolloutTarget => ({
  ref: { apiVersion: "apps/v1", kind: "Deployment", namespace: "shop", name },
  collection: "/never",
  applied: { apiVersion: "apps/v1", kind: "Deployment", metadata: { name, generation: 1 } },
});

/** Standings of two Deployments, and a way to say something of them. */
function follow({ failFast }: { readonly failFast: number | undefined } = { failFast: 20 * second }) {
  const targets = { web: target("web"), db: target("db") };
  const rolloutState = rolloutStateOf(Object.values(targets), failFast);
  const say = (name: keyof typeof targets, readiness: Readiness, now: number) => {
    const assessment = { readiness, object: targets[name].applied, owned: noOwnedResources };
    return rolloutState.record(new Map([[targets[name], assessment]]), now);
  };
  return { rolloutState, say };
}

describe("a hard failure", () => {
  it("ends the wait once it has lasted for the time of fail-fast", () => {
    const { rolloutState, say } = follow();
    say("web", noSecret, 5 * second);
    expect(rolloutState.failsAt()).toBe(25 * second);
    expect(rolloutState.outcome(24.9 * second)).toBeUndefined();
    expect(rolloutState.outcome(25 * second)).toBe("failed");
  });

  it("counts from the first failure, even if its reason changes", () => {
    const { rolloutState, say } = follow();
    say("web", noSecret, 5 * second);
    say("web", crashes, 15 * second);
    expect(rolloutState.failsAt()).toBe(25 * second);
  });

  it("starts over after it has resolved, even for a moment", () => {
    for (const healed of [starting, slowPull, ready]) {
      const { rolloutState, say } = follow();
      say("web", noSecret, 5 * second);
      say("web", healed, 10 * second);
      expect([rolloutState.failsAt(), rolloutState.outcome(60 * second)]).toEqual([undefined, undefined]);
      say("web", noSecret, 12 * second);
      expect(rolloutState.failsAt()).toBe(32 * second);
    }
  });

  it("ends the wait at once if it is terminal and nothing else is undecided", () => {
    const { rolloutState, say } = follow();
    say("web", noSecret, 5 * second);
    say("db", noImage, 8 * second);
    expect(rolloutState.outcome(8 * second)).toBe("failed");
  });

  it("ends the wait as soon as it is terminal", () => {
    const { rolloutState, say } = follow();
    say("db", ready, 5 * second);
    say("web", { ...noImage, terminal: false }, 5 * second);
    expect(rolloutState.outcome(6 * second)).toBeUndefined();
    say("web", noImage, 6 * second);
    expect(rolloutState.outcome(6 * second)).toBe("failed");
  });

  it("ends the wait at once with a fail-fast of 0", () => {
    const { rolloutState, say } = follow({ failFast: 0 });
    say("db", ready, 5 * second);
    say("web", noSecret, 5 * second);
    expect(rolloutState.outcome(5 * second)).toBe("failed");
  });

  it("must last until the cluster retries, if that is longer than fail-fast", () => {
    const { rolloutState, say } = follow({ failFast: 0 });
    say("web", { ...noSecret, retriedWithin: 20 * second }, 5 * second);
    expect(rolloutState.failsAt()).toBe(25 * second);
  });

  it("ends the wait when the first has lasted long enough, whatever the state of the others", () => {
    const { rolloutState, say } = follow();
    say("web", noSecret, 5 * second);
    say("db", crashes, 10 * second);
    expect(rolloutState.failsAt()).toBe(25 * second);
    say("web", ready, 20 * second);
    expect(rolloutState.failsAt()).toBe(30 * second);
  });
});

describe("a failure that could end the wait at once", () => {
  it.each([
    ["since it is terminal", noImage, 20 * second],
    ["since fail-fast is 0", noSecret, 0],
  ])("leaves two seconds to the others, %s", (_, failure, failFast) => {
    for (const undecided of [starting, slowPull]) {
      const { rolloutState, say } = follow({ failFast });
      say("web", undecided, 5 * second);
      say("db", failure, 5 * second);
      expect([rolloutState.failsAt(), rolloutState.outcome(6.9 * second)]).toEqual([7 * second, undefined]);
      expect(rolloutState.outcome(7 * second)).toBe("failed");
    }
  });

  it("waits no longer than that after it became terminal", () => {
    const { rolloutState, say } = follow();
    say("db", noSecret, 5 * second);
    say("db", noImage, 15 * second);
    expect(rolloutState.failsAt()).toBe(17 * second);
  });

  it("ends the wait as soon as the others have failed too, or are ready", () => {
    for (const readiness of [noImage, crashes, ready]) {
      const { rolloutState, say } = follow();
      say("db", noImage, 5 * second);
      say("web", readiness, 5.5 * second);
      expect(rolloutState.outcome(5.5 * second)).toBe("failed");
    }
  });
});

describe("without fail-fast", () => {
  it("only the deadline ends the wait, even for a terminal failure", () => {
    const { rolloutState, say } = follow({ failFast: undefined });
    say("web", noSecret, 5 * second);
    say("db", noImage, 5 * second);
    expect([rolloutState.failsAt(), rolloutState.outcome(3_600 * second)]).toEqual([undefined, undefined]);
  });
});

describe("a problem that may resolve", () => {
  it("never ends the wait", () => {
    const { rolloutState, say } = follow();
    say("web", slowPull, 0);
    expect([rolloutState.failsAt(), rolloutState.outcome(3_600 * second)]).toEqual([undefined, undefined]);
  });
});

describe("the wait", () => {
  it("ends when all are ready at the same time", () => {
    const { rolloutState, say } = follow();
    say("web", ready, 1 * second);
    expect(rolloutState.outcome(1 * second)).toBeUndefined();
    say("web", starting, 2 * second);
    say("db", ready, 3 * second);
    expect(rolloutState.unready().map(({ ref }) => ref.name)).toEqual(["web"]);
    say("web", ready, 4 * second);
    expect(rolloutState.outcome(4 * second)).toBe("ready");
    expect(rolloutState.objects(9 * second).map(({ readyAfter }) => readyAfter)).toEqual([4 * second, 3 * second]);
  });
});

describe("a change of state", () => {
  it("is returned once, with the state before and how long it lasted", () => {
    const { say } = follow();
    say("web", starting, 2 * second);
    expect(say("web", starting, 5 * second)).toEqual([]);
    expect(say("web", slowPull, 9 * second)).toMatchObject([{ before: starting, now: slowPull, lasted: 7 * second }]);
  });

  it("counts only if the state or the message differs", () => {
    const { rolloutState, say } = follow();
    say("web", starting, 2 * second);
    say("web", { ...starting }, 30 * second);
    expect(rolloutState.objects(42 * second).map(({ unchangedFor }) => unchangedFor)).toEqual([
      40 * second,
      42 * second,
    ]);
  });
});

describe("an object without a report of a controller", () => {
  const silent: Readiness = { state: "progressing", message: "waiting for its controller", accepted: "unreported" };
  const unclear: Readiness = { state: "progressing", message: "phase is Whatever", accepted: "unclear" };
  const times = { begun: Date.UTC(2026, 0, 1, 10), since: Date.UTC(2026, 0, 1, 10) };

  /** Standings of a custom resource beside a Deployment, which is ready at 3 s. */
  function beside(fields: Partial<RolloutTarget> = {}, { made = "2026-01-01T10:00:00Z", status = {} as unknown } = {}) {
    const custom = (name: string): RolloutTarget => ({
      ref: { apiVersion: "acme.example/v1", kind: "Widget", namespace: "shop", name },
      collection: "/never",
      applied: {
        apiVersion: "acme.example/v1",
        kind: "Widget",
        metadata: { name, generation: 1, creationTimestamp: made },
      },
      hasStatus: true,
      ...fields,
    });
    const [widget, web, sibling] = [custom("widget"), target("web"), custom("sibling")];
    const old = { ...web, applied: { ...web.applied, metadata: { ...web.applied.metadata, creationTimestamp: made } } };
    const rolloutState = rolloutStateOf([widget, old, sibling], 20 * second, times);
    const say = (of: RolloutTarget, readiness: Readiness, now: number, object = of.applied) =>
      rolloutState.record(new Map([[of, { readiness, object, owned: noOwnedResources }]]), now);
    say(sibling, ready, 1 * second, { ...sibling.applied, status });
    say(widget, silent, 1 * second);
    return { rolloutState, widget, say, web: old };
  }

  it("counts as unproven 10 s after everything else is ready", () => {
    const { rolloutState, say, web } = beside();
    expect(rolloutState.acceptsAt()).toBeUndefined();
    say(web, ready, 3 * second);
    expect(rolloutState.acceptsAt()).toBe(13 * second);
    expect([rolloutState.outcome(12.9 * second), rolloutState.outcome(13 * second)]).toEqual([undefined, "ready"]);
    rolloutState.accept(13 * second);
    expect(rolloutState.objects(13 * second)[0]?.readiness).toEqual({
      state: "ready",
      message: "no controller has reported its status",
      unproven: "unreported",
    });
  });

  it("is waited for if another object of its kind has a report", () => {
    const { rolloutState, say, web } = beside({}, { status: { phase: "Ready" } });
    say(web, ready, 3 * second);
    expect([rolloutState.acceptsAt(), rolloutState.outcome(600 * second)]).toEqual([undefined, undefined]);
  });

  it("is not waited for if its kind has no status subresource", () => {
    const { rolloutState, say, web } = beside({ hasStatus: false });
    say(web, ready, 3 * second);
    expect(rolloutState.acceptsAt()).toBe(3 * second);
  });

  it("is not waited for if the run has not changed it", () => {
    const { rolloutState, say, web } = beside({}, { made: "2026-01-01T09:00:00Z" });
    say(web, ready, 3 * second);
    expect(rolloutState.acceptsAt()).toBe(3 * second);
  });

  it("keeps the message of an unclear status", () => {
    const { rolloutState, say, widget, web } = beside({}, { status: { phase: "Ready" } });
    say(web, ready, 3 * second);
    say(widget, unclear, 4 * second);
    rolloutState.accept(14 * second);
    expect(rolloutState.objects(14 * second)[0]?.readiness).toEqual({
      state: "ready",
      message: "phase is Whatever",
      unproven: "unclear",
    });
  });

  it("does not hide another object's failure", () => {
    const { rolloutState, say, web } = beside();
    say(web, slowPull, 3 * second);
    expect([rolloutState.acceptsAt(), rolloutState.outcome(600 * second)]).toEqual([undefined, undefined]);
  });
});
