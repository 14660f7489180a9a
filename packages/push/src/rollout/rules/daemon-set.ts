import type { KubernetesObject } from "@pushpull/core";
import type { Verdict } from "../types.ts";
import { unobserved } from "./generation.ts";
import { waitsForDeletion } from "./stateful-set.ts";
import { ready, readyBut, tooFew } from "./verdict.ts";

interface Status {
  readonly desiredNumberScheduled?: number;
  readonly updatedNumberScheduled?: number;
  readonly numberAvailable?: number;
}

/** Ready when every node that should have a pod has an available one of the new revision; at once where none should. */
export function judgeDaemonSet(object: KubernetesObject): Verdict {
  const spec = (object.spec ?? {}) as { readonly updateStrategy?: { readonly type?: string } };
  const status = (object.status ?? {}) as Status;
  const { desiredNumberScheduled: wanted = 0, updatedNumberScheduled: updated = 0, numberAvailable = 0 } = status;
  const onDelete = spec.updateStrategy?.type === "OnDelete";
  const missing =
    unobserved(object) ??
    (onDelete ? undefined : tooFew(updated, wanted, "pods updated")) ??
    tooFew(numberAvailable, wanted, "available");
  if (missing !== undefined) return missing;
  if (wanted === 0) return readyBut("no node matches");
  return onDelete && updated < wanted ? readyBut(waitsForDeletion(wanted - updated)) : ready;
}
