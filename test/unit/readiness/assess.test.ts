import type { KubernetesObject } from "@pushpull/core/kubernetes";
import { describe, expect, it } from "vitest";
import { assess, type Observation } from "../../../packages/push/src/readiness/assess.ts";
import { nothingKnown, nothingOwned } from "../../../packages/push/src/readiness/readiness.ts";
import { inWords } from "./cases.ts";

const nothing = { ...nothingKnown, ...nothingOwned };
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

describe("a target", () => {
  it("is judged by what the apply returned, as long as nothing else is known", () => {
    expect(readiness(undefined)).toBe("ready");
  });

  it("is not ready by a cache that has not seen the change", () => {
    const stale = deployment({ uid: "a", generation: 1 });
    expect(readiness({ present: true, object: stale })).toBe(
      "progressing: waiting for the API server to show the change",
    );
  });

  it("is judged as it is when somebody made it anew", () => {
    expect(readiness({ present: true, object: deployment({ uid: "b", generation: 1 }) })).toBe("ready");
  });

  it("is not ready while it is being deleted", () => {
    const leaving = deployment({ uid: "a", generation: 3, deletionTimestamp: "2026-01-01T10:00:00Z" });
    expect(readiness({ present: true, object: leaving })).toBe("failing (Terminating): is being deleted");
  });

  it("has failed once somebody deleted it", () => {
    expect(readiness({ present: false, object: applied })).toBe("failed (Deleted): was deleted");
  });
});

describe("a Job that is gone", () => {
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

  it("was complete when it was last seen", () => {
    const last = job({}, { conditions: [{ type: "Complete", status: "True" }] });
    expect(gone({ ttlSecondsAfterFinished: 0 }, last)).toBe("ready: complete");
  });

  it("may have ended any way when its end was not seen", () => {
    expect(gone({ ttlSecondsAfterFinished: 0 }, undefined)).toBe(
      "failed (Deleted): was removed (ttlSecondsAfterFinished) before its end was seen",
    );
  });

  it("was deleted when nothing would have cleaned it up", () => {
    expect(gone({}, job({}, {}))).toBe("failed (Deleted): was deleted");
  });
});
