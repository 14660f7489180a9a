import { rm } from "node:fs/promises";
import { basename } from "node:path";
import { getState } from "@actions/core";
import { killMarked, killProcess, runVariable } from "../exec/child-environment.ts";
import { runProgram } from "../exec/run-program.ts";
import type { Log } from "./log.ts";

/**
 * Cleans up after a run. A run that ended normally leaves only its report; a killed run leaves its folder, the program
 * that it ran, and that program's children.
 * @param program its name, also the name of the state that holds its process ID
 * @param host `process`
 */
export async function cleanUp(program: string, host: NodeJS.Process, log: Log): Promise<void> {
  const folder = getState("folder");
  const build = getState("build");
  const savedPid = Number(getState(program));
  const marks = [folder, build].filter((path) => path !== "");
  const killed = await Promise.all(marks.map((mark) => killProcessesOf(mark, savedPid, host)));
  if (killed.some((count) => count > 0)) log.info(`Stopped ${program}, which the cancelled run left behind.`);
  const folders = [folder, build, getState("report")].filter((path) => basename(path).startsWith("pushpull-"));
  await Promise.all(folders.map((path) => rm(path, { recursive: true, force: true })));
}

/**
 * Kills everything that a run started, found by the run's folder in its environment. Where that cannot be read, only
 * the program with the saved process ID.
 * @returns the number of processes
 */
async function killProcessesOf(folder: string, savedPid: number, host: NodeJS.Process): Promise<number> {
  if (host.platform === "linux") return killMarked(runVariable, folder);
  const isOurs = Number.isInteger(savedPid) && savedPid > 1 && (await hasInCommand(folder, savedPid, host.env));
  if (isOurs) killProcess(savedPid);
  return isOurs ? 1 : 0;
}

/** Process IDs are reused: ours has our folder in its command line. */
async function hasInCommand(folder: string, pid: number, env: NodeJS.ProcessEnv): Promise<boolean> {
  const ps = await runProgram("ps", ["-p", String(pid), "-o", "command="], { env }).catch(() => undefined);
  return ps?.stdout.includes(folder) ?? false;
}
