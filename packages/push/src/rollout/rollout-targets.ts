import { objectKey } from "@pushpull/core/kubernetes";
import { type Applied, actualRef } from "../apply/object-changes.ts";
import { collectionPath } from "../cluster/discovery.ts";
import type { Rollout, RolloutTarget } from "./rollout.ts";

/** What to follow of an applied object. */
export function toTarget(applied: Applied): RolloutTarget {
  const { ref, resource } = applied.planned;
  return {
    ref: actualRef(applied),
    collection: collectionPath(resource, ref.namespace),
    applied: applied.after,
    hasStatus: resource.hasStatus,
  };
}

/** Whether anything was waited for: only then may another run have changed objects meanwhile. */
export function tookTime({ objects }: Rollout): boolean {
  return objects.some(({ readyAfter }) => readyAfter !== 0);
}

/** Applied objects that no wave has waited for yet. */
export function notFollowed(applied: readonly Applied[], rollouts: readonly Rollout[]): readonly Applied[] {
  const followed = new Set(rollouts.flatMap(({ objects }) => objects.map(({ ref }) => objectKey(ref))));
  return applied.filter((change) => !followed.has(objectKey(toTarget(change).ref)));
}
