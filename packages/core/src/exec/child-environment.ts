/**
 * The environment of child processes, and how processes are found by it.
 *
 * A process inherits its parent's environment even if it leaves the process group or outlives the parent. So everything
 * that a run starts is marked by two variables: one for the run, by which the post step kills what a killed run left
 * behind, and one per program, by which an abort kills only that program and its children.
 */
import { readdir, readFile } from "node:fs/promises";
import { platform } from "node:os";
import { delimiter, isAbsolute } from "node:path";
import { kill, pid as ownPid } from "node:process";

/** Set to the run's folder, in the environment of everything that the run starts. */
export const runVariable = "PUSHPULL_RUN";

/** Set to a random ID, in the environment of one program and of everything that it starts. */
export const programVariable = "PUSHPULL_PROGRAM";

const actionVariables = /^(INPUT_|STATE_)|^GITHUB_(ENV|OUTPUT|PATH|STATE|STEP_SUMMARY)$/;

/**
 * The environment for a child process: ours, without the action's inputs, the runner's command files, and relative or
 * empty PATH entries, which would find programs in the workspace.
 */
export function childEnvironment(
  env: Readonly<Record<string, string | undefined>>,
): Record<string, string | undefined> {
  const passed = Object.entries(env).filter(([name]) => !actionVariables.test(name));
  return Object.fromEntries(
    passed.map(([name, value]) => [name, /^path$/i.test(name) ? absoluteEntries(value) : value]),
  );
}

function absoluteEntries(path: string | undefined): string | undefined {
  return path?.split(delimiter).filter(isAbsolute).join(delimiter);
}

const keptByGit = /^GIT_SSL_CA(INFO|PATH)$/;

/** Compared as simple-git does, which refuses to run with one of these: ignoring case and surrounding spaces. */
const readByGit = /^\s*(GIT_|SSH_|GCM_|LC_|(XDG_CONFIG_HOME|HOME|LANG|LANGUAGE|EDITOR|VISUAL|PAGER|PREFIX)\s*$)/i;

/**
 * The same for Git, without variables that could set another repository, program, configuration or key: the caller sets
 * these. The location of the machine's certificates is kept.
 */
export function gitEnvironment(env: Readonly<Record<string, string | undefined>>): Record<string, string | undefined> {
  const passed = Object.entries(childEnvironment(env));
  return Object.fromEntries(passed.filter(([name]) => keptByGit.test(name) || !readByGit.test(name)));
}

/**
 * Kills every process whose environment has a variable with this value. Only Linux shows the environment of another
 * process; elsewhere, nothing is killed. A process that cleared its environment, or that runs as another user, is not
 * found.
 * @returns the number of processes
 */
export async function killMarked(variable: string, value: string): Promise<number> {
  if (platform() !== "linux") return 0;
  return killAll(() => findMarked(`${variable}=${value}`), { scans: 100, milliseconds: 10_000 });
}

/**
 * Kills processes until none is found that was not found before: one that is starting gets its mark from a parent that may
 * have been scanned before it. Processes that start others faster than they are found are given up at a limit.
 * @returns the number of processes
 */
export async function killAll(
  find: () => Promise<readonly number[]>,
  limit: { readonly scans: number; readonly milliseconds: number },
): Promise<number> {
  const killed = new Set<number>();
  const end = performance.now() + limit.milliseconds;
  for (let scan = 0, before = -1; killed.size > before && scan < limit.scans && performance.now() < end; scan++) {
    before = killed.size;
    for (const pid of await find()) {
      killed.add(pid);
      killProcess(pid);
    }
  }
  return killed.size;
}

/** Processes whose environment is read at once: each takes an open file, and up to some megabytes. */
const readAtOnce = 64;

async function findMarked(entry: string): Promise<readonly number[]> {
  const pids = (await readdir("/proc")).map(Number).filter((pid) => pid > 1 && pid !== ownPid);
  const found: number[] = [];
  for (let at = 0; at < pids.length; at += readAtOnce) {
    const marked = pids.slice(at, at + readAtOnce).map(async (pid) => {
      const environment = await readFile(`/proc/${pid}/environ`, "utf8").catch(() => "");
      return environment.split("\0").includes(entry) ? [pid] : [];
    });
    found.push(...(await Promise.all(marked)).flat());
  }
  return found;
}

/** Kills one process, if it is still running. */
export function killProcess(pid: number): void {
  try {
    kill(pid, "SIGKILL");
  } catch {
    // It has already exited.
  }
}
