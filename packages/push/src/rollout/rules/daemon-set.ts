import type { KubernetesObject } from "@pushpull/core/kubernetes";
import type { Evidence, Verdict } from "../types.ts";
import { unobserved } from "./generation.ts";
import { judgePods } from "./pods.ts";
import { refusedByEvent } from "./refused-pods.ts";
import { waitsForDeletion } from "./stateful-set.ts";
import { available, ready, readyBut, tooFew } from "./verdict.ts";

interface Spec {
  readonly updateStrategy?: { readonly type?: string };
  readonly minReadySeconds?: number;
}

interface Status {
  readonly desiredNumberScheduled?: number;
  readonly currentNumberScheduled?: number;
  readonly updatedNumberScheduled?: number;
  readonly numberAvailable?: number;
}

/** Ready when every node that should have a pod has an available one of the new revision; at once where none should. */
export function judgeDaemonSet(object: KubernetesObject, evidence: Evidence): Verdict {
  const { updateStrategy, minReadySeconds } = (object.spec ?? {}) as Spec;
  const status = (object.status ?? {}) as Status;
  const { desiredNumberScheduled: wanted = 0, updatedNumberScheduled: updated = 0, numberAvailable = 0 } = status;
  const unseen = unobserved(object);
  if (unseen !== undefined) return unseen;
  const onDelete = updateStrategy?.type === "OnDelete";
  const missing =
    (onDelete ? undefined : tooFew(updated, wanted, "pods updated")) ??
    tooFew(numberAvailable, wanted, available(minReadySeconds));
  if (missing !== undefined) {
    const pods = judgePods(object, wanted, evidence);
    if (pods?.state === "failed") return pods;
    const { currentNumberScheduled: present = 0 } = status;
    return (present < wanted ? refusedByEvent(object, evidence) : undefined) ?? pods ?? missing;
  }
  if (wanted === 0) return readyBut("no node matches");
  return onDelete && updated < wanted ? readyBut(waitsForDeletion(wanted - updated)) : ready;
}
