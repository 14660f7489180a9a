import type { KubernetesObject } from "@pushpull/core/kubernetes";
import type { PodEvent } from "../pods/pod-events.ts";
import type { ObjectRollout } from "../rollout/rollout.ts";
import type { ManifestField } from "./manifest-field.ts";
import type { RepresentativePod } from "./representative-pod.ts";

/** Everything that is known about one object that is not ready. */
export interface Facts {
  readonly rollout: ObjectRollout;
  readonly representative: RepresentativePod | undefined;
  /** The last lines of the container's log, oldest first. */
  readonly lines: readonly string[];
  /** The keys of the ConfigMap or Secret that lacks one; undefined if they are unknown. */
  readonly keys: readonly string[] | undefined;
  /** All nodes; undefined if they are unknown or incomplete. */
  readonly nodes: readonly KubernetesObject[] | undefined;
  /** The events about the object itself, newest first. */
  readonly events: readonly PodEvent[];
}

/** A cause that the facts support. */
export interface Finding {
  /** The likely cause, as a sentence without a full stop. */
  readonly cause?: string;
  readonly hint?: string;
  /** The fields of the manifest that may contain the cause, best first: the first one that exists is reported. */
  readonly fields: readonly ManifestField[];
}

/** A cause without its fields. */
export type Explanation = Pick<Finding, "cause" | "hint">;

/** Finds one category of causes. Pure. */
export type CauseRule = (facts: Facts) => Finding | undefined;
