import type { KubernetesObject } from "@pushpull/core/kubernetes";
import { describe, expect, it } from "vitest";
import type { ObjectChange } from "../../../packages/push/src/apply/object-changes.ts";
import type { Api } from "../../../packages/push/src/cluster/api.ts";
import { recordStartTime, runTimes } from "../../../packages/push/src/rollout/run-times.ts";

const at = (second: number) => Date.UTC(2026, 0, 1, 10, 0, second);
const written = (second: number) => new Date(at(second)).toISOString();

const change = (
  action: "created" | "configured" | "unchanged",
  metadata: KubernetesObject["metadata"],
): ObjectChange => {
  const after: KubernetesObject = { apiVersion: "v1", kind: "ConfigMap", metadata };
  const planned = {} as ObjectChange["planned"];
  return { planned, action, before: undefined, after };
};
const applied = (second: number) => ({
  managedFields: [
    { manager: "kubectl", operation: "Update", time: written(second + 20) } as const,
    { manager: "pushpull", operation: "Apply", time: written(second) } as const,
  ],
});

describe("the time from which events count", () => {
  it("is the start of the run if nothing was written", () => {
    expect(runTimes(at(5), [change("unchanged", applied(2))])).toEqual({ begun: at(5), since: at(5) });
  });

  it("is the last write of the run, by the time that the API server recorded", () => {
    const changes = [change("configured", applied(9)), change("created", applied(7)), change("unchanged", applied(2))];
    expect(runTimes(at(5), changes)).toEqual({ begun: at(5), since: at(9) });
  });

  it("is the creation of an object without managed fields", () => {
    expect(runTimes(at(5), [change("created", { creationTimestamp: written(6) })])?.since).toBe(at(6));
  });

  it("is unknown if no response has a time", () => {
    expect(runTimes(undefined, [change("unchanged", applied(2))])).toBeUndefined();
  });
});

describe("the start of a run", () => {
  it("is the API server's time in its first response", async () => {
    const dates = [undefined, at(5), at(6)];
    const api: Api = {
      send: async () => ({ status: 200, body: {}, warnings: [], date: dates.shift() }),
      watch: () => Promise.reject(new Error("nothing is watched")),
    };
    const { api: asked, startTime } = recordStartTime(api);
    for (const expected of [undefined, at(5), at(5)]) {
      await asked.send({ method: "GET", path: "/api" });
      expect(startTime()).toBe(expected);
    }
  });
});
