import type { KubernetesObject, ObjectRef } from "@pushpull/core/kubernetes";
import type { AppliedObject } from "../readiness/assess.ts";
import type { OwnedResources, Readiness } from "../readiness/readiness.ts";

/**
 * Follows objects after the apply until all of them are ready, one of them has failed, or the run times out.
 * `readiness/` decides what ready means for each kind, and `diagnose/` why an object failed.
 */

/** An object whose rollout is followed. */
export interface RolloutTarget extends AppliedObject {
  /** URL path of its collection: `/apis/apps/v1/namespaces/shop/deployments`. */
  readonly collection: string;
  /** Whether its kind has a status subresource, as kinds with a controller usually do; undefined if it is not known. */
  readonly hasStatus?: boolean | undefined;
}

/** The state of one object's rollout; at the end, its result. */
export interface ObjectRollout {
  readonly ref: ObjectRef;
  readonly readiness: Readiness;
  /** Its last known state. */
  readonly object: KubernetesObject;
  /** The pods, ReplicaSets and events of that time. */
  readonly owned: OwnedResources;
  /** Milliseconds since its state or message last changed. */
  readonly unchangedFor: number;
  /** Milliseconds from the start of the wait until it was ready; 0 if it was ready before; undefined if it is not ready. */
  readonly readyAfter?: number | undefined;
}

export interface Rollout {
  /**
   * `ready`: all objects are. `deadline`: the run timed out. `failed`: at least one object cannot become ready.
   * `stopped`: the run was cancelled. `lost`: the API server refused a request or could not be reached.
   */
  readonly outcome: "ready" | "failed" | "deadline" | "stopped" | "lost";
  /** In the order of the targets. */
  readonly objects: readonly ObjectRollout[];
  /** Milliseconds from the start of the wait to its end. */
  readonly waited: number;
  /** The error, for outcome `lost`. */
  readonly message?: string | undefined;
}
