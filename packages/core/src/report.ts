import type { UserError } from "./errors.ts";
import type { Location } from "./location.ts";
import type { PullReport } from "./report-pull.ts";
import type { PushReport } from "./report-push.ts";

/**
 * What the report file holds, in JSON: everything that the summary shows, for later steps and other systems. Its
 * schema is `report.schema.json`; `version` grows when a field changes its meaning.
 */
export type Report = PushReport | PullReport;

/** What there is to say of every run. */
export interface ReportBase {
  readonly version: 1;
  /** Whether anything was written; in a dry run, whether anything would be. */
  readonly changed: boolean;
  /** RFC 3339, UTC. */
  readonly startedAt: string;
  readonly seconds: number;
  /** All that went wrong, each in a few sentences. */
  readonly faults: readonly ReportedFault[];
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

/**
 * When a run began, and how long it took.
 * @param startedAt milliseconds since the epoch, as `endedAt`
 */
export function reportTime(startedAt: number, endedAt: number): Pick<ReportBase, "startedAt" | "seconds"> {
  return { startedAt: new Date(startedAt).toISOString(), seconds: inSeconds(endedAt - startedAt) };
}

/** Milliseconds as a report has them: seconds, to a tenth. */
export function inSeconds(milliseconds: number): number {
  return Math.round(milliseconds / 100) / 10;
}
