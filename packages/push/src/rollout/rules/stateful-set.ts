import type { KubernetesObject } from "@pushpull/core";
import type { Verdict } from "../types.ts";
import { unobserved } from "./generation.ts";
import { ready, readyBut, tooFew, tooMany } from "./verdict.ts";

interface Spec {
  readonly replicas?: number;
  readonly updateStrategy?: { readonly type?: string; readonly rollingUpdate?: { readonly partition?: number } };
}

interface Status {
  readonly replicas?: number;
  readonly readyReplicas?: number;
  readonly availableReplicas?: number;
  readonly updatedReplicas?: number;
}

/**
 * Ready when the replicas from the partition on are of the new revision, and all are available. With `OnDelete` nobody
 * but the user replaces pods, so their revision is not waited for.
 */
export function judgeStatefulSet(object: KubernetesObject): Verdict {
  const { replicas: wanted = 1, updateStrategy } = (object.spec ?? {}) as Spec;
  const { replicas = 0, readyReplicas = 0, updatedReplicas = 0, ...status } = (object.status ?? {}) as Status;
  const onDelete = updateStrategy?.type === "OnDelete";
  const partition = Math.min(updateStrategy?.rollingUpdate?.partition ?? 0, wanted);
  const missing =
    unobserved(object) ??
    (onDelete ? undefined : tooFew(updatedReplicas, wanted - partition, "replicas updated")) ??
    tooMany(replicas - wanted, "replica") ??
    tooFew(status.availableReplicas ?? readyReplicas, wanted, "available");
  if (missing !== undefined) return missing;
  if (onDelete && updatedReplicas < wanted) return readyBut(waitsForDeletion(wanted - updatedReplicas));
  if (partition > 0) return readyBut(`partition ${partition}: ${updatedReplicas} of ${wanted} replicas updated`);
  return ready;
}

/** What a person should know of `OnDelete`: the change is not live yet. */
export function waitsForDeletion(count: number): string {
  return `OnDelete: ${count} ${count === 1 ? "pod keeps" : "pods keep"} the old revision until deleted`;
}
