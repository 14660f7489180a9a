/**
 * Runs Git's plumbing with binary input and output: `cat-file --batch`, `hash-object --stdin`,
 * `update-index --index-info`, long NUL-separated lists. It uses `node:child_process`, since `@actions/exec` reads
 * output as lines of text, and loses the signal that ended a program.
 */
import { spawn } from "node:child_process";
import { UserError } from "../errors/user-error.ts";
import { type ProgramOptions, type ProgramResult, stderrLimit, stdoutLimit } from "./run-program.ts";
import { inGroup, killProgram, lastLines, type StartOptions, startProgram } from "./start-program.ts";

/** The result of a program, with its raw standard output. */
export interface RawProgramResult extends Omit<ProgramResult, "stdout"> {
  /** The signal that ended it, or null. */
  readonly signal: NodeJS.Signals | null;
  readonly stdout: Buffer;
}

/**
 * Runs a program until it exits, without a shell.
 * @param args the arguments, passed unchanged
 * @throws the system's error (`ENOENT`, …) when the program cannot be started, `signal.reason` when aborted, UserError
 * when it prints more than `maxOutput` bytes
 */
export function runForBytes(file: string, args: readonly string[], options: ProgramOptions): Promise<RawProgramResult> {
  const { input, maxOutput = stdoutLimit } = options;
  return new Promise((resolve, reject) => {
    options.signal?.throwIfAborted();
    const child = input === undefined ? startProgram(file, args, options) : startWithInput(file, args, options, input);
    const end = () => killProgram(child);
    options.signal?.addEventListener("abort", end, { once: true });
    const stdout: Buffer[] = [];
    let printed = 0;
    let stderr = "";
    child.stdout.on("data", (chunk: Buffer) => {
      stdout.push(chunk);
      printed += chunk.length;
      if (printed > maxOutput) end();
    });
    child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
      stderr = lastLines(stderr + chunk, stderrLimit);
    });
    child.once("error", reject);
    child.once("close", (code, signal) => {
      options.signal?.removeEventListener("abort", end);
      if (options.signal?.aborted) reject(options.signal.reason);
      else if (printed > maxOutput) reject(outputTooLong(file, maxOutput));
      else resolve({ code, signal, stdout: Buffer.concat(stdout), stderr });
    });
  });
}

function startWithInput(file: string, args: readonly string[], { env, cwd }: StartOptions, input: string | Buffer) {
  const child = spawn(file, args, { env, cwd, stdio: ["pipe", "pipe", "pipe"], detached: inGroup });
  // It may exit before it has read all of its input.
  child.stdin.on("error", () => {});
  child.stdin.end(input);
  return child;
}

function outputTooLong(file: string, limit: number): UserError {
  return new UserError(`${file} printed more than ${limit / 1024 / 1024} MiB and was stopped`, {
    code: "git",
    hint: "Check whether the repository contains more files than it should.",
  });
}
