import type { Location } from "../errors/location.ts";
import type { ObjectRef } from "../kubernetes/kubernetes-object.ts";

/** Why an object is not ready, with the evidence. */
export interface ReportedFailure extends ObjectRef, Partial<Pick<Location, "file" | "line">> {
  /** One word: `ImagePullBackOff`. */
  readonly reason: string;
  readonly message: string;
  /** The likely cause; absent without evidence for one. */
  readonly cause?: string | undefined;
  /** What to do about it. */
  readonly hint?: string | undefined;
  /** The previous version that still serves requests. */
  readonly previous?: string | undefined;
  /** Path of the field that caused it: `spec.template.spec.containers[0].image`. */
  readonly field?: string | undefined;
  /** What set the field, if its value is not at that line. */
  readonly setBy?: string | undefined;
  readonly container?: ReportedContainer | undefined;
  readonly probe?: string | undefined;
  readonly logs: readonly ReportedLog[];
  readonly events: readonly ReportedEvent[];
  /** What could not be determined. */
  readonly unknown: readonly string[];
}

export interface ReportedContainer {
  readonly pod: string;
  readonly name: string;
  readonly image: string;
  readonly restarts: number;
  /** How it exited, in words. */
  readonly exit?: string | undefined;
}

export interface ReportedLog {
  readonly pod: string;
  readonly container: string;
  /** Whether the log is from before the container's last restart. */
  readonly previous: boolean;
  /** The last lines, oldest first. */
  readonly lines: readonly string[];
}

export interface ReportedEvent {
  /** `Pod/web-1` */
  readonly about: string;
  readonly reason: string;
  readonly message: string;
  readonly count: number;
  /** Seconds before the newest event. */
  readonly age?: number | undefined;
}

/** The timing of a rollout's slowest pod, in seconds since the apply, by the cluster's clocks. */
export interface ReportedTimeline {
  readonly pod: string;
  /** When each milestone was reached; absent if it was not seen. */
  readonly reached: Readonly<Partial<Record<ReportedMilestone, number>>>;
  /** The milestone that was not reached, and when the wait ended. */
  readonly standing?: { readonly before: ReportedMilestone; readonly until: number } | undefined;
}

export type ReportedMilestone = "created" | "scheduled" | "pulled" | "started" | "ready";
