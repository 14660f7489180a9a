import type { Location } from "../errors/location.ts";
import type { UserError } from "../errors/user-error.ts";
import { type RunContext, runPageOf } from "../runner/run-context.ts";

/** The version of both actions, the same as in `package.json`. */
export const actionVersion = "0.1.0";

/** The fields of every report. */
export interface ReportBase {
  readonly version: 1;
  /** Whether anything was written; in a dry run, whether anything would be. */
  readonly changed: boolean;
  /** RFC 3339, UTC. */
  readonly startedAt: string;
  readonly seconds: number;
  /** Everything that went wrong. */
  readonly faults: readonly ReportedFault[];
  readonly run?: ReportedRun | undefined;
  readonly actionVersion?: string | undefined;
  /** The branch, tag or SHA that `uses:` names. */
  readonly actionRef?: string | undefined;
}

/** The workflow run of the report, as far as known. */
export interface ReportedRun {
  /** `acme/shop` */
  readonly repository?: string | undefined;
  readonly commit?: string | undefined;
  /** `refs/heads/main` */
  readonly ref?: string | undefined;
  /** The user who started it. */
  readonly actor?: string | undefined;
  /** Its web page. */
  readonly url?: string | undefined;
}

export interface ReportedFault extends Partial<Pick<Location, "file" | "line">> {
  readonly code: string;
  readonly message: string;
  readonly hint?: string | undefined;
}

/** Converts a fault to the report's format. */
export function reportFault({ code, message, hint, location }: UserError): ReportedFault {
  return { code, message, hint, ...(location === undefined ? {} : { file: location.file, line: location.line }) };
}

/** The run of the report, and the version of the action. */
export function reportRun(run: RunContext): Pick<ReportBase, "run" | "actionVersion" | "actionRef"> {
  const { repository, commit, ref, actor, actionRef } = run;
  return { run: { repository, commit, ref, actor, url: runPageOf(run) }, actionVersion, actionRef };
}

/**
 * When the run started, and how long it took.
 * @param startedAt milliseconds since the epoch, as `endedAt`
 */
export function reportTime(startedAt: number, endedAt: number): Pick<ReportBase, "startedAt" | "seconds"> {
  return { startedAt: new Date(startedAt).toISOString(), seconds: inSeconds(endedAt - startedAt) };
}

/** Converts milliseconds to seconds with one decimal. */
export function inSeconds(milliseconds: number): number {
  return Math.round(milliseconds / 100) / 10;
}
