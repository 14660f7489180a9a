import { readdir, readFile, rm } from "node:fs/promises";
import { basename } from "node:path";
import { getState } from "@actions/core";
import type { Log } from "../log.ts";
import { runProgram, runVariable } from "../program.ts";

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
  const left = (await Promise.all(marks.map((mark) => processesOf(mark, noted, host)))).flat();
  for (const pid of left) end(pid, host);
  if (left.length > 0) log.info(`Ended ${program}, which the killed run had left behind.`);
  const folders = [folder, build, getState("report")].filter((path) => basename(path).startsWith("pushpull-"));
  await Promise.all(folders.map((path) => rm(path, { recursive: true, force: true })));
}

/** All that a run has started carries its folder in its environment. Where that cannot be seen, one is known. */
async function processesOf(folder: string, noted: number, host: NodeJS.Process): Promise<readonly number[]> {
  if (host.platform === "linux") {
    const pids = (await readdir("/proc")).map(Number).filter((pid) => pid > 1 && pid !== host.pid);
    const marked = pids.map(async (pid) => {
      const environment = await readFile(`/proc/${pid}/environ`, "utf8").catch(() => "");
      return environment.split("\0").includes(`${runVariable}=${folder}`) ? [pid] : [];
    });
    return (await Promise.all(marked)).flat();
  }
  const known = Number.isInteger(noted) && noted > 1 && (await hasInCommand(folder, noted, host.env));
  return known ? [noted] : [];
}

/** A process id is given again to another process some time: ours has our folder in its command line. */
async function hasInCommand(folder: string, pid: number, env: NodeJS.ProcessEnv): Promise<boolean> {
  const asked = await runProgram("ps", ["-p", String(pid), "-o", "command="], { env }).catch(() => undefined);
  return asked?.stdout.includes(folder) ?? false;
}

function end(pid: number, host: NodeJS.Process): void {
  try {
    host.kill(pid, "SIGKILL");
  } catch {
    // It has ended by itself.
  }
}
