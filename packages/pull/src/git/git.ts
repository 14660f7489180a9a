/**
 * Git with a run's own environment and configuration. Commands with text output use `simple-git`. Plumbing that reads
 * standard input or prints bytes uses `node:child_process` (`runForBytes`): simple-git decodes Git's output, and has
 * one input for all of its commands.
 */
import { getSystemErrorName } from "node:util";
import { UserError } from "@pushpull/core/errors";
import { killMarked, lastLines, runForBytes, runVariable } from "@pushpull/core/exec";
import type { Log } from "@pushpull/core/runner";
import debug from "debug";
import { simpleGit } from "simple-git";
import { explainGitError, type GitContext } from "./explain-git.ts";
import type { Settings } from "./settings.ts";

// If DEBUG is set, simple-git prints Git's whole environment and output, unredacted, to standard error.
debug.disable();

export interface GitResult<Output extends string | Buffer = string> {
  readonly code: number;
  /** As Git printed it, untrimmed. */
  readonly stdout: Output;
  readonly stderr: string;
}

interface PlumbingOptions {
  readonly input?: string | Buffer;
  readonly env?: Environment;
}

type Environment = Readonly<Record<string, string>>;

export interface Git {
  /** Runs a command and returns its output. @throws UserError if it fails */
  run(args: readonly string[], env?: Environment): Promise<string>;
  /** Runs a command that may fail. */
  attempt(args: readonly string[], env?: Environment): Promise<GitResult>;
  /** Runs a command that reads standard input or prints bytes. @throws UserError if it fails */
  runForBytes(args: readonly string[], options?: PlumbingOptions): Promise<Buffer>;
  /** The same for a command that may fail. */
  attemptForBytes(args: readonly string[], options?: PlumbingOptions): Promise<GitResult<Buffer>>;
  /** Git in a repository, with a branch for its messages. */
  at(gitDir: string, branch: string): Git;
  /** Explains a failure. */
  explain(result: Pick<GitResult, "stderr">): UserError;
}

/** Maximum size of binary output, in bytes: enough for the names of a million files. */
const maxBytes = 1024 ** 3;

/** Maximum size of text output, in bytes: 20,000 commits with long messages. */
const maxText = 128 * 1024 ** 2;

/** Maximum number of characters of a command in the debug log: it may name thousands of files. */
const maxShown = 300;

/** Maximum number of characters of standard error that are kept: its end says what went wrong. */
const maxStderr = 64 * 1024;

/** The result of a process, before its exit code is checked. */
interface ProcessResult<Output extends string | Buffer> extends Omit<GitResult<Output>, "code"> {
  /** Null if a signal ended it; the negative system error if it could not be started. */
  readonly code: number | null;
}

interface GitPorts {
  /** Kills Git, and everything that it started. */
  readonly signal: AbortSignal;
  readonly log?: Pick<Log, "debug">;
}

/** Creates a runner for the Git on the PATH, with a run's settings. */
export function createGit(settings: Settings, context: GitContext, { signal, log }: GitPorts): Git {
  const inRepository = (repository: Environment, branch: string | undefined): Git => {
    const environment = (more: Environment = {}) => ({ ...settings.env, ...repository, ...more });
    const explainResult: Git["explain"] = ({ stderr }) => explainGitError(stderr, { ...context, branch });
    const attempt: Git["attempt"] = (args, env) =>
      checked(args, log, () => runText(args, { ...settings, env: environment(env), signal }));
    const attemptForBytes: Git["attemptForBytes"] = (args, { input, env } = {}) =>
      checked(args, log, () => runPlumbing(args, { ...settings, env: environment(env), signal, input }));
    const outputOf = <Output extends string | Buffer>(result: GitResult<Output>): Output => {
      if (result.code !== 0) throw explainResult(result);
      return result.stdout;
    };
    return {
      attempt,
      attemptForBytes,
      run: async (args, env) => outputOf(await attempt(args, env)),
      runForBytes: async (args, options) => outputOf(await attemptForBytes(args, options)),
      at: (gitDir, known) => inRepository({ GIT_DIR: gitDir }, known),
      explain: explainResult,
    };
  };
  return inRepository({}, context.branch);
}

interface RunOptions extends Settings {
  readonly signal: AbortSignal;
  readonly input?: string | Buffer | undefined;
}

/**
 * Runs a command through simple-git with exactly these arguments: its own methods add flags, and parse Git's output by
 * separators that a commit message can fake.
 */
