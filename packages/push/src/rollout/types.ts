import type { KubernetesObject, ObjectRef } from "@pushpull/core/kubernetes";

/** What a readiness rule says of an object. Messages are for people: what is still missing, in a few words. */
export type Verdict =
  | { readonly state: "ready"; readonly message?: string; readonly unproven?: Unproven }
  /**
   * On its way. What is `accepted` is waited for only for a while: where nothing more is said of it, it is left as
   * unproven.
   */
  | { readonly state: "progressing"; readonly message: string; readonly accepted?: Unproven }
  /** Something is wrong that may heal by itself. */
  | ({ readonly state: "failing"; readonly reason: string; readonly message: string } & Evident)
  /**
   * A hard failure: it cannot become ready without a change, as far as can be seen. It has to stand for the time of
   * `fail-fast`, except where it is certain: where no wait can heal it, and nothing else of the object goes on.
   */
  | ({
      readonly state: "failed";
      readonly reason: string;
      readonly message: string;
      readonly certain?: boolean;
      /** Milliseconds that it has to stand, whatever `fail-fast` says: within that time it is tried again. */
      readonly stands?: number;
    } & Evident);

/** Why nothing shows that an object is ready: nobody has reported on it, or in words that are not known. */
export type Unproven = "unreported" | "unclear";

/** What the failure of a verdict rests on. */
interface Evident {
  /** The attempt that failed, where the cluster tries again only after a pause. */
  readonly attempt?: Attempt;
  /** Set where it stood before the run, and nothing has been tried since. */
  readonly before?: BeforeRun;
}

/** One attempt at something: to pull an image, to run a container. Times are milliseconds since 1970, by the cluster. */
export interface Attempt {
  /** When it failed; 0 where that is not known, which is before anything else. */
  readonly at: number;
  /** When the next one is due; undefined where nobody says. */
  readonly next?: number | undefined;
}

/** What stood before the run: shown as such, and no proof of what the run has done. */
export interface BeforeRun {
  /** `last failed 2m 0s before this run`; undefined where the time does not matter. */
  readonly words?: string | undefined;
  /** When the next attempt is due, in milliseconds since 1970, by the cluster. */
  readonly next?: number | undefined;
  /** Undefined where there is no command for the kind. */
  readonly start?: StartCommand | undefined;
}

/** What starts an attempt now. */
export interface StartCommand {
  /** As it is typed in a shell. */
  readonly command: string;
  /** Whether the run has to be started again after it: nobody else makes it anew. */
  readonly again: boolean;
}

/**
 * From when on what happens in the cluster is evidence. Milliseconds since 1970 by the clock of the API server, in whole
 * seconds, as it writes its times: the runner's clock may be wrong by hours.
 */
export interface RunTimes {
  /** When the run began: whatever is made since then counts with all that it does. */
  readonly begun: number;
  /** The last write of the run, or else its beginning: of what is older, only what it does after this counts. */
  readonly since: number;
}

/** What all rules may know besides the object itself. */
export interface ClusterFacts {
  /** Names of the StorageClasses that bind a claim only when a pod wants it (`WaitForFirstConsumer`). */
  readonly lateBindingClasses: ReadonlySet<string>;
  /** `NAMESPACE/NAME` of Secrets that an operator makes from something in the set: one that is missing will come. */
  readonly promisedSecrets: ReadonlySet<string>;
  /** How many of so many pods of one workload may fail for a moment while the others come up (`error-budget`). */
  readonly errorBudget: (pods: number) => number;
  /** Generations of the objects of the set as they were applied, by `KIND NAMESPACE/NAME`. */
  readonly generations?: ReadonlyMap<string, number>;
  /** `GROUP/VERSION/KIND` of custom resources of which the cluster shows that a controller reports on them. */
  readonly reportingKinds?: ReadonlySet<string>;
  /** Undefined where they are not known: everything counts then. */
  readonly times?: RunTimes | undefined;
}

/** What the cluster holds that belongs to one object. All of it is empty where it may not be read. */
export interface OwnedResources {
  /** The ReplicaSets of a Deployment or of a Rollout, those of earlier revisions too. */
  readonly revisions: readonly KubernetesObject[];
  /** Its pods, those of earlier revisions too. */
  readonly pods: readonly KubernetesObject[];
  /** Events (`v1`) about the object, its revisions and its pods: all Warnings, and what else came while we watched. */
  readonly events: readonly KubernetesObject[];
}

export interface Evidence extends ClusterFacts, OwnedResources {}

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
  /** Whether its kind has a status subresource, which is made for a controller; undefined where it is not known. */
  readonly hasStatus?: boolean | undefined;
}

/** How one object's rollout stands, and in the end: how it ended. */
export interface ObjectRollout {
  readonly ref: ObjectRef;
  readonly verdict: Verdict;
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
