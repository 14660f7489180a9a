import { type ChildProcess, spawn } from "node:child_process";
import { platform } from "node:os";
import { kill } from "node:process";
import { UserError } from "./errors.ts";

export interface ProgramOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string | undefined;
  /** Ends the program, and all that it has started. */
  readonly signal?: AbortSignal | undefined;
}

export interface ProgramResult {
  /** The exit code; null when a signal ended the program. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end, as the caller has bound it to a path, an environment and a signal. */
export type RunProgram = (args: readonly string[]) => Promise<ProgramResult>;

/** What of a program's standard error is kept: its end says what went wrong. */
const stderrLimit = 64 * 1024;

/** What a program may print, in bytes: ten times the largest set of manifests that anybody has shown us. */
const stdoutLimit = 32 * 1024 * 1024;

/** Where a program of ours can be a script that starts the real one, both are of one group, and end together. */
const inGroup = platform() !== "win32";

/** Starts a program without a shell and without standard input, as the head of a group of its own. */
export function startProgram(file: string, args: readonly string[], { env, cwd }: Omit<ProgramOptions, "signal">) {
  return spawn(file, args, { env, cwd, stdio: ["ignore", "pipe", "pipe"], detached: inGroup });
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

/**
 * Runs a program to its end, without a shell and without standard input.
 * @param args each one word of the command line; nothing is split or expanded
 * @throws the system's error (`ENOENT`, …) when the program cannot be started, `signal.reason` when aborted, UserError
 * when it prints without end
 */
export function runProgram(file: string, args: readonly string[], options: ProgramOptions): Promise<ProgramResult> {
  return new Promise((resolve, reject) => {
    options.signal?.throwIfAborted();
    const child = startProgram(file, args, options);
    const end = () => endProgram(child);
    options.signal?.addEventListener("abort", end, { once: true });
    const stdout: Buffer[] = [];
    let printed = 0;
    let stderr = "";
    child.stdout.on("data", (chunk: Buffer) => {
      stdout.push(chunk);
      printed += chunk.length;
      if (printed > stdoutLimit) end();
    });
    child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
      stderr = (stderr + chunk).slice(-stderrLimit);
    });
    child.once("error", reject);
    child.once("close", (code) => {
      options.signal?.removeEventListener("abort", end);
      if (options.signal?.aborted) reject(options.signal.reason);
      else if (printed > stdoutLimit) reject(tooMuch(file, args));
      else resolve({ code, stdout: Buffer.concat(stdout).toString("utf8"), stderr });
    });
  });
}

function tooMuch(file: string, [first = ""]: readonly string[]): UserError {
  return new UserError(`${file} ${first} prints more than ${stdoutLimit / 1024 / 1024} MiB, and was ended`, {
    code: "kubectl",
    hint: `Run \`${file} ${first}\` in a step before this one to see what it prints.`,
  });
}

/** Names, in the environment of all that a run starts, the run's own folder: so that they are found after a kill. */
export const runVariable = "PUSHPULL_RUN";

const ours = /^(INPUT_|STATE_)|^GITHUB_(ENV|OUTPUT|PATH|STATE|STEP_SUMMARY)$/;

/** The environment for a child process: ours, without the action's inputs and the runner's command files. */
export function childEnvironment(
  env: Readonly<Record<string, string | undefined>>,
): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !ours.test(name)));
}