async function runText(
  args: readonly string[],
  { env, folder, config, signal }: RunOptions,
): Promise<ProcessResult<string>> {
  let result: ProcessResult<string> | undefined;
  const outputLimit = new AbortController();
  // One instance per command, so that commands do not queue, and have their own environment.
  const git = simpleGit({
    baseDir: folder,
    config: [...config],
    abort: AbortSignal.any([signal, outputLimit.signal]),
    // Hooks from the machine's configuration never run. Set on the command line: in the run's configuration it would
    // also disable the hooks of a server that is a folder, and a clone has no configuration yet.
    unsafe: { allowUnsafeHooksPath: true },
    // All of these are ours: `gitEnvironment` has removed the runner's.
    allowEnvironment: Object.keys(env),
    // Git's exit may be seen before the last of its output.
    completion: { onExit: false },
    // Without input, standard input stays open, and a command that reads it hangs. An empty text counts as none.
    input: () => "\n",
    errors(error, { exitCode, stdOut, stdErr }) {
      result = { code: exitCode, stdout: textOf(stdOut), stderr: textOf(stdErr) };
      // By default it treats a failure without an error message as a success.
      return error ?? (exitCode === 0 ? undefined : new Error(`Git exited with code ${exitCode}`));
    },
  });
  git.env({ ...env }).outputHandler((_, stdout, stderr) => {
    let printed = 0;
    const count = (chunk: Buffer) => {
      printed += chunk.length;
      if (printed > maxText) outputLimit.abort();
    };
    stdout.on("data", count);
    stderr.on("data", count);
    // If nothing was printed, it waits 50 ms for output; with `onExit: false` all output has arrived.
    queueMicrotask(() => stdout.emit("data", Buffer.alloc(0)));
  });
  // simple-git interrupts Git only, not its child processes.
  const end = () => void killMarked(runVariable, folder);
  signal.addEventListener("abort", end, { once: true });
  try {
    await git.raw([...args]);
  } catch (error) {
    if (result === undefined) throw error;
  } finally {
    signal.removeEventListener("abort", end);
  }
  signal.throwIfAborted();
  if (outputLimit.signal.aborted) throw outputTooLong(args);
  if (result === undefined) throw new Error(`simple-git reported no result of \`git ${args[0]}\``);
  return result;
}

async function runPlumbing(
  args: readonly string[],
  { env, folder, config, signal, input }: RunOptions,
): Promise<ProcessResult<Buffer>> {
  const configured = config.flatMap((setting) => ["-c", setting]);
  const options = { env, cwd: folder, signal, input, maxOutput: maxBytes };
  return runForBytes("git", [...configured, ...args], options).catch(startFailure);
}

/** Runs a command, logs it for debugging, and checks its result. @throws UserError if it could not be started */
async function checked<Output extends string | Buffer>(
  args: readonly string[],
  log: Pick<Log, "debug"> | undefined,
  run: () => Promise<ProcessResult<Output>>,
): Promise<GitResult<Output>> {
  const start = performance.now();
  const { code, stdout, stderr: output } = await run();
  const took = Math.round(performance.now() - start);
  const stderr = lastLines(output, maxStderr);
  log?.debug(
    `git ${args.join(" ").slice(0, maxShown)}: ${code === null ? "a signal" : `exit code ${code}`} after ${took} ms\n${stderr}`,
  );
  if (code === null) return { code: signalExitCode, stdout, stderr: `${stderr}\nkilled by a signal` };
  if (code < 0) throw notStarted(getSystemErrorName(code));
  return { code, stdout, stderr };
}

/** The exit code that shells use for signals, without the signal's number. */
const signalExitCode = 128;

/** The system's error as a negative exit code, as Node.js reports it to simple-git. */
function startFailure(error: unknown): ProcessResult<Buffer> {
  const isSystemError = error instanceof Error && "syscall" in error && "errno" in error;
  if (!isSystemError || typeof error.errno !== "number") throw error;
  return { code: error.errno, stdout: Buffer.alloc(0), stderr: "" };
}

function notStarted(errorName: string): UserError {
  if (errorName !== "ENOENT") {
    return new UserError(`The git on the PATH cannot be run (${errorName})`, {
      code: "git",
      hint: "Check that it is executable, and built for this machine.",
    });
  }
  return new UserError("git is not on the PATH", {
    code: "git",
    hint: "GitHub's hosted runners have it. In a container or on a self-hosted runner install Git 2.32 or later, and ssh for a repository that uses it.",
  });
}

function outputTooLong([command = ""]: readonly string[]): UserError {
  return new UserError(`git ${command} printed more than ${maxText / 1024 ** 2} MiB and was stopped`, {
    code: "git",
    hint: `Run \`git ${command}\` in an earlier step to see its output.`,
  });
}

function textOf(chunks: readonly Buffer[]): string {
  return Buffer.concat(chunks).toString("utf8");
}
