import type { KubernetesObject } from "@pushpull/core/kubernetes";
import type { Condition } from "../pods/conditions.ts";

/**
 * Whether an object is ready, and if not, what is missing. Each kind has one rule, which uses the live object and its owned
 * resources. `rollout/` decides how long to wait for an object, and when a failure ends the wait.
 *
 * Messages tell a person what is still missing, in a few words.
 */
export type Readiness =
  | { readonly state: "ready"; readonly message?: string; readonly unproven?: Unproven }
  /**
   * In progress. If `accepted` is set, the wait is short: without a further report, the object counts as ready but unproven.
   */
  | { readonly state: "progressing"; readonly message: string; readonly accepted?: Unproven }
  /** A problem that may resolve itself. */
  | ({ readonly state: "failing"; readonly reason: string; readonly message: string } & FailureEvidence)
  /**
   * A hard failure: as far as is known, the object cannot become ready without a change. It ends the wait once it has lasted
   * for the duration of `fail-fast`; a terminal failure, which no wait can resolve, ends it at once.
   */
  | ({
      readonly state: "failed";
      readonly reason: string;
      readonly message: string;
      readonly terminal?: boolean;
      /** Milliseconds within which the cluster tries again: the failure must last that long, whatever `fail-fast` is. */
      readonly retriedWithin?: number;
    } & FailureEvidence);

/** Why an object is not proven to be ready: no controller has reported on it, or only with unknown status words. */
export type Unproven = "unreported" | "unclear";

/** What a failure is based on. */
interface FailureEvidence {
  /** The attempt that failed, if the cluster waits before the next one. */
  readonly attempt?: Attempt;
  /** Set if the failure is older than the run, and no attempt has been made since. */
  readonly before?: BeforeRun;
}

/** One attempt, such as an image pull or a container start. Times are milliseconds since 1970, by the cluster's clock. */
export interface Attempt {
  /** When it failed; 0 if that is not known, which counts as before everything else. */
  readonly at: number;
  /** When the next one is due; undefined if that is not known. */
  readonly next?: number | undefined;
}

/** A failure from before the run. It is reported as such, and is not an effect of this run. */
export interface BeforeRun {
  /** `last failed 2m 0s before this run`; undefined if the time does not matter. */
  readonly words?: string | undefined;
  /** When the next attempt is due, in milliseconds since 1970, by the cluster's clock. */
  readonly next?: number | undefined;
  /** Undefined if no command is known for the kind. */
  readonly retry?: RetryCommand | undefined;
}

/** A command that starts another attempt. */
export interface RetryCommand {
  /** As typed in a shell. */
  readonly command: string;
  /** Whether the command deletes the object, and only another run creates it again. */
  readonly needsRun: boolean;
}

/**
 * The times after which events in the cluster count as effects of the run. Milliseconds since 1970 by the API server's
 * clock, in whole seconds, as it writes them: the runner's clock may be wrong by hours.
 */
export interface RunTimes {
  /** When the run began. For an object that was created since then, everything counts. */
  readonly begun: number;
  /** The last write of the run, or its beginning. For an older object, only what happens after this counts. */
  readonly since: number;
}

/** What all rules may use in addition to the object itself. */
export interface ClusterFacts {
  /** Names of the StorageClasses that bind a claim only once a pod uses it (`WaitForFirstConsumer`). */
  readonly lateBindingClasses: ReadonlySet<string>;
  /** `NAMESPACE/NAME` of Secrets that an operator creates from an object of the set: a missing one will still be created. */
  readonly operatorSecrets: ReadonlySet<string>;
  /** How many of the given number of pods of a workload may fail while the others start (`error-budget`). */
  readonly errorBudget: (pods: number) => number;
  /** Generations of the applied objects, by `KIND NAMESPACE/NAME`. */
  readonly generations?: ReadonlyMap<string, number>;
  /** `GROUP/VERSION/KIND` of custom resources that a controller reports on, as other objects in the cluster show. */
  readonly reportingKinds?: ReadonlySet<string>;
  /** Undefined if they are not known; everything counts then. */
  readonly times?: RunTimes | undefined;
}

/** The resources that belong to one object in the cluster. Empty if the identity may not read them. */
export interface OwnedResources {
  /** The ReplicaSets of a Deployment or a Rollout, including those of earlier revisions. */
  readonly revisions: readonly KubernetesObject[];
  /** Its pods, including those of earlier revisions. */
  readonly pods: readonly KubernetesObject[];
  /** Events (`v1`) about the object, its revisions and its pods: all Warnings, and the others since the watch began. */
  readonly events: readonly KubernetesObject[];
}

export interface Evidence extends ClusterFacts, OwnedResources {}

/**
 * Assesses objects of one kind. Pure.
 * @param object the live object, as the API server returned it
 */
export type ReadinessRule = (object: KubernetesObject, evidence: Evidence) => Readiness;

/** The facts before anything has been read. */
export const noClusterFacts: ClusterFacts = {
  lateBindingClasses: new Set(),
  operatorSecrets: new Set(),
  errorBudget: () => 0,
};

export const noOwnedResources: OwnedResources = { revisions: [], pods: [], events: [] };

type ReadinessOf<State extends Readiness["state"]> = Extract<Readiness, { readonly state: State }>;

export const ready: Readiness = { state: "ready" };

/** Ready, with a remark for the log. */
export function readyBut(message: string): Readiness {
  return { state: "ready", message };
}

export function progressing(message: string): ReadinessOf<"progressing"> {
  return { state: "progressing", message };
}

/**
 * A problem that may resolve itself.
 * @param reason one machine-readable word, as in a condition's `reason`
 * @param attempt the failed attempt, if the cluster waits before the next one
 */
export function failing(reason: string, message: string, attempt?: Attempt): ReadinessOf<"failing"> {
  return { state: "failing", reason, message, ...(attempt && { attempt }) };
}

/** A hard failure: cannot become ready without a change. */
export function failed(reason: string, message: string, attempt?: Attempt): ReadinessOf<"failed"> {
  return { state: "failed", reason, message, ...(attempt && { attempt }) };
}

/** A hard failure that no wait can resolve: ends the wait at once. */
export function terminallyFailed(reason: string, message: string, attempt?: Attempt): ReadinessOf<"failed"> {
  return { state: "failed", reason, message, terminal: true, ...(attempt && { attempt }) };
}

/** `2 of 3 replicas updated` while there are too few; undefined once there are enough. */
export function tooFew(have: number, want: number, what: string): Readiness | undefined {
  return have < want ? progressing(`${have} of ${want} ${what}`) : undefined;
}

/** `1 old replica still to terminate` while there are any; undefined once there are none. */
export function tooMany(count: number, kind: string): Readiness | undefined {
  return count > 0 ? progressing(`${count} ${kind}${count === 1 ? "" : "s"} still to terminate`) : undefined;
}

/** The word for available replicas; names `minReadySeconds`, since it makes a ready pod wait. */
export function available(minReadySeconds = 0): string {
  return minReadySeconds > 0 ? `available (minReadySeconds: ${minReadySeconds})` : "available";
}

/** The attempt that a condition describes, by its last transition. */
export function attemptOf({ lastTransitionTime = "" }: Condition): Attempt | undefined {
  const at = Date.parse(lastTransitionTime);
  return Number.isNaN(at) ? undefined : { at };
}
