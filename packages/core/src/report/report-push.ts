import type { ObjectRef } from "../kubernetes/kubernetes-object.ts";
import type { ReportBase } from "./report-base.ts";
import type { ReportedFailure, ReportedTimeline } from "./report-failure.ts";

/** The report of a push: objects in a cluster. */
export interface PushReport extends ReportBase {
  readonly action: "push";
  readonly result: "deployed" | "unchanged" | "planned" | "failed";
  readonly cluster?: ReportedCluster;
  /** The Helm release; absent without a chart, and where the chart is rendered only. */
  readonly release?: ReportedRelease | undefined;
  readonly objects: readonly ReportedObject[];
  readonly images: readonly ReportedImage[];
  /** Why objects did not become ready, with the evidence; the most informative first. */
  readonly failures: readonly ReportedFailure[];
  /** Seconds until everything was ready; absent if something did not become ready or was not waited for. */
  readonly readyIn?: number | undefined;
}

export interface ReportedCluster {
  readonly server: string;
  readonly version: string;
  readonly context?: string | undefined;
  readonly namespace: string;
  readonly identity: string;
}

export interface ReportedRelease {
  readonly name: string;
  readonly namespace: string;
  readonly chart: string;
  readonly version: string;
  readonly appVersion?: string | undefined;
  /** The revision before; absent if there was none. */
  readonly from?: number | undefined;
  /** The revision that the run made, or in a dry run, would make; absent if it made none. */
  readonly to?: number | undefined;
  /** As `helm status` shows it; absent if nothing was installed. */
  readonly status?: string | undefined;
  /** The chart's notes, after an upgrade. */
  readonly notes?: string | undefined;
}

export interface ReportedObject extends ObjectRef {
  readonly action: "created" | "configured" | "unchanged" | "failed" | "skipped";
  /** Absent if it was not waited for, or is unknown. */
  readonly ready?: boolean;
  /** Why its readiness is unknown: no controller reported a status, or one that is not understood. */
  readonly unproven?: "unreported" | "unclear" | undefined;
  /** What it still waits for, or a note. */
  readonly message?: string | undefined;
  /** Seconds from the apply to ready. */
  readonly readyAfter?: number | undefined;
  /** Absent if it has no pods, or if they were ready before. */
  readonly timeline?: ReportedTimeline | undefined;
  readonly file?: string | undefined;
  readonly line?: number | undefined;
}

/** The image of a container that was applied; unchanged if `from` equals `to`. */
export interface ReportedImage {
  /** `Deployment/web` */
  readonly object: string;
  readonly container: string;
  /** Absent if there was none before. */
  readonly from?: string | undefined;
  readonly to: string;
}
