import type { Location } from "../errors/location.ts";
import type { ObjectRef } from "../kubernetes/kubernetes-object.ts";

/** Why an object is not ready, and what shows it. */
export interface ReportedFailure extends ObjectRef, Partial<Pick<Location, "file" | "line">> {
  /** One word: `ImagePullBackOff`. */
  readonly reason: string;
  readonly message: string;
  /** The likely cause; absent where the evidence supports none. */
  readonly cause?: string | undefined;
  /** What to do about it. */
  readonly hint?: string | undefined;
  /** What still serves. */
  readonly previous?: string | undefined;
  /** Path of the field that caused it: `spec.template.spec.containers[0].image`. */
  readonly field?: string | undefined;
  /** What has set that field, where it does not stand at that line. */
  readonly setBy?: string | undefined;
  readonly container?: ReportedContainer | undefined;
  readonly probe?: string | undefined;
  readonly logs: readonly ReportedLog[];
  readonly events: readonly ReportedEvent[];
  /** What could not be found out. */
  readonly unknown: readonly string[];
}

export interface ReportedContainer {
  readonly pod: string;
  readonly name: string;
  readonly image: string;
  readonly restarts: number;
  /** How it ended, in words. */
  readonly exit?: string | undefined;
}

export interface ReportedLog {
  readonly pod: string;
  readonly container: string;
  /** Whether it is of the run before the present one. */
  readonly previous: boolean;
  /** The last ones, oldest first. */
  readonly lines: readonly string[];
}

export interface ReportedEvent {
  /** `Pod/web-1` */
  readonly about: string;
  readonly reason: string;
  readonly message: string;
  readonly count: number;
  /** Seconds before the newest one that was seen. */
  readonly age?: number | undefined;
}

/** What the time of a rollout went to, by the pod that took longest: seconds since the apply, by the cluster's clocks. */
export interface ReportedTimeline {
  readonly pod: string;
  /** When it had come so far; what was not seen is absent. */
  readonly reached: Readonly<Partial<Record<ReportedMilestone, number>>>;
  /** What it had not come to, and when nobody waited for it any more. */
  readonly standing?: { readonly before: ReportedMilestone; readonly until: number } | undefined;
}

export type ReportedMilestone = "created" | "scheduled" | "pulled" | "started" | "ready";
