import { rm } from "node:fs/promises";
import { join } from "node:path";
import { mostInformativeFirst } from "../errors/most-informative-first.ts";
import { UserError, userFaults } from "../errors/user-error.ts";
import { makeFolder, newFolderPath, writePrivate } from "../exec/run-folder.ts";
import type { Redact } from "../redaction/redact.ts";
import type { ActionContext } from "../runner/action-context.ts";
import type { Log } from "../runner/log.ts";
import { maxAnnotations } from "../runner/workflow-log.ts";
import { withFullStop } from "../text/sentence.ts";
import type { PullReport } from "./report-pull.ts";
import type { PushReport } from "./report-push.ts";
import type { SummaryPage } from "./summary-page.ts";

/**
 * The content of the report file, in JSON: everything that the summary shows, for later steps and other systems. Its
 * schema is `report.schema.json`; `version` is incremented when a field changes its meaning.
 */
export type Report = PushReport | PullReport;

/** Formats a redacted report for log, summary and outputs. */
export interface ReportFormatters<Of extends Report> {
  readonly redact: (report: Of, redact: Redact) => Of;
  /** Everything that went wrong, with locations for annotations. */
  readonly faults: readonly UserError[];
  /** Writes the part of the log between the faults and the last line. */
  readonly evidence: (report: Of, log: Log) => Promise<void>;
  /** The last line of the log: the run's outcome in a sentence. */
  readonly closing: (report: Of) => string;
  readonly summary: (report: Of) => SummaryPage;
  /** By their names in `action.yml`. @param file the report's path; empty if it could not be written */
  readonly outputs: (report: Of, file: string) => Readonly<Record<string, string>>;
}

/**
 * Publishes a run's outcome: annotations, evidence and a closing sentence in the log, report file, summary and outputs.
 * A failure of one of these does not stop the others.
 * @returns whether the run succeeded and its outputs were set
 */
export async function publish<Of extends Report>(
  unredacted: Of,
  formatters: ReportFormatters<Of>,
  context: ActionContext,
): Promise<boolean> {
  const report = formatters.redact(unredacted, context.redact);
  const { faults, evidence } = formatters;
  const summary = formatters.summary(report);
  const { log } = context;
  for (const fault of mostInformativeFirst(faults, maxAnnotations)) log.error(withHint(fault), fault.location);
  await evidence(report, log);
  log.info(formatters.closing(report));
  const written = await attempt(() => writeReport(report, context));
  if (summary.omitted > 0) log.info(`The summary page is full: ${summary.omitted} rows are only in the report file.`);
  const summarized = await attempt(() => context.addSummary(summary.page));
  for (const each of [written, summarized]) if ("failure" in each) log.warning(withHint(each.failure));
  const outputsSet = await attempt(async () => {
    const outputs = formatters.outputs(report, "done" in written ? written.done : "");
    for (const [name, value] of Object.entries(outputs)) context.setOutput(name, value);
  });
  if ("failure" in outputsSet) log.error(withHint(outputsSet.failure));
  return "done" in outputsSet && report.result !== "failed";
}

/** A message that ends with a list gets its hint on a line of its own. */
function withHint({ message, hint }: UserError): string {
  if (hint === undefined) return message;
  return message.includes("\n") ? `${message}\n${hint}` : `${withFullStop(message)} ${hint}`;
}

type Attempt<T> = { readonly done: T } | { readonly failure: UserError };

async function attempt<T>(work: () => Promise<T>): Promise<Attempt<T>> {
  try {
    return { done: await work() };
  } catch (error) {
    const [failure] = userFaults(error) ?? [];
    if (failure === undefined) throw error;
    return { failure };
  }
}

/** Writes the report file into a folder of its own, which the post step removes. */
async function writeReport(report: Report, { temp, saveState }: ActionContext): Promise<string> {
  const folder = newFolderPath(temp, "pushpull-report-");
  const file = join(folder, "report.json");
  try {
    saveState("report", folder);
    await makeFolder(folder);
    await writePrivate(file, `${JSON.stringify(report, undefined, 2)}\n`);
    return file;
  } catch (cause) {
    // A partial report would be taken for a complete one.
    await rm(folder, { recursive: true, force: true }).catch(() => undefined);
    throw new UserError(`Failed to write the report file: ${(cause as Error).message}`, { code: "runner", cause });
  }
}
