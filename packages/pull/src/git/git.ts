/**
 * Git with a run's own environment and configuration. What takes and gives text goes through `simple-git`. Plumbing that
 * reads standard input or prints bytes goes through `node:child_process` (`runForBytes`): simple-git decodes what Git
 * prints, and has one input for all of its commands.
 */
import { getSystemErrorName } from "node:util";
import { UserError } from "@pushpull/core/errors";
import { killMarked, lastLines, runForBytes, runVariable } from "@pushpull/core/exec";
import type { Log } from "@pushpull/core/runner";
import debug from "debug";
import { simpleGit } from "simple-git";
import { type Asked, explain } from "./explain-git.ts";
import type { Settings } from "./settings.ts";

// With the variable DEBUG set, simple-git prints Git's whole environment and output to standard error, as they are.
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
  /** Runs one command and returns what it prints. @throws UserError when it fails */
  run(args: readonly string[], env?: Environment): Promise<string>;
  /** Runs one command that may fail. */
  attempt(args: readonly string[], env?: Environment): Promise<GitResult>;
  /** Runs one command that reads standard input or prints bytes. @throws UserError when it fails */
  runForBytes(args: readonly string[], options?: PlumbingOptions): Promise<Buffer>;
  /** The same for one that may fail. */
  attemptForBytes(args: readonly string[], options?: PlumbingOptions): Promise<GitResult<Buffer>>;
  /** The same in a repository, for a branch. */
  at(gitDir: string, branch: string): Git;
  /** What a failure means. */
  explain(result: Pick<GitResult, "stderr">): UserError;
}

/** The names of a million files, and more than all that is read of them at once, in bytes. */
const maxBytes = 1024 ** 3;

/** Maximum size of what a command prints as text, in bytes: 20,000 commits with long messages. */
const maxText = 128 * 1024 ** 2;

/** Maximum number of characters of a command in the debug log: it may name thousands of files. */
const maxShown = 300;

/** Maximum number of characters of standard error that are kept: its end says what went wrong. */
const maxWords = 64 * 1024;

/** How a command ended, as both ways to run one report it. */
interface ActionOutcome<Output extends string | Buffer> extends Omit<GitResult<Output>, "code"> {
  /** Null when a signal ended it; negative, the system's error, when it could not be started. */
  readonly code: number | null;
}

interface GitPorts {
  /** Ends Git, and all that it has started. */
  readonly signal: AbortSignal;
  readonly log?: Pick<Log, "debug">;
}

