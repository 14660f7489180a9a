import { formatRef, type KubernetesObject, type ObjectRef } from "@pushpull/core/kubernetes";
import type { Resource } from "../cluster/discovery.ts";
import type { ManifestSource } from "../manifests/manifest.ts";

/** One object that is to be applied. */
export interface PlannedObject {
  readonly ref: ObjectRef;
  /** What is sent: the manifest with its images set and its namespace filled in. */
  readonly object: KubernetesObject;
  readonly source: ManifestSource;
  readonly resource: Resource;
  /** Keys of objects without which the server cannot validate this one, as far as they are in the same set. */
  readonly needs: readonly string[];
  /** Created where it is not there, and left alone where it is. */
  readonly onlyIfMissing: boolean;
}

/** Objects that are applied side by side, once everything in the waves before is there. */
export interface Wave {
  /** `argocd.argoproj.io/sync-wave`, 0 where it is not set. */
  readonly syncWave: number;
  readonly objects: readonly PlannedObject[];
  /** What has to be ready before the next wave begins: this wave, all of this sync-wave, or nothing. */
  readonly awaitReady: "wave" | "sync-wave" | "none";
}

/** All that will be done to the cluster, as a value: it can be printed, compared and tested. */
export interface PushPlan {
  readonly waves: readonly Wave[];
}

/** So many objects are named in a sentence. */
const maxNames = 3;

/** The names of objects, as a part of a sentence: the first few, and how many more there are. */
export function someNames(refs: readonly ObjectRef[]): string {
  const names = refs.slice(0, maxNames).map((ref) => formatRef(ref));
  const more = refs.length > maxNames ? [`and ${refs.length - maxNames} more`] : [];
  return [...names, ...more].join(", ");
}
