import { formatRef, type KubernetesObject, type ObjectRef } from "@pushpull/core/kubernetes";
import { firstFew } from "@pushpull/core/text";
import type { Resource } from "../cluster/discovery.ts";
import type { Manifest, ManifestSource } from "../manifests/manifest.ts";

/** Who writes an object: pushpull by server-side apply, or Helm as a part of its release. */
export type Writer = "pushpull" | "helm";

/** An object to apply. */
export interface PlannedObject {
  readonly ref: ObjectRef;
  /** The manifest with its images and namespace set. */
  readonly object: KubernetesObject;
  readonly source: ManifestSource;
  readonly resource: Resource;
  /** Keys of objects of the same set without which the server cannot validate this one. */
  readonly needs: readonly string[];
  /** Whether it is created if it does not exist, and otherwise left unchanged. */
  readonly onlyIfMissing: boolean;
  /** Of a hook, which is deleted and created again: see {@link Manifest.hookWeight}. */
  readonly hookWeight?: number | undefined;
  /** Who writes it. */
  readonly writer: Writer;
}

/** Objects that are applied in parallel, once all earlier waves are applied. */
export interface Wave {
  /** `argocd.argoproj.io/sync-wave`; 0 by default. */
  readonly syncWave: number;
  readonly objects: readonly PlannedObject[];
  /** What must be ready before the next wave starts: this wave, all of this sync-wave, or nothing. */
  readonly awaitReady: "wave" | "sync-wave" | "none";
}

/** Everything that will be applied, as plain data. */
export interface PushPlan {
  readonly waves: readonly Wave[];
}

/** Maximum number of objects named in a sentence. */
const maxNames = 3;

/** Names objects in a sentence: the first few, and the number of others. */
export function someNames(refs: readonly ObjectRef[]): string {
  return firstFew(
    refs.map((ref) => formatRef(ref)),
    maxNames,
  ).join(", ");
}
