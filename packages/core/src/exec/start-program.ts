/**
 * Starts a program that runs as long as the action: `kubectl proxy`. It uses `node:child_process`, since
 * `@actions/exec` only runs programs until they exit.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { platform } from "node:os";
import { kill } from "node:process";

export interface StartOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string | undefined;
}

/**
 * Whether programs get their own process group: if a program is a script that starts the real one, both are killed
 * together.
 */
export const inGroup = platform() !== "win32";

/** Starts a program without a shell and without standard input, as the leader of its own process group. */
export function startProgram(file: string, args: readonly string[], { env, cwd }: StartOptions) {
  return spawn(file, args, { env, cwd, stdio: ["ignore", "pipe", "pipe"], detached: inGroup });
}

/** The end of a program's output in whole lines: part of a line could be the second half of a secret. */
export function lastLines(output: string, maxLength: number): string {
  if (output.length <= maxLength) return output;
  const end = output.slice(-maxLength);
  return end.slice(end.search(/\n|$/) + 1);
}

/** Milliseconds to read the remaining output of a killed program. */
const lastOutputTime = 1_000;

/** Kills a program and everything that it started. Does not wait for processes that hold its outputs open. */
export function killProgram(child: ChildProcess): void {
  setTimeout(() => {
    child.stdout?.destroy();
    child.stderr?.destroy();
  }, lastOutputTime).unref();
  if (child.pid === undefined || !inGroup) {
    child.kill("SIGKILL");
    return;
  }
  try {
    kill(-child.pid, "SIGKILL");
  } catch {
    // It has already exited.
  }
}
