import { describe, expect, it } from "vitest";
import { noOwnedResources, type Readiness } from "../../../packages/push/src/readiness/readiness.ts";
import { noticesOf, remarksOn } from "../../../packages/push/src/rollout/notices.ts";
import type { RolloutTarget } from "../../../packages/push/src/rollout/rollout.ts";
import type { StateChange } from "../../../packages/push/src/rollout/rollout-state.ts";

const ready: Readiness = { state: "ready" };
const starting: Readiness = { state: "progressing", message: "starting" };
const slowPull: Readiness = { state: "failing", reason: "ErrImagePull", message: "the registry does not respond" };
const noImage: Readiness = { state: "failed", reason: "ImagePullBackOff", message: "no such image" };
const crashes: Readiness = { state: "failed", reason: "CrashLoopBackOff", message: "ended with exit code 1" };

const target = (name: string, namespace = "shop"): RolloutTarget => ({
  ref: { apiVersion: "apps/v1", kind: "Deployment", namespace, name },
  collection: "/never",
  applied: { apiVersion: "apps/v1", kind: "Deployment", metadata: { name } },
});
const web = target("web");

const second = 1_000;
const clusterTime = () => 100 * second;

const told = (now: Readiness, of = web): StateChange => ({ target: of, before: starting, now, lasted: 0 });

/** What is told of one object of which one verdict after the other is said. */
const allOf = (results: readonly Readiness[], { failFast = 20_000 } = {}) => {
  const notices = noticesOf([web], failFast, clusterTime);
  return results.flatMap((readiness) => notices([told(readiness)]));
};

const failing = (message: string) => `Deployment/web is failing: ${message}`;
const grace = " (the run ends if this lasts 20s)";
const recovered = "Deployment/web has recovered and is ready";

describe("a failing object", () => {
  it("is reported at once, with the message of its rule", () => {
    expect(allOf([slowPull])).toEqual([failing("the registry does not respond")]);
  });

  it("is reported once, however often it fails", () => {
    expect(allOf([crashes, starting, crashes, starting, crashes])).toEqual([failing(`ended with exit code 1${grace}`)]);
  });

  it("is reported again for another reason, or a hard failure", () => {
    const forGood: Readiness = { ...slowPull, state: "failed" };
    expect(allOf([slowPull, forGood, crashes, slowPull])).toEqual([
      failing("the registry does not respond"),
      failing(`the registry does not respond${grace}`),
      failing(`ended with exit code 1${grace}`),
    ]);
  });

  it("is reported when it is ready again, and when it fails after that", () => {
    expect(allOf([slowPull, ready, slowPull])).toEqual([
      failing(slowPull.message),
      recovered,
      failing(slowPull.message),
    ]);
  });

  it("reports an object as recovered once it is ready, not when it starts again", () => {
    expect(allOf([slowPull, starting])).toEqual([failing(slowPull.message)]);
  });
});

describe("objects of two namespaces", () => {
  it("are reported with their namespace", () => {
    const targets = [web, target("web", "prod")];
    const lines = noticesOf(targets, undefined, clusterTime)(targets.map((each) => told(slowPull, each)));
    expect(lines.map((line) => line.split(" ")[0])).toEqual(["Deployment/shop/web", "Deployment/prod/web"]);
  });
});

describe("an object that never failed", () => {
  it("is not reported", () => {
    expect(allOf([starting, ready, starting])).toEqual([]);
  });
});

describe("the end of the run", () => {
  it("is announced only for a hard failure", () => {
    expect(allOf([slowPull, noImage]).map((line) => line.includes("the run ends"))).toEqual([false, true]);
  });

  it("is not announced if it is immediate, or only at the deadline", () => {
    const terminal: Readiness = { ...noImage, terminal: true };
    expect([
      ...allOf([terminal]),
      ...allOf([noImage], { failFast: 0 }),
      ...noticesOf([web], undefined, clusterTime)([told(noImage)]),
    ]).toEqual(Array(3).fill(failing("no such image")));
  });
});

describe("a failure from before the run", () => {
  const command = "kubectl rollout restart deployment/web --namespace shop";
  const before = {
    words: "last failed 2m 0s before this run",
    next: 140 * second,
    retry: { command, needsRun: false },
  };

  it("is reported as such, with the time of the next attempt and the command that starts one", () => {
    expect(allOf([{ ...slowPull, before }])).toEqual([
      `${failing(slowPull.message)} (last failed 2m 0s before this run; next attempt in about 40s). To retry now: ${command}`,
    ]);
  });

  it("is reported without a time that is unknown or in the past", () => {
    for (const next of [undefined, 99 * second]) {
      expect(allOf([{ ...slowPull, before: { ...before, next } }])).toEqual([
        `${failing(slowPull.message)} (last failed 2m 0s before this run). To retry now: ${command}`,
      ]);
    }
  });

  it("announces the time until the next attempt if that is longer than fail-fast", () => {
    expect(allOf([{ ...noImage, retriedWithin: 20 * second }], { failFast: 0 })).toEqual([
      failing(`no such image${grace}`),
    ]);
  });
});

describe("many failures", () => {
  it("are reported twenty times, then at the end", () => {
    const targets = Array.from({ length: 30 }, (_, index) => target(`web-${index}`));
    const notices = noticesOf(targets, undefined, clusterTime);
    const lines = targets.flatMap((each) => notices([told(noImage, each)]));
    expect(lines).toHaveLength(21);
    expect(lines.at(-2)).toBe("Deployment/web-19 is failing: no such image");
    expect(lines.at(-1)).toBe("Further failures are reported at the end.");
    expect(notices(targets.map((each) => told(crashes, each)))).toEqual([]);
  });
});

describe("an object that counts as ready", () => {
  const remarks = (message: string | undefined, count = 1) =>
    remarksOn(
      Array.from({ length: count }, (_, index) => ({
        ref: target(`web-${index}`).ref,
        object: web.applied,
        readiness: { state: "ready", ...(message === undefined ? {} : { message }) },
        owned: noOwnedResources,
        unchangedFor: 0,
      })),
    );

  it("is reported if its message is unexpected", () => {
    expect(remarks("paused: its pods are not updated")).toEqual([
      "Deployment/web-0 counts as ready: paused: its pods are not updated",
    ]);
  });

  it.each([undefined, "complete"])("is not reported if that is expected: %s", (message) => {
    expect(remarks(message)).toEqual([]);
  });

  it("is counted if there are many", () => {
    expect(remarks("suspended", 25)).toHaveLength(21);
    expect(remarks("suspended", 25).at(-1)).toBe("and 5 more");
  });

  it("is named if it is unproven, with advice", () => {
    const [line, hint] = remarksOn([
      {
        ref: web.ref,
        object: web.applied,
        readiness: { state: "ready", message: "no controller has reported its status", unproven: "unreported" },
        owned: noOwnedResources,
        unchangedFor: 0,
      },
    ]);
    expect(line).toBe("Deployment/web: no controller has reported its status");
    expect(hint).toContain("pushpull/ready-when");
  });
});
