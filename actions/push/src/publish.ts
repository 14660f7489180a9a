import { mkdtemp, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type ActionContext, type Ending, formatLocation, type Report, type UserError } from "@pushpull/core";
import type { PushResult } from "@pushpull/push";
import { faultsOf } from "./faults.ts";
import { closingSentence, summary } from "./summary.ts";

/** GitHub shows so many annotations of a step; the others stand in the log all the same. */
const mostAnnotations = 10;

/** Tells everybody how a run ended: annotations and a closing sentence in the log, outputs, report file, summary. */
export async function publish(report: Report, ending: Ending<PushResult>, context: ActionContext): Promise<void> {
  const { log } = context;
  for (const [index, fault] of faultsOf(ending).entries()) {
    if (index < mostAnnotations) log.error(inFull(fault), fault.location);
    else log.info(`Error: ${place(fault)}${inFull(fault)}`);
  }
  log.info(closingSentence(report));
  context.setOutput("result", report.result);
  context.setOutput("changed", String(report.changed));
  context.setOutput("report", await writeReport(report, context));
  await context.addSummary(summary(report));
}

function inFull({ message, hint }: UserError): string {
  return hint === undefined ? message : `${message}. ${hint}`;
}

function place({ location }: UserError): string {
  return location === undefined ? "" : `${formatLocation(location)}: `;
}

/** Writes the report file into a folder of its own, which the post step removes. */
async function writeReport(report: Report, { temp, saveState, log }: ActionContext): Promise<string> {
  try {
    const folder = await mkdtemp(join(temp, "pushpull-report-"));
    saveState("report", folder);
    const file = join(folder, "report.json");
    await writeFile(file, `${JSON.stringify(report, undefined, 2)}\n`);
    return file;
  } catch (error) {
    log.warning(`No report file could be written: ${(error as Error).message}`);
    return "";
  }
}
