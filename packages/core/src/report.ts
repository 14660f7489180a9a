import type { UserError } from "./errors.ts";
import type { ObjectRef } from "./kubernetes/object.ts";
import type { Location } from "./location.ts";
import { type ReportedFailure, type ReportedTimeline, redactFailure } from "./report-failure.ts";

/**
 * What the report file holds, in JSON: everything that the summary shows, for later steps and other systems. Its
 * schema is `report.schema.json`; `version` grows when a field changes its meaning.
 */
export interface Report {
  readonly version: 1;
  readonly action: "push" | "pull";
  readonly result: "deployed" | "unchanged" | "planned" | "failed";
  /** Whether anything was written; in a dry run, whether anything would be. */
  readonly changed: boolean;
  /** RFC 3339, UTC. */
  readonly startedAt: string;
  readonly seconds: number;
  readonly cluster?: ReportedCluster;
  readonly objects: readonly ReportedObject[];
  readonly images: readonly ReportedImage[];
  /** All that went wrong, each in a few sentences. */
  readonly faults: readonly ReportedFault[];
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

export interface ReportedImage {
  /** `Deployment/web` */
  readonly object: string;
  readonly container: string;
  /** Absent where there was none before. */
  readonly from?: string | undefined;
  readonly to: string;
}

export interface ReportedFault extends Partial<Pick<Location, "file" | "line">> {
  readonly code: string;
  readonly message: string;
  readonly hint?: string | undefined;
}

/** A fault as the report file holds it. */
export function reportFault({ code, message, hint, location }: UserError): ReportedFault {
  return { code, message, hint, ...(location === undefined ? {} : { file: location.file, line: location.line }) };
}

/** A report without secrets: names are ours to show, what others say may quote anything. */
export function redactReport(report: Report, redact: (text: string) => string): Report {
  const without = <Told extends { readonly message?: string | undefined; readonly hint?: string | undefined }>(
    told: Told,
  ): Told => ({
    ...told,
    ...(told.message === undefined ? {} : { message: redact(told.message) }),
    ...(told.hint === undefined ? {} : { hint: redact(told.hint) }),
  });
  return {
    ...report,
    objects: report.objects.map(without),
    faults: report.faults.map(without),
    failures: report.failures.map((failure) => redactFailure(failure, redact)),
  };
}
