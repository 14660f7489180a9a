import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import {
  type ActionContext,
  type Ending,
  makeFolder,
  mostAnnotations,
  newFolderPath,
  type Report,
  UserError,
  userFaults,
} from "@pushpull/core";
import type { PushResult } from "@pushpull/push";
import { logEvidence } from "./evidence.ts";
import { faultsOf } from "./faults.ts";
import { outputsOf } from "./outputs.ts";
import { closingSentence, summary } from "./summary.ts";
import { mostTellingFirst } from "./telling.ts";

/**
 * Tells everybody how a run ended: annotations, evidence and a closing sentence in the log, report file, outputs,
 * summary. What cannot be told in one way does not keep the others back.
 * @returns whether later steps get what they may ask for: the outputs
 */
export async function publish(report: Report, ending: Ending<PushResult>, context: ActionContext): Promise<boolean> {
  const { log } = context;
  for (const fault of mostTellingFirst(faultsOf(ending), mostAnnotations)) log.error(inFull(fault), fault.location);
  await logEvidence(report, log);
  log.info(closingSentence(report));
  const written = await attempt(() => writeReport(report, context));
  const { page, omitted } = summary(report);
  if (omitted > 0) log.info(`The summary page is full: ${omitted} of its rows stand only in the report file.`);
  const summarized = await attempt(() => context.addSummary(page));
  for (const each of [written, summarized]) if ("lost" in each) log.warning(inFull(each.lost));
  const handed = await attempt(async () => {
    const outputs = outputsOf(report, "done" in written ? written.done : "");
    for (const [name, value] of Object.entries(outputs)) context.setOutput(name, value);
  });
  if ("lost" in handed) log.error(inFull(handed.lost));
  return "done" in handed;
}

function inFull({ message, hint }: UserError): string {
  return hint === undefined ? message : `${message}. ${hint}`;
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
    await writeFile(file, `${JSON.stringify(report, undefined, 2)}\n`);
    return file;
  } catch (cause) {
    // Half of a report would be taken for one.
    await rm(folder, { recursive: true, force: true }).catch(() => undefined);
    throw new UserError(`No report file could be written: ${(cause as Error).message}`, { code: "runner", cause });
  }
}
