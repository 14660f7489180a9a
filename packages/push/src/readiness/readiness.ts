import type { KubernetesObject } from "@pushpull/core/kubernetes";
import type { Condition } from "../pods/conditions.ts";

/** What a readiness rule says of an object. Messages are for people: what is still missing, in a few words. */
export type Readiness =
  | { readonly state: "ready"; readonly message?: string; readonly unproven?: Unproven }
  /**
   * On its way. What is `accepted` is waited for only for a while: where nothing more is said of it, it is left as
   * unproven.
   */
  | { readonly state: "progressing"; readonly message: string; readonly accepted?: Unproven }
  /** Something is wrong that may heal by itself. */
  | ({ readonly state: "failing"; readonly reason: string; readonly message: string } & FailureEvidence)
  /**
   * A hard failure: it cannot become ready without a change, as far as can be seen. It has to stand for the time of
   * `fail-fast`, except where it is certain: where no wait can heal it, and nothing else of the object goes on.
   */
  | ({
      readonly state: "failed";
      readonly reason: string;
      readonly message: string;
      readonly terminal?: boolean;
      /** Milliseconds that it has to stand, whatever `fail-fast` says: within that time it is tried again. */
      readonly retriedWithin?: number;
    } & FailureEvidence);

/** Why nothing shows that an object is ready: nobody has reported on it, or in words that are not known. */
export type Unproven = "unreported" | "unclear";

/** What the failure of a verdict rests on. */
interface FailureEvidence {
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
export type ReadinessRule = (object: KubernetesObject, evidence: Evidence) => Readiness;

/** What is so as long as nobody has looked. */
export const nothingKnown: ClusterFacts = {
  lateBindingClasses: new Set(),
  promisedSecrets: new Set(),
  errorBudget: () => 0,
};

export const nothingOwned: OwnedResources = { revisions: [], pods: [], events: [] };

type ReadinessOf<State extends Readiness["state"]> = Extract<Readiness, { readonly state: State }>;

export const ready: Readiness = { state: "ready" };

/** Ready, with something that a person should know. */
export function readyBut(message: string): Readiness {
  return { state: "ready", message };
}

export function progressing(message: string): ReadinessOf<"progressing"> {
  return { state: "progressing", message };
}

/**
 * @param reason one word for machines, as in a condition's `reason`
 * @param attempt what it rests on, where there is a pause before the next one
 */
export function failing(reason: string, message: string, attempt?: Attempt): ReadinessOf<"failing"> {
  return { state: "failing", reason, message, ...(attempt && { attempt }) };
}

/** The same for what cannot become ready without a change. */
export function failed(reason: string, message: string, attempt?: Attempt): ReadinessOf<"failed"> {
  return { state: "failed", reason, message, ...(attempt && { attempt }) };
}

/** No wait can heal it: it ends the wait at once. */
export function terminallyFailed(reason: string, message: string, attempt?: Attempt): ReadinessOf<"failed"> {
  return { state: "failed", reason, message, terminal: true, ...(attempt && { attempt }) };
}

/** `2 of 3 replicas updated` while there are too few; undefined when there are enough. */
export function tooFew(have: number, want: number, what: string): Readiness | undefined {
  return have < want ? progressing(`${have} of ${want} ${what}`) : undefined;
}

/** `1 old replica still to terminate` while there are too many; undefined when there are none. */
export function tooMany(count: number, kind: string): Readiness | undefined {
  return count > 0 ? progressing(`${count} ${kind}${count === 1 ? "" : "s"} still to terminate`) : undefined;
}

/** What an available replica is, where that takes longer than to be ready. */
export function available(minReadySeconds = 0): string {
  return minReadySeconds > 0 ? `available (minReadySeconds: ${minReadySeconds})` : "available";
}

/** The attempt that a condition describes: since when the condition has its status. */
export function attemptOf({ lastTransitionTime = "" }: Condition): Attempt | undefined {
  const at = Date.parse(lastTransitionTime);
  return Number.isNaN(at) ? undefined : { at };
}
