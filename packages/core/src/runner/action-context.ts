import { tmpdir } from "node:os";
import { saveState, setOutput, setSecret, summary } from "@actions/core";
import { UserError } from "../errors/user-error.ts";
import { createRedactor } from "../redaction/redact.ts";
import type { Log } from "./log.ts";
import { type RunContext, readRunContext } from "./run-context.ts";
import { workflowLog } from "./workflow-log.ts";

/** The surroundings of one run of an action: all that it may touch besides what it is for. */
export interface ActionContext {
  readonly log: Log;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  /** Milliseconds since then, also when somebody sets the clock meanwhile. */
  elapsed(): number;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The workflow run that it is a step of. */
  readonly run: RunContext;
  /** Absolute path of the folder that paths in inputs are relative to. */
  readonly workspace: string;
  /** Absolute path of the folder for files that must not outlive the job. */
  readonly temp: string;
  /** Aborted, with a {@link UserError} as the reason, when somebody cancels the run. */
  readonly cancelled: AbortSignal;
  /** Hides a credential from now on: the runner does so in all of the job's log, we in all that we write. */
  mask(secret: string): void;
  /** Hides a value in all that we write, and leaves the rest of the job's log alone. */
  hide(secret: string): void;
  /** A text without what is masked or hidden. The log does this by itself; files do not. */
  redact(text: string): string;
  /** Remembers something for the action's post step, at once: it survives a kill. @throws UserError when it cannot */
  saveState(name: string, value: string): void;
  /** @throws UserError when the runner's file cannot be written */
  setOutput(name: string, value: string): void;
  /** Adds to the job's summary page, where the runner has one. @throws UserError when that cannot be written */
  addSummary(markdown: string): Promise<void>;
}

/** Characters that a line of a secret has to have to be hidden by itself. */
const shortestLine = 4;

/** The runner's way to cancel a job: SIGINT, and SIGTERM some seconds later (GitHub Docs, "Canceling a workflow"). */
const cancellations = ["SIGINT", "SIGTERM"] as const;

/** Builds the context of a run out of a process. `leave` takes the signal handlers away again. */
export function enterAction(host: NodeJS.Process): { readonly context: ActionContext; readonly leave: () => void } {
  const cancel = new AbortController();
  const onSignal = (signal: NodeJS.Signals) => {
    cancel.abort(new UserError(`Cancelled by ${signal}`, { code: "stopped" }));
  };
  for (const signal of cancellations) host.on(signal, onSignal);
  const { env } = host;
  const begun = performance.now();
  const { hide, redact } = createRedactor();
  const context: ActionContext = {
    log: workflowLog(redact),
    startedAt: Date.now(),
    elapsed: () => performance.now() - begun,
    env,
    run: readRunContext(env),
    workspace: env.GITHUB_WORKSPACE ?? host.cwd(),
    temp: env.RUNNER_TEMP ?? tmpdir(),
    cancelled: cancel.signal,
    mask(secret) {
      // A runner looks at its log line by line. A line of a few characters would hide them everywhere.
      const lines = secret.split(/[\r\n]+/).filter((line) => line.trim().length >= shortestLine);
      for (const line of lines.length === 0 ? [secret] : lines) setSecret(line);
      hide(secret);
    },
    hide,
    redact,
    saveState: (name, value) => explained("what the post step has to know", () => saveState(name, value)),
    setOutput: (name, value) => explained(`the output '${name}'`, () => setOutput(name, value)),
    async addSummary(markdown) {
      // The runner of an old Gitea has none.
      if (!env.GITHUB_STEP_SUMMARY) return;
      await summary
        .addRaw(markdown)
        .write()
        .catch((cause: unknown) => {
          // It would be written with what comes next.
          summary.emptyBuffer();
          throw cannotWrite("the summary page", cause);
        });
    },
  };
  const leave = () => {
    for (const signal of cancellations) host.off(signal, onSignal);
  };
  return { context, leave };
}

function explained(what: string, write: () => void): void {
  try {
    write();
  } catch (cause) {
    throw cannotWrite(what, cause);
  }
}

/** The runner's files are on a disk like any other: one that may be full. */
function cannotWrite(what: string, cause: unknown): UserError {
  return new UserError(`The runner's file for ${what} cannot be written: ${(cause as Error).message}`, {
    code: "runner",
    hint: "See to it that the runner's disk is not full, and its work folder writable.",
    cause,
  });
}
