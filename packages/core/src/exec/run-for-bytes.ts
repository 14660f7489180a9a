/**
 * Runs Git's plumbing, which takes bytes and gives bytes: `cat-file --batch`, `hash-object --stdin`,
 * `update-index --index-info`, lists of a million names that end with NUL. `@actions/exec` reads its outputs as text,
 * line by line, and loses the signal that ended a program: so this is `node:child_process`.
 */
import { spawn } from "node:child_process";
import { UserError } from "../errors/user-error.ts";
import { type ProgramOptions, type ProgramResult, stderrLimit, stdoutLimit } from "./run-program.ts";
import { endProgram, inGroup, lastOf, type StartOptions, startProgram } from "./start-program.ts";

/** The result of a program, with its raw standard output. */
export interface RawProgramResult extends Omit<ProgramResult, "stdout"> {
  /** The signal that ended it, or null. */
  readonly signal: NodeJS.Signals | null;
  readonly stdout: Buffer;
}

/**
 * Runs a program to its end, without a shell.
 * @param args the arguments, passed unchanged
 * @throws the system's error (`ENOENT`, …) when the program cannot be started, `signal.reason` when aborted, UserError
 * when it prints more than `mostOutput` bytes
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
      stderr = lastOf(stderr + chunk, stderrLimit);
    });
    child.once("error", reject);
    child.once("close", (code, signal) => {
      options.signal?.removeEventListener("abort", end);
      if (options.signal?.aborted) reject(options.signal.reason);
      else if (printed > mostOutput) reject(tooMuch(file, mostOutput));
      else resolve({ code, signal, stdout: Buffer.concat(stdout), stderr });
    });
  });
}

function startReading(file: string, args: readonly string[], { env, cwd }: StartOptions, input: string | Buffer) {
  const child = spawn(file, args, { env, cwd, stdio: ["pipe", "pipe", "pipe"], detached: inGroup });
  // It may end before it has read everything.
  child.stdin.on("error", () => {});
  child.stdin.end(input);
  return child;
}

function tooMuch(file: string, limit: number): UserError {
  return new UserError(`${file} printed more than ${limit / 1024 / 1024} MiB and was stopped`, {
    code: "git",
    hint: "See whether the repository holds more files than it should.",
  });
}
