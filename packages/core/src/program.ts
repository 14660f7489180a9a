import { type ChildProcess, spawn } from "node:child_process";
import { platform } from "node:os";
import { kill } from "node:process";
import { UserError } from "./errors.ts";

export interface ProgramOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string | undefined;
  /** Ends the program, and all that it has started. */
  readonly signal?: AbortSignal | undefined;
  /** What it reads from its standard input. */
  readonly input?: string | Buffer | undefined;
  /** What it may print, in bytes. */
  readonly mostOutput?: number | undefined;
}

export interface ProgramResult {
  /** The exit code; null when a signal ended the program. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A program's end, with what it has printed as it came. */
export interface RawProgramResult extends Omit<ProgramResult, "stdout"> {
  /** What ended it, where it has not ended by itself. */
  readonly signal: NodeJS.Signals | null;
  readonly stdout: Buffer;
}

/** Runs a program to its end, as the caller has bound it to a path, an environment and a signal. */
export type RunProgram = (args: readonly string[]) => Promise<ProgramResult>;

/** What of a program's standard error is kept: its end says what went wrong. */
const stderrLimit = 64 * 1024;

/** What a program may print, in bytes, where nothing else is said: ten times the largest set of manifests that anybody has shown us. */
const stdoutLimit = 32 * 1024 * 1024;

/** Where a program of ours can be a script that starts the real one, both are of one group, and end together. */
const inGroup = platform() !== "win32";

/** Starts a program without a shell and without standard input, as the head of a group of its own. */
export function startProgram(file: string, args: readonly string[], { env, cwd }: StartOptions) {
  return spawn(file, args, { env, cwd, stdio: ["ignore", "pipe", "pipe"], detached: inGroup });
}

type StartOptions = Pick<ProgramOptions, "env" | "cwd">;

function startReading(file: string, args: readonly string[], { env, cwd }: StartOptions, input: string | Buffer) {
  const child = spawn(file, args, { env, cwd, stdio: ["pipe", "pipe", "pipe"], detached: inGroup });
  // It may end before it has read everything.
  child.stdin.on("error", () => {});
  child.stdin.end(input);
  return child;
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
 * Runs a program to its end, without a shell, and reads what it prints as text.
 * @throws as {@link runForBytes} does
 */
export async function runProgram(
  file: string,
  args: readonly string[],
  options: ProgramOptions,
): Promise<ProgramResult> {
  const { code, stdout, stderr } = await runForBytes(file, args, options);
  return { code, stdout: stdout.toString("utf8"), stderr };
}

/**
 * Runs a program to its end, without a shell.
 * @param args each one word of the command line; nothing is split or expanded
 * @throws the system's error (`ENOENT`, …) when the program cannot be started, `signal.reason` when aborted, UserError
 * when it prints without end
 */
export function runForBytes(file: string, args: readonly string[], options: ProgramOptions): Promise<RawProgramResult> {
  const { input, mostOutput = stdoutLimit } = options;
  return new Promise((resolve, reject) => {
    options.signal?.throwIfAborted();
    const child = input === undefined ? startProgram(file, args, options) : startReading(file, args, options, input);
    const end = () => endProgram(child);
    options.signal?.addEventListener("abort", end, { once: true });
    const stdout: Buffer[] = [];
    let printed = 0;
    let stderr = "";
    child.stdout.on("data", (chunk: Buffer) => {
      stdout.push(chunk);
      printed += chunk.length;
      if (printed > mostOutput) end();
    });
    child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
      stderr = (stderr + chunk).slice(-stderrLimit);
    });
    child.once("error", reject);
    child.once("close", (code, signal) => {
      options.signal?.removeEventListener("abort", end);
      if (options.signal?.aborted) reject(options.signal.reason);
      else if (printed > mostOutput) reject(tooMuch(file, args, mostOutput));
      else resolve({ code, signal, stdout: Buffer.concat(stdout), stderr });
    });
  });
}

function tooMuch(file: string, [first = ""]: readonly string[], most: number): UserError {
  return new UserError(`${file} ${first} prints more than ${most / 1024 / 1024} MiB, and was ended`, {
    code: file === "git" ? "git" : "kubectl",
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
