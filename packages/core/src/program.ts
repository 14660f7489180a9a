import { spawn } from "node:child_process";

export interface ProgramOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string | undefined;
  /** Ends the program with SIGTERM. */
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

/**
 * Runs a program to its end, without a shell and without standard input.
 * @param args each one word of the command line; nothing is split or expanded
 * @throws the system's error (`ENOENT`, …) when the program cannot be started, `signal.reason` when aborted
 */
export function runProgram(file: string, args: readonly string[], options: ProgramOptions): Promise<ProgramResult> {
  return new Promise((resolve, reject) => {
    options.signal?.throwIfAborted();
    const child = spawn(file, args, { env: options.env, cwd: options.cwd, stdio: ["ignore", "pipe", "pipe"] });
    const end = () => child.kill();
    options.signal?.addEventListener("abort", end, { once: true });
    const stdout: Buffer[] = [];
    let stderr = "";
    child.stdout.on("data", (chunk: Buffer) => stdout.push(chunk));
    child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
      stderr = (stderr + chunk).slice(-stderrLimit);
    });
    child.once("error", reject);
    child.once("close", (code) => {
      options.signal?.removeEventListener("abort", end);
      if (options.signal?.aborted) reject(options.signal.reason);
      else resolve({ code, stdout: Buffer.concat(stdout).toString("utf8"), stderr });
    });
  });
}

const ours = /^(INPUT_|STATE_)|^GITHUB_(ENV|OUTPUT|PATH|STATE|STEP_SUMMARY)$/;

/** The environment for a child process: ours, without the action's inputs and the runner's command files. */
export function childEnvironment(
  env: Readonly<Record<string, string | undefined>>,
): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !ours.test(name)));
}
