import type { KubernetesObject, ObjectRef } from "@pushpull/core/kubernetes";
import type { AppliedObject } from "../readiness/assess.ts";
import type { OwnedResources, Readiness } from "../readiness/readiness.ts";

/** An object whose rollout is followed. */
export interface RolloutTarget extends AppliedObject {
  /** URL path of the collection that it is in: `/apis/apps/v1/namespaces/shop/deployments`. */
  readonly collection: string;
  /** Whether its kind has a status subresource, which is made for a controller; undefined where it is not known. */
  readonly hasStatus?: boolean | undefined;
}

/** How one object's rollout stands, and in the end: how it ended. */
export interface ObjectRollout {
  readonly ref: ObjectRef;
  readonly readiness: Readiness;
  /** What was last seen of the object. */
  readonly object: KubernetesObject;
  /** What belonged to it then. */
  readonly owned: OwnedResources;
  /** For how many milliseconds nothing else has been said of it. */
  readonly unchangedFor: number;
  /** Milliseconds from the start of the follow-up to ready; 0 when it was before; undefined when it is not ready. */
  readonly readyAfter?: number | undefined;
}

export interface Rollout {
  /**
   * `ready`: all are. `deadline`: time is up. `failed`: at least one cannot become ready. `stopped`: the run was
   * cancelled. `lost`: the API server could not be asked any more.
   */
  readonly outcome: "ready" | "failed" | "deadline" | "stopped" | "lost";
  /** In the order of the targets. */
  readonly objects: readonly ObjectRollout[];
  /** Milliseconds from the start of the follow-up to its end. */
  readonly waited: number;
  /** Why it was lost. */
  readonly message?: string | undefined;
}
