import type { KubernetesObject } from "@pushpull/core/kubernetes";
import { describe, expect, it } from "vitest";
import { assess, type Observation } from "../../../packages/push/src/readiness/assess.ts";
import { noClusterFacts, noOwnedResources } from "../../../packages/push/src/readiness/readiness.ts";
import { inWords } from "./cases.ts";

const nothing = { ...noClusterFacts, ...noOwnedResources };
const ref = { apiVersion: "apps/v1", kind: "Deployment", namespace: "shop", name: "web" };
const deployment = (metadata: KubernetesObject["metadata"]): KubernetesObject => ({
  apiVersion: ref.apiVersion,
  kind: ref.kind,
  metadata: { name: "web", ...metadata },
  spec: { replicas: 1 },
  status: { observedGeneration: metadata.generation, replicas: 1, updatedReplicas: 1, availableReplicas: 1 },
});
const applied = deployment({ uid: "a", generation: 2 });
const readiness = (seen: Observation | undefined) => inWords(assess({ ref, applied }, seen, nothing));

describe("an applied object", () => {
  it("is assessed by the response of its apply until it is observed", () => {
    expect(readiness(undefined)).toBe("ready");
  });

  it("is not ready while the API server's cache has an older generation", () => {
    const stale = deployment({ uid: "a", generation: 1 });
    expect(readiness({ present: true, object: stale })).toBe(
      "progressing: waiting for the API server to show the change",
    );
  });

  it("is assessed by its new state after it was deleted and created again", () => {
    expect(readiness({ present: true, object: deployment({ uid: "b", generation: 1 }) })).toBe("ready");
  });

  it("is not ready while it is being deleted", () => {
    const leaving = deployment({ uid: "a", generation: 3, deletionTimestamp: "2026-01-01T10:00:00Z" });
    expect(readiness({ present: true, object: leaving })).toBe("failing (Terminating): is being deleted");
  });

  it("has failed once it is deleted", () => {
    expect(readiness({ present: false, object: applied })).toBe("failed (Deleted): was deleted");
  });
});

describe("a deleted Job", () => {
  const job = (spec: unknown, status: unknown) => ({
    apiVersion: "batch/v1",
    kind: "Job",
    metadata: { name: "seed" },
    spec,
    status,
  });
  const gone = (spec: unknown, last: KubernetesObject | undefined) =>
    inWords(
      assess(
        { ref: { apiVersion: "batch/v1", kind: "Job", name: "seed" }, applied: job(spec, {}) },
        { present: false, object: last },
        nothing,
      ),
    );

  it("is ready if it was complete when last observed", () => {
    const last = job({}, { conditions: [{ type: "Complete", status: "True" }] });
    expect(gone({ ttlSecondsAfterFinished: 0 }, last)).toBe("ready: complete");
  });

  it("has failed if its end was not observed before it was cleaned up", () => {
    expect(gone({ ttlSecondsAfterFinished: 0 }, undefined)).toBe(
      "failed (Deleted): was removed (ttlSecondsAfterFinished) before its result was read",
    );
  });

  it("counts as deleted without ttlSecondsAfterFinished", () => {
    expect(gone({}, job({}, {}))).toBe("failed (Deleted): was deleted");
  });
});
