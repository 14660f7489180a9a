/**
 * Runs programs to their end, over `@actions/exec`: kubectl, helm, kustomize, ssh-keygen.
 *
 * Two kinds are left to `node:child_process`: what lives as long as the run (start-program.ts), and what gives bytes
 * (run-for-bytes.ts). What a failure means is for the caller to say.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import type { ChildProcess } from "node:child_process";
import { randomUUID } from "node:crypto";
import { subscribe } from "node:diagnostics_channel";
import { EOL } from "node:os";
import { StringDecoder } from "node:string_decoder";
import { exec } from "@actions/exec";
import { endMarked, programVariable } from "./child-environment.ts";
import { findProgram, startError } from "./find-program.ts";
import { lastOf } from "./start-program.ts";

export interface ProgramOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string | undefined;
  /** Ends the program, and all that it has started. */
  readonly signal?: AbortSignal | undefined;
  /**
   * Asks the program to end by itself (SIGTERM), and waits until it has: one that keeps a record can bring it up to
   * date. How it ended is its result. `signal` is what bounds the wait.
   */
  readonly interrupt?: AbortSignal | undefined;
  /** What it reads from its standard input. Without it, that is empty. */
  readonly input?: string | Buffer | undefined;
  /** Maximum length of its standard output, in bytes. */
  readonly mostOutput?: number | undefined;
}

export interface ProgramResult {
  /** The exit code; null when a signal ended the program. */
  readonly code: number | null;
  readonly stdout: string;
  /** The last 64 KiB of it. */
  readonly stderr: string;
}

/** Runs a program to its end, as the caller has bound it to a path, an environment and a signal. */
export type RunProgram = (args: readonly string[]) => Promise<ProgramResult>;

/** A program printed more than it may, and was ended. */
export class OutputLimitError extends Error {
  override readonly name = "OutputLimitError";
  /** The program and its first argument. */
  readonly command: string;

  /** @param limit what it may print, in bytes */
  constructor(command: string, limit: number) {
    super(`${command} printed more than ${limit / 1024 / 1024} MiB and was stopped`);
    this.command = command;
  }
}

/** Maximum length of a standard output, in bytes, where nothing else is said: ten times the largest set of manifests that anybody has shown us. */
export const stdoutLimit = 32 * 1024 * 1024;

/** Characters that are kept of standard error: its end says what went wrong. */
export const stderrLimit = 64 * 1024;

/**
 * Milliseconds that a program's outputs may stay open after its end. Something that it has started still holds them:
 * that is not waited for.
 */
const openOutputs = 1_000;

/**
 * Runs a program to its end, without a shell, and reads what it prints as text.
 * @param file a bare name, which is looked up on the PATH of `env`, or a path
 * @param args the arguments, passed unchanged
 * @throws the system's error (`ENOENT`, `EACCES`, …) when the program cannot be started, `signal.reason` when aborted,
 * `interrupt.reason` when that was aborted before the start, {@link OutputLimitError} when it prints too much
 */
export async function runProgram(
  file: string,
  args: readonly string[],
  { env, cwd, signal, interrupt, input = "", mostOutput = stdoutLimit }: ProgramOptions,
): Promise<ProgramResult> {
  signal?.throwIfAborted();
  interrupt?.throwIfAborted();
  const path = await findProgram(file, { env, cwd });
  const id = randomUUID();
  const started: { child?: ChildProcess; error?: unknown; ended?: Promise<unknown> } = {};
  const end = () => {
    started.child?.kill("SIGKILL");
    started.ended = endMarked(programVariable, id);
  };
  const askToEnd = () => started.child?.kill("SIGTERM");
  const onCreated = (child: ChildProcess) => {
    started.child = child;
    child.once("error", (error) => {
      started.error = error;
    });
    child.once("spawn", () => {
      // It may end before it has read its input, and the library leaves the EPIPE of that to nobody.
      child.stdin?.on("error", () => {});
      if (signal?.aborted) end();
      else if (interrupt?.aborted) askToEnd();
    });
  };
  const output = collectOutput(mostOutput, end);
  const options = {
    env: withoutUndefined({ ...env, [programVariable]: id }),
    silent: true,
    ignoreReturnCode: true,
    // Without one, standard input stays open, and a program that reads it never ends.
    input: typeof input === "string" ? Buffer.from(input) : input,
    delay: openOutputs,
    listeners: output.listeners,
    ...(cwd === undefined ? {} : { cwd }),
  };
  signal?.addEventListener("abort", end, { once: true });
  interrupt?.addEventListener("abort", askToEnd, { once: true });
  try {
    // After a signal the exit code is null, whatever its type says.
    const code: number | null = await creating.run(onCreated, () => exec(quote(path), [...args], options));
    signal?.throwIfAborted();
    if (output.isTooLong()) throw new OutputLimitError([file, ...args.slice(0, 1)].join(" "), mostOutput);
    return { code, ...output.text() };
  } catch (error) {
    signal?.throwIfAborted();
    // The library gives words only: the system's own error says more.
    throw started.child === undefined ? startError(file, "EACCES", error) : (started.error ?? error);
  } finally {
    signal?.removeEventListener("abort", end);
    interrupt?.removeEventListener("abort", askToEnd);
    // What was asked to end may be a script that started the real program.
    if (interrupt?.aborted) started.ended ??= endMarked(programVariable, id);
    await started.ended;
    started.child?.stdout?.destroy();
    started.child?.stderr?.destroy();
  }
}

/**
 * Given each process that is created in this asynchronous context. The library does not hand out its process, without
 * which nothing can handle its errors, or end it where no mark can be seen. Node.js announces it here.
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
 * Keeps what a program prints, up to a limit.
 * @param exceeded called once, when standard output is longer
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
        stderr = lastOf(stderr + decoder.write(chunk), stderrLimit);
        blank(chunk);
      },
    },
    isTooLong: () => length > limit,
    text: () => ({ stdout: Buffer.concat(chunks).toString("utf8"), stderr }),
  };
}

/**
 * Makes one empty line of a chunk that has been read. The library splits each into lines, which nobody asks it for, and
 * keeps the last one until that ends: without line breaks that is all the output so far, copied for each chunk.
 */
function blank(chunk: Buffer): void {
  chunk.fill(0).write(EOL, Math.max(0, chunk.length - EOL.length));
}
