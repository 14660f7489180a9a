import type { Location } from "../errors/location.ts";
import type { UserError } from "../errors/user-error.ts";
import { type RunContext, runPageOf } from "../runner/run-context.ts";
import type { PullReport } from "./report-pull.ts";
import type { PushReport } from "./report-push.ts";

/** The version of both actions, as `package.json` has it. */
export const actionVersion = "0.1.0";

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
  readonly run?: ReportedRun | undefined;
  readonly actionVersion?: string | undefined;
  /** The branch, tag or SHA that `uses:` names. */
  readonly actionRef?: string | undefined;
}

/** The workflow run that a report is of, as far as the runner tells. */
export interface ReportedRun {
  /** `acme/shop` */
  readonly repository?: string | undefined;
  readonly commit?: string | undefined;
  /** `refs/heads/main` */
  readonly ref?: string | undefined;
  /** Who has started it. */
  readonly actor?: string | undefined;
  /** Its page. */
  readonly url?: string | undefined;
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

/** Which run a report is of, and of which version of the action. */
export function reportRun(run: RunContext): Pick<ReportBase, "run" | "actionVersion" | "actionRef"> {
  const { repository, commit, ref, actor, actionRef } = run;
  return { run: { repository, commit, ref, actor, url: runPageOf(run) }, actionVersion, actionRef };
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
