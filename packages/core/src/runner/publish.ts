import { rm } from "node:fs/promises";
import { join } from "node:path";
import { UserError, userFaults } from "../errors.ts";
import { makeFolder, newFolderPath, writePrivate } from "../folder.ts";
import type { Log } from "../log.ts";
import type { Redact } from "../redact.ts";
import type { Report } from "../report.ts";
import type { SummaryPage } from "../section.ts";
import { ended } from "../sentence.ts";
import { mostTellingFirst } from "../telling.ts";
import type { ActionContext } from "./action-context.ts";
import { mostAnnotations } from "./workflow-log.ts";

/** How the end of a run is told, in all the ways that it is said. They are made of the report without secrets. */
export interface Telling<Of extends Report> {
  readonly redact: (report: Of, redact: Redact) => Of;
  /** All that went wrong, with places that an annotation can point to. */
  readonly faults: readonly UserError[];
  /** Shows what stands in the log between the faults and the last line. */
  readonly evidence: (report: Of, log: Log) => Promise<void>;
  /** The last line of the log: how it ended, in a sentence. */
  readonly closing: (report: Of) => string;
  readonly summary: (report: Of) => SummaryPage;
  /** By their names in `action.yml`. @param file the report's; empty where it could not be written */
  readonly outputs: (report: Of, file: string) => Readonly<Record<string, string>>;
}

/**
 * Tells everybody how a run ended: annotations, evidence and a closing sentence in the log, report file, outputs,
 * summary. What cannot be told in one way does not keep the others back.
 * @returns whether the run was a success, and later steps get what they may ask for: the outputs
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
  for (const fault of mostTellingFirst(faults, mostAnnotations)) log.error(inFull(fault), fault.location);
  await evidence(report, log);
  log.info(telling.closing(report));
  const written = await attempt(() => writeReport(report, context));
  if (summary.omitted > 0)
    log.info(`The summary page is full: ${summary.omitted} of its rows stand only in the report file.`);
  const summarized = await attempt(() => context.addSummary(summary.page));
  for (const each of [written, summarized]) if ("lost" in each) log.warning(inFull(each.lost));
  const handed = await attempt(async () => {
    const outputs = telling.outputs(report, "done" in written ? written.done : "");
    for (const [name, value] of Object.entries(outputs)) context.setOutput(name, value);
  });
  if ("lost" in handed) log.error(inFull(handed.lost));
  return "done" in handed && report.result !== "failed";
}

/** What ends with a list has no full stop, and nothing after it on its last line. */
function inFull({ message, hint }: UserError): string {
  if (hint === undefined) return message;
  return message.includes("\n") ? `${message}\n${hint}` : `${ended(message)} ${hint}`;
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
    // Half of a report would be taken for one.
    await rm(folder, { recursive: true, force: true }).catch(() => undefined);
    throw new UserError(`No report file could be written: ${(cause as Error).message}`, { code: "runner", cause });
  }
}
