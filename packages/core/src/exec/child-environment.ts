/**
 * What a child's environment holds, and how a process is found by it.
 *
 * A process passes its environment on to what it starts, also where that leaves its process group or outlives its
 * parent. So a run marks all that it starts, and each program besides: by the first mark the post step ends what a
 * killed run left behind, by the second an abort ends one program and leaves the rest of the run alone.
 */
import { readdir, readFile } from "node:fs/promises";
import { platform } from "node:os";
import { delimiter, isAbsolute } from "node:path";
import { kill, pid as ownPid } from "node:process";

/** Holds the run's folder, in the environment of everything that the run starts. */
export const runVariable = "PUSHPULL_RUN";

/** Holds a random id, in the environment of one program and of everything that it starts. */
export const programVariable = "PUSHPULL_PROGRAM";

const actionVariables = /^(INPUT_|STATE_)|^GITHUB_(ENV|OUTPUT|PATH|STATE|STEP_SUMMARY)$/;

/**
 * The environment for a child process: ours, without the action's inputs and the runner's command files, and without what
 * is relative on the PATH, an empty part too: a program would be looked for in the workspace, where others put files.
 */
export function childEnvironment(
  env: Readonly<Record<string, string | undefined>>,
): Record<string, string | undefined> {
  const passed = Object.entries(env).filter(([name]) => !actionVariables.test(name));
  return Object.fromEntries(passed.map(([name, value]) => [name, /^path$/i.test(name) ? absoluteOnly(value) : value]));
}

function absoluteOnly(path: string | undefined): string | undefined {
  return path?.split(delimiter).filter(isAbsolute).join(delimiter);
}

const keptByGit = /^GIT_SSL_CA(INFO|PATH)$/;

/** Compared as simple-git does it, which refuses to run with one of these: in any case, with spaces around. */
const readByGit = /^\s*(GIT_|SSH_|GCM_|LC_|(XDG_CONFIG_HOME|HOME|LANG|LANGUAGE|EDITOR|VISUAL|PAGER|PREFIX)\s*$)/i;

/**
 * The same for Git, without what could name another repository, another program, another configuration or a key: the
 * caller says where Git finds these. Where a machine keeps its certificates stays.
 */
export function gitEnvironment(env: Readonly<Record<string, string | undefined>>): Record<string, string | undefined> {
  const passed = Object.entries(childEnvironment(env));
  return Object.fromEntries(passed.filter(([name]) => keptByGit.test(name) || !readByGit.test(name)));
}

/**
 * Ends every process whose environment has a variable with this value. Only Linux shows the environment of another
 * process; elsewhere, nothing is ended. A process that has cleared its environment, or that runs as another user, is
 * not found.
 * @returns the number of processes
 */
export async function endMarked(variable: string, value: string): Promise<number> {
  if (platform() !== "linux") return 0;
  const ended = new Set<number>();
  // A process that is starting during the scan gets its mark from a parent that was scanned before: scan until nothing new is found.
  for (let before = -1; ended.size > before; ) {
    before = ended.size;
    for (const pid of await findMarked(`${variable}=${value}`)) {
      ended.add(pid);
      endProcess(pid);
    }
  }
  return ended.size;
}

async function findMarked(entry: string): Promise<readonly number[]> {
  const pids = (await readdir("/proc")).map(Number).filter((pid) => pid > 1 && pid !== ownPid);
  const marked = pids.map(async (pid) => {
    const environment = await readFile(`/proc/${pid}/environ`, "utf8").catch(() => "");
    return environment.split("\0").includes(entry) ? [pid] : [];
  });
  return (await Promise.all(marked)).flat();
}

/** Kills one process, if it still runs. */
export function endProcess(pid: number): void {
  try {
    kill(pid, "SIGKILL");
  } catch {
    // It has exited already.
  }
}
