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
 * What the report file holds, in JSON: everything that the summary shows, for later steps and other systems. Its schema
 * is `report.schema.json`; `version` grows when a field changes its meaning.
 */
export type Report = PushReport | PullReport;

/** What is said of a run, in all forms. They are made of the report without secrets. */
export interface Telling<Of extends Report> {
  readonly redact: (report: Of, redact: Redact) => Of;
  /** Everything that went wrong, with locations for annotations. */
  readonly faults: readonly UserError[];
  /** Writes the part of the log between the faults and the last line. */
  readonly evidence: (report: Of, log: Log) => Promise<void>;
  /** The last line of the log: how the run ended, in a sentence. */
  readonly closing: (report: Of) => string;
  readonly summary: (report: Of) => SummaryPage;
  /** By their names in `action.yml`. @param file the report's; empty where it could not be written */
  readonly outputs: (report: Of, file: string) => Readonly<Record<string, string>>;
}

/**
 * Says how a run ended: annotations, evidence and a closing sentence in the log, report file, outputs, summary. A failure
 * of one of these does not stop the others.
 * @returns whether the run succeeded and its outputs were set
 */
export async function publish<Of extends Report>(
  told: Of,
  telling: Telling<Of>,
  context: ActionContext,
): Promise<boolean> {
  const report = telling.redact(told, context.redact);
  const { faults, evidence } = telling;
  const summary = telling.summary(report);
  const { log } = context;
  for (const fault of mostInformativeFirst(faults, maxAnnotations)) log.error(inFull(fault), fault.location);
  await evidence(report, log);
  log.info(telling.closing(report));
  const written = await attempt(() => writeReport(report, context));
  if (summary.omitted > 0) log.info(`The summary page is full: ${summary.omitted} rows are only in the report file.`);
  const summarized = await attempt(() => context.addSummary(summary.page));
  for (const each of [written, summarized]) if ("lost" in each) log.warning(inFull(each.lost));
  const handed = await attempt(async () => {
    const outputs = telling.outputs(report, "done" in written ? written.done : "");
    for (const [name, value] of Object.entries(outputs)) context.setOutput(name, value);
  });
  if ("lost" in handed) log.error(inFull(handed.lost));
  return "done" in handed && report.result !== "failed";
}

/** A message that ends with a list gets its hint on a line of its own. */
function inFull({ message, hint }: UserError): string {
  if (hint === undefined) return message;
  return message.includes("\n") ? `${message}\n${hint}` : `${withFullStop(message)} ${hint}`;
}

type Attempt<T> = { readonly done: T } | { readonly lost: UserError };

async function attempt<T>(tell: () => Promise<T>): Promise<Attempt<T>> {
  try {
    return { done: await tell() };
  } catch (error) {
    const [lost] = userFaults(error) ?? [];
    if (lost === undefined) throw error;
    return { lost };
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
