import { UserError } from "@pushpull/core/errors";
import type { KubernetesObject } from "@pushpull/core/kubernetes";
import type { Log } from "@pushpull/core/runner";
import { describe, expect, it } from "vitest";
import { type Api, ApiError } from "../../../packages/push/src/cluster/api.ts";
import { followRollout } from "../../../packages/push/src/rollout/follow-rollout.ts";
import type { RolloutTarget } from "../../../packages/push/src/rollout/rollout.ts";

const target = (kind: string, apiVersion: string, fields: Partial<KubernetesObject> = {}): RolloutTarget => ({
  ref: { apiVersion, kind, namespace: "shop", name: "x" },
  collection: "/never",
  applied: { apiVersion, kind, metadata: { name: "x", generation: 1 }, ...fields },
});
const configMap = target("ConfigMap", "v1");
const starting = target("Deployment", "apps/v1");

/** A log that keeps its lines, and an API that notes what it is asked for. */
function observe(api: Partial<Api> = {}) {
  const lines: string[] = [];
  const asked: string[] = [];
  const note = (line: string) => void lines.push(line);
  const log: Log = { info: note, debug: note, warning: note, error: note, group: (_, body) => body() };
  const silent: Api = {
    send: ({ path }) => {
      asked.push(path);
      return new Promise(() => undefined);
    },
    watch: () => {
      throw new Error("no watch without a list");
    },
    ...api,
  };
  const settings = { failFast: 20_000, errorBudget: () => 0, redact: (text: string) => text, set: [] };
  const ports = { api: silent, log, stop: new AbortController().signal, now: Date.now, ...settings };
  return { lines, asked, ports };
}

describe("following a rollout", () => {
  it("sends no request and prints nothing if everything is ready by the response of its apply", async () => {
    const status = { observedGeneration: 1, replicas: 1, updatedReplicas: 1, availableReplicas: 1 };
    const { lines, asked, ports } = observe();
    const rollout = await followRollout([configMap, target("Deployment", "apps/v1", { status })], ports);
    expect(rollout.outcome).toBe("ready");
    expect(rollout.objects.map(({ readyAfter }) => readyAfter)).toEqual([0, 0]);
    expect([lines, asked]).toEqual([[], []]);
  });

  it("ends with an unchanged failed Job, even if the API server sends no event", async () => {
    const conditions = [{ type: "Failed", status: "True", reason: "BackoffLimitExceeded", message: "too often" }];
    const { ports } = observe();
    const { outcome } = await followRollout([target("Job", "batch/v1", { status: { conditions } }), starting], ports);
    expect(outcome).toBe("failed");
  });

  it("ends with the signal while the API server does not respond", async () => {
    const stop = new AbortController();
    const { lines, asked, ports } = observe();
    const following = followRollout([configMap, starting], { ...ports, stop: stop.signal });
    stop.abort();
    const rollout = await following;
    expect(rollout.outcome).toBe("stopped");
    expect(rollout.objects[1]?.readiness.state).toBe("progressing");
    expect(asked.length).toBeLessThan(2);
    expect(lines).toEqual(["0 of 1 ready · Deployment/x waiting for its controller to observe the change"]);
  });

  it("has outcome deadline if the reason of the signal is a timeout", async () => {
    const { ports } = observe();
    const stop = AbortSignal.abort(new UserError("time is up", { code: "timeout" }));
    expect((await followRollout([starting], { ...ports, stop })).outcome).toBe("deadline");
  });

  it("has outcome lost, with the error, when the API server no longer accepts the identity", async () => {
    const { ports } = observe({ send: () => Promise.reject(new ApiError(401, { message: "Unauthorized" })) });
    expect(await followRollout([starting], ports)).toMatchObject({ outcome: "lost", message: "Unauthorized" });
  });
});
