/** What a failure says of what stood before the run. */
import type { KubernetesObject } from "@pushpull/core/kubernetes";
import { describe, expect, it } from "vitest";
import { diagnose } from "../../../packages/push/src/diagnose/diagnose.ts";
import { assess } from "../../../packages/push/src/readiness/assess.ts";
import { noClusterFacts } from "../../../packages/push/src/readiness/readiness.ts";
import { backsOff, event, pod, waits } from "../readiness/pods.ts";
import { answering, type Ill, lineOf, read, rolloutOf } from "./cases.ts";

const at = (second: number) => Date.UTC(2026, 0, 1, 10, 0, second);

/** Diagnoses it in a run that began at second 30 and has written nothing. */
async function diagnosed({ manifest: yaml, ...ill }: Ill) {
  const manifest = read(yaml);
  const rollout = rolloutOf(manifest, ill);
  const target = { ref: rollout.ref, collection: "/never", applied: rollout.object };
  const evidence = { ...noClusterFacts, ...rollout.owned, times: { begun: at(30), since: at(30) } };
  const readiness = assess(target, { present: true, object: rollout.object }, evidence);
  const [failure] = await diagnose([{ rollout: { ...rollout, readiness }, manifest }], {
    api: answering({}),
    redact: String,
  });
  if (failure === undefined) throw new Error("It is ready");
  return { failure, line: lineOf(failure, yaml) };
}

const creationTimestamp = "2026-01-01T09:00:00Z";
const manifest = (kind: string) => `apiVersion: apps/v1
kind: ${kind}
metadata: { name: x, namespace: shop }
spec:
  replicas: 2
  template:
    spec:
      containers:
        - name: web
          image: shop/web:9
`;

const podOf = (status: Readonly<Record<string, unknown>>, revision = "one"): KubernetesObject =>
  pod("x-0", {
    metadata: {
      ...{ name: "x-0", uid: "x-0", namespace: "shop", creationTimestamp },
      labels: { "controller-revision-hash": revision },
      ownerReferences: [{ uid: "x", kind: "StatefulSet", name: "x" }],
    },
    status,
  });
const notFound = "docker.io/shop/web:9: not found";
const statefulSet = { manifest: manifest("StatefulSet"), metadata: { creationTimestamp, generation: 1 } };

describe("a pull that failed before the run", () => {
  it("is reported as such on its line, with a retry command and without a cause", async () => {
    const { failure, line } = await diagnosed({
      ...statefulSet,
      status: { replicas: 1, updatedReplicas: 1, updateRevision: "one" },
      pods: [podOf(waits("ErrImagePull", notFound))],
      events: [event("x-0", "Failed", `Failed to pull image "shop/web:9": ${notFound}`, { at: 10 })],
    });
    expect(failure.message).toContain("(last failed 20s before this run, with no attempt since)");
    expect(failure.cause).toBeUndefined();
    expect(failure.hint).toBe("To retry now: kubectl delete pod x-0 --namespace shop");
    expect(line).toBe("image: shop/web:9");
  });
});

describe("a StatefulSet that is blocked by a pod of the previous revision", () => {
  it("has that as its cause, and the command as its hint", async () => {
    const { failure, line } = await diagnosed({
      ...statefulSet,
      status: { replicas: 1, updateRevision: "two" },
      pods: [podOf(waits("ErrImagePull", notFound))],
    });
    expect(failure.reason).toBe("BrokenPreviousPod");
    expect(failure.cause).toMatch(/broken pod of the previous revision.*Forced rollback/);
    expect(failure.cause).not.toMatch(/has no tag/);
    expect(failure.hint).toMatch(/: kubectl delete pod x-0 --namespace shop$/);
    expect(failure.container).toMatchObject({ pod: "x-0" });
    expect(line).toBe("apiVersion: apps/v1");
  });
});

describe("a Job that had failed before the run", () => {
  it("is reported as such, with its cause and a retry command", async () => {
    const { failure } = await diagnosed({
      manifest: manifest("Job").replace("apps/v1", "batch/v1"),
      metadata: { creationTimestamp },
      status: {
        conditions: [
          {
            ...{ type: "Failed", status: "True", reason: "BackoffLimitExceeded", message: "too often" },
            lastTransitionTime: "2026-01-01T10:00:10Z",
          },
        ],
      },
      pods: [podOf({ ...backsOff(3, { exitCode: 0, reason: "Completed" }), phase: "Failed" })],
    });
    expect(failure.message).toMatch(/^too often.* \(last failed 20s before this run\)$/);
    expect(failure.cause).toMatch(/its program exits without an error/);
    expect(failure.hint).toBe("To retry, run this before the next deployment: kubectl delete job x --namespace shop");
  });
});
