import { type Log, runForBytes, UserError } from "@pushpull/core";
import { type Asked, explain } from "./explain.ts";
import type { Settings } from "./settings.ts";

export interface GitResult {
  readonly code: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

interface GitOptions {
  readonly input?: string | Buffer;
  readonly env?: Readonly<Record<string, string>>;
}

export interface Git {
  /** Runs one command. @throws UserError when it fails */
  run(args: readonly string[], options?: GitOptions): Promise<Buffer>;
  /** Runs one command that may fail. */
  attempt(args: readonly string[], options?: GitOptions): Promise<GitResult>;
  /** The same in a repository, for a branch. */
  at(gitDir: string, branch: string): Git;
  /** What a failure means. */
  explain(result: GitResult): UserError;
}

/** The names of a million files, and more than all that is read of them at once. */
const mostOutput = 1024 ** 3;

/** Characters of a command that are shown at most: it may name thousands of files. */
const mostShown = 300;

/** As a shell counts it. */
const brokenPipe = 141;

/** Git from the PATH, with a run's settings. */
export function createGit(
  settings: Settings,
  asked: Asked,
  { signal: ended, log }: { readonly signal: AbortSignal; readonly log?: Pick<Log, "debug"> },
): Git {
  const inRepository = (before: readonly string[], branch: string | undefined): Git => {
    const explainResult: Git["explain"] = ({ stderr }) => explain(stderr, { ...asked, branch });
    const attempt: Git["attempt"] = async (args, { input, env } = {}) => {
      const options = { env: { ...settings.env, ...env }, signal: ended, input, mostOutput };
      const begun = performance.now();
      const { code, signal, stdout, stderr } = await runForBytes(
        "git",
        [...settings.args, ...before, ...args],
        options,
      ).catch(explainStart);
      const took = Math.round(performance.now() - begun);
      log?.debug(
        `git ${args.join(" ").slice(0, mostShown)}: ${signal ?? `exit code ${code}`} after ${took} ms\n${stderr}`,
      );
      if (code !== null) return { code, stdout, stderr };
      // It goes so where its own helper loses the connection while it is written to.
      if (signal === "SIGPIPE") return { code: brokenPipe, stdout, stderr: `${stderr}\nbroken pipe` };
      throw new UserError(`Git was ended by somebody or something in the middle of \`git ${args[0]}\``, {
        code: "git",
        hint: "See whether the runner is short of memory or disk. Run it again.",
      });
    };
    return {
      attempt,
      explain: explainResult,
      at: (gitDir, known) => inRepository([`--git-dir=${gitDir}`], known),
      async run(args, options) {
        const result = await attempt(args, options);
        if (result.code !== 0) throw explainResult(result);
        return result.stdout;
      },
    };
  };
  return inRepository([], asked.branch);
}

function explainStart(error: unknown): never {
  if (!(error instanceof Error && "syscall" in error && "code" in error)) throw error;
  if (error.code !== "ENOENT") {
    throw new UserError(`The git on the PATH cannot be run (${String(error.code)})`, {
      code: "git",
      hint: "Check that it is executable, and made for this machine.",
    });
  }
  throw new UserError("git is not on the PATH", {
    code: "git",
    hint: "GitHub's own runners have it. In a container or on a runner of your own install Git 2.32 or later, and ssh where the repository is reached by it.",
  });
}