/** Git from the PATH, with a run's settings. */
export function createGit(settings: Settings, asked: Asked, { signal, log }: GitPorts): Git {
  const inRepository = (repository: Environment, branch: string | undefined): Git => {
    const environment = (more: Environment = {}) => ({ ...settings.env, ...repository, ...more });
    const explainResult: Git["explain"] = ({ stderr }) => explain(stderr, { ...asked, branch });
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
  return inRepository({}, asked.branch);
}

interface RunOptions extends Settings {
  readonly signal: AbortSignal;
  readonly input?: string | Buffer | undefined;
}

/**
 * Runs a command through simple-git, as it is written here: its own methods add flags, and take apart what Git prints at
 * marks that a commit's message can fake.
 */
async function runText(
  args: readonly string[],
  { env, folder, config, signal }: RunOptions,
): Promise<ActionOutcome<string>> {
  let ending: ActionOutcome<string> | undefined;
  const tooMuch = new AbortController();
  // One for each command, which has nothing to queue behind then, and an environment of its own.
  const git = simpleGit({
    baseDir: folder,
    config: [...config],
    abort: AbortSignal.any([signal, tooMuch.signal]),
    // Hooks of the machine's configuration never run. In the run's own configuration this would switch off those of a
    // server that is a folder too, and a clone has no configuration of its own yet.
    unsafe: { allowUnsafeHooksPath: true },
    // All of it is ours: the runner's own are left out where the environment is made.
    allowEnvironment: Object.keys(env),
    // The end of Git may be seen before the last of what it prints.
    completion: { onExit: false },
    // Standard input stays open without any, and a command that reads it waits for ever. An empty one counts as none.
    input: () => "\n",
    errors(error, { exitCode, stdOut, stdErr }) {
      ending = { code: exitCode, stdout: textOf(stdOut), stderr: textOf(stdErr) };
      // By itself it takes a command that fails without a word for one that succeeds.
      return error ?? (exitCode === 0 ? undefined : new Error(`Git ended with exit code ${exitCode}`));
    },
  });
  git.env({ ...env }).outputHandler((_, stdout, stderr) => {
    let printed = 0;
    const count = (chunk: Buffer) => {
      printed += chunk.length;
      if (printed > maxText) tooMuch.abort();
    };
    stdout.on("data", count);
    stderr.on("data", count);
    // It waits 50 ms where nothing was printed, in case that is still to come; with `onExit: false` all has come.
    queueMicrotask(() => stdout.emit("data", Buffer.alloc(0)));
  });
  // simple-git interrupts Git alone, and not what Git has started.
  const end = () => void killMarked(runVariable, folder);
  signal.addEventListener("abort", end, { once: true });
  try {
    await git.raw([...args]);
  } catch (error) {
    if (ending === undefined) throw error;
  } finally {
    signal.removeEventListener("abort", end);
  }
  signal.throwIfAborted();
  if (tooMuch.signal.aborted) throw printsTooMuch(args);
  if (ending === undefined) throw new Error(`simple-git does not say how \`git ${args[0]}\` ended`);
  return ending;
}

async function runPlumbing(
  args: readonly string[],
  { env, folder, config, signal, input }: RunOptions,
): Promise<ActionOutcome<Buffer>> {
  const configured = config.flatMap((setting) => ["-c", setting]);
  const options = { env, cwd: folder, signal, input, maxOutput: maxBytes };
  return runForBytes("git", [...configured, ...args], options).catch(startFailure);
}

/** Runs a command, tells the debug log of it, and takes apart how it ended. @throws UserError where it did not run */
async function checked<Output extends string | Buffer>(
  args: readonly string[],
  log: Pick<Log, "debug"> | undefined,
  run: () => Promise<ActionOutcome<Output>>,
): Promise<GitResult<Output>> {
  const begun = performance.now();
  const { code, stdout, stderr: words } = await run();
  const took = Math.round(performance.now() - begun);
  const stderr = lastLines(words, maxWords);
  log?.debug(
    `git ${args.join(" ").slice(0, maxShown)}: ${code === null ? "a signal" : `exit code ${code}`} after ${took} ms\n${stderr}`,
  );
  if (code === null) return { code: endedBySignal, stdout, stderr: `${stderr}\nended by a signal` };
  if (code < 0) throw notStarted(getSystemErrorName(code));
  return { code, stdout, stderr };
}

/** As a shell counts one that it cannot name. */
const endedBySignal = 128;

/** The system's error, as a negative exit code: as Node reports it to simple-git. */
function startFailure(error: unknown): ActionOutcome<Buffer> {
  const isOfSystem = error instanceof Error && "syscall" in error && "errno" in error;
  if (!isOfSystem || typeof error.errno !== "number") throw error;
  return { code: error.errno, stdout: Buffer.alloc(0), stderr: "" };
}

function notStarted(why: string): UserError {
  if (why !== "ENOENT") {
    return new UserError(`The git on the PATH cannot be run (${why})`, {
      code: "git",
      hint: "Check that it is executable, and made for this machine.",
    });
  }
  return new UserError("git is not on the PATH", {
    code: "git",
    hint: "GitHub's own runners have it. In a container or on a runner of your own install Git 2.32 or later, and ssh where the repository is reached by it.",
  });
}

function printsTooMuch([command = ""]: readonly string[]): UserError {
  return new UserError(`git ${command} prints more than ${maxText / 1024 ** 2} MiB, and was ended`, {
    code: "git",
    hint: `Run \`git ${command}\` in an earlier step to see its output.`,
  });
}

function textOf(chunks: readonly Buffer[]): string {
  return Buffer.concat(chunks).toString("utf8");
}
