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

/** The end of what a program has said, by whole lines: the rest of one that was cut may be the second half of a secret. */
export function lastOf(said: string, most: number): string {
  if (said.length <= most) return said;
  const end = said.slice(-most);
  return end.slice(end.search(/\n|$/) + 1);
}

/** Milliseconds that the last words of a program which was ended get to be read. */
const lastWords = 1_000;

/** Ends a program and all that it has started, at once. What still holds its outputs open is not waited for. */
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
    // It has ended by itself.
  }
}
