import { rm } from "node:fs/promises";
import { basename } from "node:path";
import { getState } from "@actions/core";
import { endMarked, endProcess, runVariable } from "../exec/child-environment.ts";
import { runProgram } from "../exec/run-program.ts";
import type { Log } from "./log.ts";

/**
 * Clears away what a run left behind. After one that came to its end that is the report only, whatever its result;
 * after a kill, the run's folder, the program that it works with, and what that has started.
 * @param program its name, under which the run has noted down its process id
 * @param host `process`
 */
export async function cleanUp(program: string, host: NodeJS.Process, log: Log): Promise<void> {
  const folder = getState("folder");
  const build = getState("build");
  const noted = Number(getState(program));
  const marks = [folder, build].filter((path) => path !== "");
  const ended = await Promise.all(marks.map((mark) => endProcessesOf(mark, noted, host)));
  if (ended.some((count) => count > 0)) log.info(`Ended ${program}, which the killed run had left behind.`);
  const folders = [folder, build, getState("report")].filter((path) => basename(path).startsWith("pushpull-"));
  await Promise.all(folders.map((path) => rm(path, { recursive: true, force: true })));
}

/**
 * Ends all that a run has started: it carries the run's folder in its environment. Where that cannot be seen, one is
 * known.
 * @returns the number of processes
 */
async function endProcessesOf(folder: string, noted: number, host: NodeJS.Process): Promise<number> {
  if (host.platform === "linux") return endMarked(runVariable, folder);
  const known = Number.isInteger(noted) && noted > 1 && (await hasInCommand(folder, noted, host.env));
  if (known) endProcess(noted);
  return known ? 1 : 0;
}

/** A process id is given again to another process some time: ours has our folder in its command line. */
async function hasInCommand(folder: string, pid: number, env: NodeJS.ProcessEnv): Promise<boolean> {
  const asked = await runProgram("ps", ["-p", String(pid), "-o", "command="], { env }).catch(() => undefined);
  return asked?.stdout.includes(folder) ?? false;
}
