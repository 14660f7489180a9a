import type { KubernetesObject } from "@pushpull/core/kubernetes";
import type { Evidence, Verdict } from "../types.ts";
import { unobserved } from "./generation.ts";
import { judgePods } from "./pods.ts";
import { refusedByCondition } from "./refused-pods.ts";
import { available, ready, tooFew, tooMany } from "./verdict.ts";

interface Spec {
  readonly replicas?: number;
  readonly minReadySeconds?: number;
}

interface Status {
  readonly replicas?: number;
  readonly availableReplicas?: number;
}

/** ReplicaSet and ReplicationController: ready when as many pods as wanted are available, and no more are left. */
export function judgeReplicaSet(object: KubernetesObject, evidence: Evidence): Verdict {
  const { replicas: wanted = 1, minReadySeconds } = (object.spec ?? {}) as Spec;
  const { replicas = 0, availableReplicas = 0 } = (object.status ?? {}) as Status;
  const unseen = unobserved(object);
  if (unseen !== undefined) return unseen;
  const missing =
    tooMany(replicas - wanted, "replica") ?? tooFew(availableReplicas, wanted, available(minReadySeconds));
  if (missing === undefined) return ready;
  const pods = judgePods(object, wanted, evidence);
  if (pods?.state === "failed") return pods;
  return refusedByCondition(object, evidence) ?? pods ?? missing;
}
