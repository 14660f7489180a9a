import { describe, expect, it } from "vitest";
import { nothingOwned } from "../../../packages/push/src/rollout/owned-resources.ts";
import { standingsOf } from "../../../packages/push/src/rollout/standings.ts";
import type { Target, Verdict } from "../../../packages/push/src/rollout/types.ts";

const second = 1_000;
const ready: Verdict = { state: "ready" };
const starting: Verdict = { state: "progressing", message: "1 starting" };
const slowPull: Verdict = { state: "failing", reason: "ErrImagePull", message: "the registry does not answer" };
const noSecret: Verdict = { state: "failed", reason: "CreateContainerConfigError", message: "no Secret db" };
const crashes: Verdict = { state: "failed", reason: "CrashLoopBackOff", message: "ended with exit code 1" };
const noImage: Verdict = { state: "failed", reason: "ImagePullBackOff", message: "no such image", certain: true };

const target = (name: string): Target => ({
  ref: { apiVersion: "apps/v1", kind: "Deployment", namespace: "shop", name },
  collection: "/never",
  applied: { apiVersion: "apps/v1", kind: "Deployment", metadata: { name, generation: 1 } },
});

/** Standings of two Deployments, and a way to say something of them. */
function follow({ failFast }: { readonly failFast: number | undefined } = { failFast: 20 * second }) {
  const targets = { web: target("web"), db: target("db") };
  const standings = standingsOf(Object.values(targets), failFast);
  const say = (name: keyof typeof targets, verdict: Verdict, now: number) => {
    const judgement = { verdict, object: targets[name].applied, owned: nothingOwned };
    return standings.take(new Map([[targets[name], judgement]]), now);
  };
  return { standings, say };
}

describe("a hard failure", () => {
  it("ends the wait when it has stood for the time of fail-fast", () => {
    const { standings, say } = follow();
    say("web", noSecret, 5 * second);
    expect(standings.failsAt()).toBe(25 * second);
    expect(standings.outcome(24.9 * second)).toBeUndefined();
    expect(standings.outcome(25 * second)).toBe("failed");
  });

  it("counts from its beginning, whatever it turns into", () => {
    const { standings, say } = follow();
    say("web", noSecret, 5 * second);
    say("web", crashes, 15 * second);
    expect(standings.failsAt()).toBe(25 * second);
  });

  it("is forgotten when it heals, even for a moment", () => {
    for (const healed of [starting, slowPull, ready]) {
      const { standings, say } = follow();
      say("web", noSecret, 5 * second);
      say("web", healed, 10 * second);
      expect([standings.failsAt(), standings.outcome(60 * second)]).toEqual([undefined, undefined]);
      say("web", noSecret, 12 * second);
      expect(standings.failsAt()).toBe(32 * second);
    }
  });

  it("ends the wait at once where no wait can heal it, and nothing else is undecided", () => {
    const { standings, say } = follow();
    say("web", noSecret, 5 * second);
    say("db", noImage, 8 * second);
    expect(standings.outcome(8 * second)).toBe("failed");
  });

  it("ends the wait as soon as it is certain", () => {
    const { standings, say } = follow();
    say("db", ready, 5 * second);
    say("web", { ...noImage, certain: false }, 5 * second);
    expect(standings.outcome(6 * second)).toBeUndefined();
    say("web", noImage, 6 * second);
    expect(standings.outcome(6 * second)).toBe("failed");
  });

  it("ends the wait at once where nothing has to stand", () => {
    const { standings, say } = follow({ failFast: 0 });
    say("db", ready, 5 * second);
    say("web", noSecret, 5 * second);
    expect(standings.outcome(5 * second)).toBe("failed");
  });

  it("stands for as long as it takes to be tried again, where that is longer than fail-fast", () => {
    const { standings, say } = follow({ failFast: 0 });
    say("web", { ...noSecret, stands: 20 * second }, 5 * second);
    expect(standings.failsAt()).toBe(25 * second);
  });

  it("of the first that has stood for long enough ends the wait, whatever becomes of the others", () => {
    const { standings, say } = follow();
    say("web", noSecret, 5 * second);
    say("db", crashes, 10 * second);
    expect(standings.failsAt()).toBe(25 * second);
    say("web", ready, 20 * second);
    expect(standings.failsAt()).toBe(30 * second);
  });
});

describe("a failure that could end the wait at once", () => {
  it.each([
    ["since it is certain", noImage, 20 * second],
    ["since nothing has to stand", noSecret, 0],
  ])("leaves two seconds to the others, %s", (_, failure, failFast) => {
    for (const undecided of [starting, slowPull]) {
      const { standings, say } = follow({ failFast });
      say("web", undecided, 5 * second);
      say("db", failure, 5 * second);
      expect([standings.failsAt(), standings.outcome(6.9 * second)]).toEqual([7 * second, undefined]);
      expect(standings.outcome(7 * second)).toBe("failed");
    }
  });

  it("leaves them no more than that from when it is certain, however long it was uncertain", () => {
    const { standings, say } = follow();
    say("db", noSecret, 5 * second);
    say("db", noImage, 15 * second);
    expect(standings.failsAt()).toBe(17 * second);
  });

  it("ends the wait as soon as the others have failed too, or are ready", () => {
    for (const verdict of [noImage, crashes, ready]) {
      const { standings, say } = follow();
      say("db", noImage, 5 * second);
      say("web", verdict, 5.5 * second);
      expect(standings.outcome(5.5 * second)).toBe("failed");
    }
  });
});

describe("without fail-fast", () => {
  it("nothing but the deadline ends the wait, however certain the failure", () => {
    const { standings, say } = follow({ failFast: undefined });
    say("web", noSecret, 5 * second);
    say("db", noImage, 5 * second);
    expect([standings.failsAt(), standings.outcome(3_600 * second)]).toEqual([undefined, undefined]);
  });
});

describe("what may heal", () => {
  it("never ends the wait", () => {
    const { standings, say } = follow();
    say("web", slowPull, 0);
    expect([standings.failsAt(), standings.outcome(3_600 * second)]).toEqual([undefined, undefined]);
  });
});

describe("the wait", () => {
  it("ends when all are ready at the same time", () => {
    const { standings, say } = follow();
    say("web", ready, 1 * second);
    expect(standings.outcome(1 * second)).toBeUndefined();
    say("web", starting, 2 * second);
    say("db", ready, 3 * second);
    expect(standings.unready().map(({ ref }) => ref.name)).toEqual(["web"]);
    say("web", ready, 4 * second);
    expect(standings.outcome(4 * second)).toBe("ready");
    expect(standings.objects(9 * second).map(({ readyAfter }) => readyAfter)).toEqual([4 * second, 3 * second]);
  });
});

describe("what is told", () => {
  it("is each change once, with what was said before and for how long", () => {
    const { say } = follow();
    say("web", starting, 2 * second);
    expect(say("web", starting, 5 * second)).toEqual([]);
    expect(say("web", slowPull, 9 * second)).toMatchObject([{ before: starting, now: slowPull, stood: 7 * second }]);
  });

  it("is for how long the same has been said of an object", () => {
    const { standings, say } = follow();
    say("web", starting, 2 * second);
    say("web", { ...starting }, 30 * second);
    expect(standings.objects(42 * second).map(({ unchangedFor }) => unchangedFor)).toEqual([40 * second, 42 * second]);
  });
});
