/**
 * Starts a program that lives as long as the run: `kubectl proxy`. It has to be watched, listened to and ended while it
 * runs, and `@actions/exec` runs programs to their end only: so this is `node:child_process`.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { platform } from "node:os";
import { kill } from "node:process";

export interface StartOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string | undefined;
}

/** Where a program of ours can be a script that starts the real one, both are of one group, and end together. */
export const inGroup = platform() !== "win32";

/** Starts a program without a shell and without standard input, as the head of a group of its own. */
export function startProgram(file: string, args: readonly string[], { env, cwd }: StartOptions) {
  return spawn(file, args, { env, cwd, stdio: ["ignore", "pipe", "pipe"], detached: inGroup });
}

/** The end of a program's output in whole lines: the rest of a line that was cut may be the second half of a secret. */
export function lastOf(output: string, most: number): string {
  if (output.length <= most) return output;
  const end = output.slice(-most);
  return end.slice(end.search(/\n|$/) + 1);
}

/** Milliseconds to read the last output of a program that was killed. */
const lastWords = 1_000;

/** Kills a program and everything that it has started. Processes that still hold its outputs open are not waited for. */
export function endProgram(child: ChildProcess): void {
  setTimeout(() => {
    child.stdout?.destroy();
    child.stderr?.destroy();
  }, lastWords).unref();
  if (child.pid === undefined || !inGroup) {
    child.kill("SIGKILL");
    return;
  }
  try {
    kill(-child.pid, "SIGKILL");
  } catch {
    // It has exited already.
  }
}
