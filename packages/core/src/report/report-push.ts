import type { ObjectRef } from "../kubernetes/kubernetes-object.ts";
import type { ReportBase } from "./report.ts";
import type { ReportedFailure, ReportedTimeline } from "./report-failure.ts";

/** The report of a push: objects in a cluster. */
export interface PushReport extends ReportBase {
  readonly action: "push";
  readonly result: "deployed" | "unchanged" | "planned" | "failed";
  readonly cluster?: ReportedCluster;
  readonly objects: readonly ReportedObject[];
  readonly images: readonly ReportedImage[];
  /** Why objects did not become ready, with the evidence: the most telling first. */
  readonly failures: readonly ReportedFailure[];
  /** Seconds that were waited until everything was ready; absent where not all became so, or not all was waited for. */
  readonly readyIn?: number | undefined;
}

export interface ReportedCluster {
  readonly server: string;
  readonly version: string;
  readonly context?: string | undefined;
  readonly namespace: string;
  readonly identity: string;
}

export interface ReportedObject extends ObjectRef {
  readonly action: "created" | "configured" | "unchanged" | "failed" | "skipped";
  /** Absent where it was not waited for. */
  readonly ready?: boolean;
  /** What it still lacks, or what there is to say of it. */
  readonly message?: string | undefined;
  /** Seconds from the apply to ready. */
  readonly readyAfter?: number | undefined;
  /** Absent where it has no pods, and where they were ready before. */
  readonly timeline?: ReportedTimeline | undefined;
  readonly file?: string | undefined;
  readonly line?: number | undefined;
}

/** The image of a container that was applied. Where `from` is the same as `to`, it has not changed. */
export interface ReportedImage {
  /** `Deployment/web` */
  readonly object: string;
  readonly container: string;
  /** Absent where there was none before. */
  readonly from?: string | undefined;
  readonly to: string;
}
