import type { KubernetesObject, ObjectRef } from "@pushpull/core";

/** What a readiness rule says of an object. Messages are for people: what is still missing, in a few words. */
export type Verdict =
  | { readonly state: "ready"; readonly message?: string }
  /** On its way. */
  | { readonly state: "progressing"; readonly message: string }
  /** Something is wrong that may heal by itself. */
  | { readonly state: "failing"; readonly reason: string; readonly message: string }
  /**
   * A hard failure: it cannot become ready without a change, as far as can be seen. It has to stand for the time of
   * `fail-fast`, except where it is certain: where no wait can heal it, and nothing else of the object goes on.
   */
  | { readonly state: "failed"; readonly reason: string; readonly message: string; readonly certain?: boolean };

/** What all rules may know besides the object itself. */
export interface Surroundings {
  /** Names of the StorageClasses that bind a claim only when a pod wants it (`WaitForFirstConsumer`). */
  readonly lateBindingClasses: ReadonlySet<string>;
  /** `NAMESPACE/NAME` of Secrets that an operator makes from something in the set: one that is missing will come. */
  readonly promisedSecrets: ReadonlySet<string>;
  /** How many of so many pods of one workload may fail for a moment while the others come up (`error-budget`). */
  readonly errorBudget: (pods: number) => number;
}

/** What the cluster holds that belongs to one object. All of it is empty where it may not be read. */
export interface Belongings {
  /** The ReplicaSets of a Deployment or of a Rollout, those of earlier revisions too. */
  readonly revisions: readonly KubernetesObject[];
  /** Its pods, those of earlier revisions too. */
  readonly pods: readonly KubernetesObject[];
  /** Events (`v1`) about the object, its revisions and its pods: all Warnings, and what else came while we watched. */
  readonly events: readonly KubernetesObject[];
}

export interface Evidence extends Surroundings, Belongings {}

/**
 * Judges one kind of object by what is in the cluster. Pure.
 * @param object the live object, as the API server returned it
 */
export type ReadinessRule = (object: KubernetesObject, evidence: Evidence) => Verdict;

/** An object whose rollout is followed. */
export interface Target {
  readonly ref: ObjectRef;
  /** URL path of the collection that it is in: `/apis/apps/v1/namespaces/shop/deployments`. */
  readonly collection: string;
  /** What the apply returned; its uid and generation tell which object and which revision is waited for. */
  readonly applied: KubernetesObject;
}

/** How one object's rollout stands, and in the end: how it ended. */
export interface ObjectRollout {
  readonly ref: ObjectRef;
  readonly verdict: Verdict;
  /** What was last seen of the object. */
  readonly object: KubernetesObject;
  /** What belonged to it then. */
  readonly belongings: Belongings;
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
