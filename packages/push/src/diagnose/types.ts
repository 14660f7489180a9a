import type { Location } from "@pushpull/core/errors";
import type { FieldPath, ObjectRef } from "@pushpull/core/kubernetes";

/** Why an object is not ready, with what shows it. All texts are for people; those of others may say anything. */
export interface Failure {
  readonly ref: ObjectRef;
  /** One word for machines, as in a condition's `reason`: `ImagePullBackOff`. */
  readonly reason: string;
  /** What is wrong, as a sentence without a full stop at its end. */
  readonly message: string;
  /** The likely cause, as a sentence without a full stop; only where the evidence supports it. */
  readonly cause?: string | undefined;
  /** What to do about it; undefined where that is anybody's guess. */
  readonly hint?: string | undefined;
  /** The container that failed, of which pod. */
  readonly container?: FailedContainer | undefined;
  /** What a probe got: `readiness probe: GET /healthz :8080 → 404`. */
  readonly probe?: string | undefined;
  readonly logs: readonly ContainerLog[];
  readonly events: readonly ToldEvent[];
  /** What else could not be found out, and why: `the logs of web-1 may not be read`. */
  readonly unknown: readonly string[];
  /** `the previous version (web:1.4) is still serving with 3 of 3 pods` */
  readonly previous?: string | undefined;
  /** The field that caused it, in the manifest; empty for the object as a whole. */
  readonly field: FieldPath;
  /** Where that field is written, or else what is around it. */
  readonly location?: Location | undefined;
  /** Where the value of the field does not stand at that place: `set by input 'images'`. */
  readonly setBy?: string | undefined;
}

export interface FailedContainer {
  readonly pod: string;
  readonly name: string;
  readonly image: string;
  readonly restarts: number;
  /** How it ended, in words: `exit code 137, killed (SIGKILL): it used more than its memory limit of 64Mi`. */
  readonly exit?: string | undefined;
}

export interface ContainerLog {
  readonly pod: string;
  readonly container: string;
  /** Whether it is of the run before the present one (`kubectl logs --previous`). */
  readonly previous: boolean;
  /** The last ones, oldest first, at most 25 and 4 KB. */
  readonly lines: readonly string[];
}

/** Warning events that say the same. */
export interface ToldEvent {
  /** What it is about: `Pod/web-1`. */
  readonly about: string;
  readonly reason: string;
  readonly message: string;
  readonly count: number;
  /** Seconds between the last one and the newest event that was seen: the cluster's clock may not be ours. */
  readonly age?: number | undefined;
}
