import type { KubernetesObject, ObjectRef } from "@pushpull/core";

/** What a readiness rule says of an object. Messages are for people: what is still missing, in a few words. */
export type Verdict =
  | { readonly state: "ready"; readonly message?: string }
  /** On its way. */
  | { readonly state: "progressing"; readonly message: string }
  /** Something is wrong that may heal by itself. */
  | { readonly state: "failing"; readonly reason: string; readonly message: string }
  /** It cannot become ready without a change. */
  | { readonly state: "failed"; readonly reason: string; readonly message: string };

/** What a rule may know besides the object itself. */
export interface Surroundings {
  /** Names of the StorageClasses that bind a claim only when a pod wants it (`WaitForFirstConsumer`). */
  readonly lateBindingClasses: ReadonlySet<string>;
}

/**
 * Judges one kind of object by what is in the cluster. Pure.
 * @param object the live object, as the API server returned it
 */
export type ReadinessRule = (object: KubernetesObject, around: Surroundings) => Verdict;

/** An object whose rollout is followed. */
export interface Target {
  readonly ref: ObjectRef;
  /** URL path of the collection that it is in: `/apis/apps/v1/namespaces/shop/deployments`. */
  readonly collection: string;
  /** What the apply returned; its uid and generation tell which object and which revision is waited for. */
  readonly applied: KubernetesObject;
}

/** How one object's rollout ended. */
export interface ObjectRollout {
  readonly ref: ObjectRef;
  readonly verdict: Verdict;
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
  /** Why it was lost. */
  readonly message?: string | undefined;
}
