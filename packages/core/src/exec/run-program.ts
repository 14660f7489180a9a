/**
 * Runs programs until they exit, over `@actions/exec`: kubectl, helm, kustomize, ssh-keygen.
 *
 * Two kinds use `node:child_process` instead: programs that run as long as the action (start-program.ts), and programs
 * with binary output (run-for-bytes.ts). Callers interpret exit codes.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import type { ChildProcess } from "node:child_process";
import { randomUUID } from "node:crypto";
import { subscribe } from "node:diagnostics_channel";
import { EOL } from "node:os";
import { StringDecoder } from "node:string_decoder";
import { exec } from "@actions/exec";
import { killMarked, programVariable } from "./child-environment.ts";
import { findProgram, startError } from "./find-program.ts";
import { lastLines } from "./start-program.ts";

export interface ProgramOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string | undefined;
  /** Kills the program, and everything that it started. */
  readonly signal?: AbortSignal | undefined;
  /**
   * Asks the program to end by itself (SIGTERM), and waits until it has: one that keeps a record can bring it up to
   * date. How it ended is its result. `signal` is what bounds the wait.
   */
  readonly interrupt?: AbortSignal | undefined;
  /** Its standard input; empty by default. */
  readonly input?: string | Buffer | undefined;
  /** Maximum length of its standard output, in bytes. */
  readonly maxOutput?: number | undefined;
}

export interface ProgramResult {
  /** The exit code; null when a signal ended the program. */
  readonly code: number | null;
  readonly stdout: string;
  /** The last 64 KiB of it. */
  readonly stderr: string;
}

/** Runs a program that is bound to a path, an environment and a signal. */
export type RunProgram = (args: readonly string[]) => Promise<ProgramResult>;

/** A program printed too much, and was killed. */
export class OutputLimitError extends Error {
  override readonly name = "OutputLimitError";
  /** The program and its first argument. */
  readonly command: string;

  /** @param limit maximum length of its output, in bytes */
  constructor(command: string, limit: number) {
    super(`${command} printed more than ${limit / 1024 / 1024} MiB and was stopped`);
    this.command = command;
  }
}

/** Default maximum length of standard output, in bytes: ten times the largest set of manifests that we have seen. */
export const stdoutLimit = 32 * 1024 * 1024;

/** Number of characters kept of standard error: its end says what went wrong. */
export const stderrLimit = 64 * 1024;

/** Milliseconds to wait for the outputs of a program that has exited: a child of its own may hold them open. */
const outputGrace = 1_000;

/**
 * Runs a program until it exits, without a shell, and reads its output as text.
 * @param file a bare name, which is looked up on the PATH of `env`, or a path
 * @param args the arguments, passed unchanged
 * @throws the system's error (`ENOENT`, `EACCES`, …) when the program cannot be started, `signal.reason` when aborted,
 * `interrupt.reason` when that was aborted before the start, {@link OutputLimitError} when it prints too much
 */
export async function runProgram(
  file: string,
  args: readonly string[],
  { env, cwd, signal, interrupt, input = "", maxOutput = stdoutLimit }: ProgramOptions,
): Promise<ProgramResult> {
  signal?.throwIfAborted();
  interrupt?.throwIfAborted();
  const path = await findProgram(file, { env, cwd });
  const id = randomUUID();
  const started: { child?: ChildProcess; error?: unknown; ended?: Promise<unknown> } = {};
  const end = () => {
    started.child?.kill("SIGKILL");
    started.ended = killMarked(programVariable, id);
  };
  const askToEnd = () => started.child?.kill("SIGTERM");
  const onCreated = (child: ChildProcess) => {
    started.child = child;
    child.once("error", (error) => {
      started.error = error;
    });
    child.once("spawn", () => {
      // It may exit before it has read its input, and the library does not handle that EPIPE.
      child.stdin?.on("error", () => {});
      if (signal?.aborted) end();
      else if (interrupt?.aborted) askToEnd();
    });
  };
  const output = collectOutput(maxOutput, end);
  const options = {
    env: withoutUndefined({ ...env, [programVariable]: id }),
    silent: true,
    ignoreReturnCode: true,
    // Without input, standard input stays open, and a program that reads it hangs.
    input: typeof input === "string" ? Buffer.from(input) : input,
    delay: outputGrace,
    listeners: output.listeners,
    ...(cwd === undefined ? {} : { cwd }),
  };
  signal?.addEventListener("abort", end, { once: true });
  interrupt?.addEventListener("abort", askToEnd, { once: true });
  try {
    // After a signal the exit code is null, despite its type.
    const code: number | null = await creating.run(onCreated, () => exec(quote(path), [...args], options));
    signal?.throwIfAborted();
    if (output.isTooLong()) throw new OutputLimitError([file, ...args.slice(0, 1)].join(" "), maxOutput);
    return { code, ...output.text() };
  } catch (error) {
    signal?.throwIfAborted();
    // The library's error has a message only; the system's error has a code.
    throw started.child === undefined ? startError(file, "EACCES", error) : (started.error ?? error);
  } finally {
    signal?.removeEventListener("abort", end);
    interrupt?.removeEventListener("abort", askToEnd);
    // What was asked to end may be a script that started the real program.
    if (interrupt?.aborted) started.ended ??= killMarked(programVariable, id);
    await started.ended;
    started.child?.stdout?.destroy();
    started.child?.stderr?.destroy();
  }
}

/**
 * Called with each process that is created in this asynchronous context. The library does not expose its process, which
 * is needed to handle its errors, and to kill it where marks cannot be read. Node.js announces it here.
 */
const creating = new AsyncLocalStorage<(child: ChildProcess) => void>();
subscribe("child_process", (message) => {
  creating.getStore()?.((message as { readonly process: ChildProcess }).process);
});

/** The library splits its first argument into words, as a shell would. */
function quote(path: string): string {
  return `"${path.replaceAll('"', '\\"')}"`;
}

function withoutUndefined(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/**
 * Collects a program's output, up to a limit.
 * @param exceeded called once, when standard output exceeds it
 */
function collectOutput(limit: number, exceeded: () => void) {
  const chunks: Buffer[] = [];
  const decoder = new StringDecoder("utf8");
  let length = 0;
  let stderr = "";
  return {
    listeners: {
      stdout(chunk: Buffer) {
        const before = length;
        length += chunk.length;
        if (length <= limit) chunks.push(Buffer.from(chunk));
        else if (before <= limit) exceeded();
        blank(chunk);
      },
      stderr(chunk: Buffer) {
        stderr = lastLines(stderr + decoder.write(chunk), stderrLimit);
        blank(chunk);
      },
    },
    isTooLong: () => length > limit,
    text: () => ({ stdout: Buffer.concat(chunks).toString("utf8"), stderr }),
  };
}

/**
 * Overwrites a chunk that has been read with one empty line. The library splits each chunk into lines, and keeps the
 * last until it ends: without line breaks that is all of the output so far, copied for each chunk.
 */
function blank(chunk: Buffer): void {
  chunk.fill(0).write(EOL, Math.max(0, chunk.length - EOL.length));
}
