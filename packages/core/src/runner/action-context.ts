import { tmpdir } from "node:os";
import { saveState, setOutput, setSecret, summary } from "@actions/core";
import { UserError } from "../errors/user-error.ts";
import { createRedactor } from "../redaction/redact.ts";
import type { Log } from "./log.ts";
import { type RunContext, readRunContext } from "./run-context.ts";
import { workflowLog } from "./workflow-log.ts";

/** The environment of an action's run: log, folders, outputs, secrets and cancellation. */
export interface ActionContext {
  readonly log: Log;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  /** Milliseconds since the start, on a monotonic clock. */
  elapsed(): number;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The workflow run that the action is a step of. */
  readonly run: RunContext;
  /** Absolute path of the folder that paths in inputs are relative to. */
  readonly workspace: string;
  /** Absolute path of the folder for files that must not outlive the job. */
  readonly temp: string;
  /** Aborted, with a {@link UserError} as the reason, when the run is cancelled. */
  readonly cancelled: AbortSignal;
  /** Masks a credential from now on: the runner in the whole job log, we in everything that we write. */
  mask(secret: string): void;
  /** Hides a value in everything that we write, but not in the rest of the job log. */
  hide(secret: string): void;
  /** Replaces masked and hidden values in a text. The log does this itself; files do not. */
  redact(text: string): string;
  /**
   * Saves a value for the action's post step at once, so that it survives a kill. @throws UserError if it cannot be
   * saved
   */
  saveState(name: string, value: string): void;
  /** @throws UserError if the runner's file cannot be written */
  setOutput(name: string, value: string): void;
  /** Adds to the job's summary page, if the runner has one. @throws UserError if it cannot be written */
  addSummary(markdown: string): Promise<void>;
}

/** Minimum length of a line of a secret to be masked separately, in characters. */
const minLineLength = 4;

/** How the runner cancels a job: SIGINT, and SIGTERM some seconds later (GitHub Docs, "Canceling a workflow"). */
const cancellations = ["SIGINT", "SIGTERM"] as const;

/** Creates the context of a run from the process. `leave` removes the signal handlers. */
export function enterAction(host: NodeJS.Process): { readonly context: ActionContext; readonly leave: () => void } {
  const cancel = new AbortController();
  const onSignal = (signal: NodeJS.Signals) => {
    cancel.abort(new UserError(`Cancelled by ${signal}`, { code: "stopped" }));
  };
  for (const signal of cancellations) host.on(signal, onSignal);
  const { env } = host;
  const start = performance.now();
  const { hide, redact } = createRedactor();
  const context: ActionContext = {
    log: workflowLog(redact),
    startedAt: Date.now(),
    elapsed: () => performance.now() - start,
    env,
    run: readRunContext(env),
    workspace: env.GITHUB_WORKSPACE ?? host.cwd(),
    temp: env.RUNNER_TEMP ?? tmpdir(),
    cancelled: cancel.signal,
    mask(secret) {
      // Runners mask line by line. Masking a line of a few characters would hide these everywhere.
      const lines = secret.split(/[\r\n]+/).filter((line) => line.trim().length >= minLineLength);
      for (const line of lines.length === 0 ? [secret] : lines) setSecret(line);
      hide(secret);
    },
    hide,
    redact,
    saveState: (name, value) => reportWriteError("the post step's state", () => saveState(name, value)),
    setOutput: (name, value) => reportWriteError(`the output '${name}'`, () => setOutput(name, value)),
    async addSummary(markdown) {
      // The runners of old Gitea versions have none.
      if (!env.GITHUB_STEP_SUMMARY) return;
      await summary
        .addRaw(markdown)
        .write()
        .catch((cause: unknown) => {
          // Otherwise it would be written with the next text.
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

function reportWriteError(what: string, write: () => void): void {
  try {
    write();
  } catch (cause) {
    throw cannotWrite(what, cause);
  }
}

/** The disk with the runner's files may be full. */
function cannotWrite(what: string, cause: unknown): UserError {
  return new UserError(`Cannot write the runner's file for ${what}: ${(cause as Error).message}`, {
    code: "runner",
    hint: "Check that the runner's disk has free space and its work folder is writable.",
    cause,
  });
}
