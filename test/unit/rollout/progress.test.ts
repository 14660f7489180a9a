import { describe, expect, it } from "vitest";
import { noOwnedResources, type Readiness } from "../../../packages/push/src/readiness/readiness.ts";
import { nextLine, progressOf } from "../../../packages/push/src/rollout/progress.ts";
import type { ObjectRollout } from "../../../packages/push/src/rollout/rollout.ts";

const object = (name: string, readiness: Readiness, { namespace = "shop", unchangedFor = 0 } = {}): ObjectRollout => ({
  ref: { apiVersion: "apps/v1", kind: "Deployment", namespace, name },
  readiness,
  object: { apiVersion: "apps/v1", kind: "Deployment", metadata: { name } },
  owned: noOwnedResources,
  unchangedFor,
});
const textOf = (objects: readonly ObjectRollout[]) => progressOf(objects, (text) => text).text;
const ready: Readiness = { state: "ready" };
const slow = (message: string): Readiness => ({ state: "progressing", message });

describe("the text of progress", () => {
  it("counts ready objects, and says what the others are missing", () => {
    const objects = [
      object("web", slow("2 of 3 replicas updated")),
      object("db", ready),
      object("lb", slow("1 of 3 available")),
    ];
    expect(textOf(objects)).toBe("1 of 3 ready · Deployment/web 2/3 updated · Deployment/lb 1/3 available");
  });

  it("names three in the order of the set, failures first, and counts the rest", () => {
    const bad = object("bad", { state: "failing", reason: "Unschedulable", message: "no node" });
    const objects = [..."abcd"].map((name) => object(name, slow("waiting")));
    expect(textOf([...objects, bad])).toBe(
      "0 of 5 ready · Deployment/bad no node · Deployment/a waiting · Deployment/b waiting · and 2 more",
    );
  });

  it("names namespaces only if there is more than one", () => {
    expect(textOf([object("web", slow("waiting")), object("web", ready, { namespace: "prod" })])).toBe(
      "1 of 2 ready · Deployment/shop/web waiting",
    );
  });

  it("truncates a controller's long message", () => {
    expect(textOf([object("web", slow("x".repeat(500)))]).length).toBeLessThan(130);
  });

  it("says from ten seconds on for how long an object is unchanged", () => {
    const objects = [
      object("web", slow("2 of 3 ready, 1 pulling image"), { unchangedFor: 40_000 }),
      object("lb", slow("1 of 3 available"), { unchangedFor: 9_900 }),
      object("db", ready, { unchangedFor: 90_000 }),
    ];
    const { text, timed } = progressOf(objects, (text) => text);
    expect(text).toBe("1 of 3 ready · Deployment/web 2/3 ready, 1 pulling image · Deployment/lb 1/3 available");
    expect(timed).toBe(
      "1 of 3 ready · Deployment/web 2/3 ready, 1 pulling image (for 40s) · Deployment/lb 1/3 available",
    );
  });

  it("only counts when all are ready", () => {
    expect(textOf([object("web", ready)])).toBe("1 of 1 ready");
  });
});

describe("the next line", () => {
  const second = 1_000;
  const line = (text: string, times = "") => ({ text, timed: text + times });

  it("comes at once when nothing has been printed", () => {
    expect(nextLine(line("0 of 1 ready"), undefined, 0, 0)).toEqual({ print: "0 of 1 ready" });
  });

  it("comes at most every five seconds, however much changes", () => {
    const printed = { text: "0 of 2 ready", at: 10 * second };
    expect(nextLine(line("1 of 2 ready"), printed, 0, 12 * second)).toEqual({ wait: 3 * second });
    expect(nextLine(line("1 of 2 ready"), printed, 0, 15 * second)).toEqual({ print: "1 of 2 ready" });
  });

  it("has durations, and is not printed only because they change", () => {
    const printed = { text: "0 of 2 ready", at: 10 * second };
    const standing = line("0 of 2 ready", " (for 16s)");
    expect(nextLine(standing, printed, 0, 16 * second)).toEqual({ wait: 24 * second });
    expect(nextLine(standing, printed, 0, 40 * second)).toEqual({
      print: "still waiting after 40s · 0 of 2 ready (for 16s)",
    });
  });

  it("says every thirty seconds that the run is still waiting", () => {
    const printed = { text: "0 of 2 ready", at: 60 * second };
    expect(nextLine(line("0 of 2 ready"), printed, 0, 61 * second)).toEqual({ wait: 29 * second });
    expect(nextLine(line("0 of 2 ready"), printed, 0, 90 * second)).toEqual({
      print: "still waiting after 1m 30s · 0 of 2 ready",
    });
  });
});
