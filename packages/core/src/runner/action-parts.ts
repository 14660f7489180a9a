import { getState } from "@actions/core";
import { UserError, userFaults } from "../errors/user-error.ts";
import { runVariable } from "../exec/child-environment.ts";
import { createRedactor } from "../redaction/redact.ts";
import { type ActionContext, enterAction } from "./action-context.ts";
import { cleanUp } from "./clean-up.ts";
import type { Log } from "./log.ts";
import { unknownInputs } from "./read-inputs.ts";
import { startWatchdog } from "./watchdog.ts";
import { workflowLog } from "./workflow-log.ts";

/** How an action's main part ended: with its result, or with the faults that stopped it. */
export type ActionOutcome<Result> = { readonly result: Result } | { readonly faults: readonly UserError[] };

/** The inputs that every action has. */
interface TimedInputs {
  /** Maximum duration of the run, in milliseconds. */
  readonly timeout: number;
}

export interface Action<Inputs extends TimedInputs, Result> {
  /** The program that it runs; the state with this name may hold its process ID for the post part. */
  readonly program: string;
  /** The names of its inputs. */
  readonly inputs: readonly string[];
  /** Reads the inputs, and masks the secrets in them. What it throws is passed to `report`. */
  read(context: ActionContext): Inputs;
  /** Does the work. What it throws is passed to `report`. */
  run(inputs: Inputs, context: ActionContext): Promise<Result>;
  /**
   * Writes outputs, summary and annotations. Returns whether the run succeeded.
   * @param inputs undefined if they could not be read
   */
  report(outcome: ActionOutcome<Result>, inputs: Inputs | undefined, context: ActionContext): Promise<boolean>;
  /** Releases in the post part what a killed run could not, such as a token. */
  readonly release?: (context: PostContext) => Promise<void>;
}

/** The environment of an action's post part. */
export interface PostContext {
  /** A value that the main part saved; empty if it did not. */
  state(name: string): string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly log: Log;
  /** As in the main part; its secrets are not known here. */
  hide(secret: string): void;
  redact(text: string): string;
}

/**
 * Runs the main or post part of an action.
 *
 * Both parts are the same program. Saved state cannot distinguish them: if the main part was killed before it saved
 * any, the post part would do its work. So `dist/ACTION/post.js`, which `npm run build` writes, passes `--post`.
 * @param host `process`; nothing else in an action uses it
 */
export async function runAction<Inputs extends TimedInputs, Result>(
  host: NodeJS.Process,
  action: Action<Inputs, Result>,
): Promise<void> {
  await (host.argv.includes("--post") ? runPost(host, action) : runMain(host, action));
}

/** Runs the main part and sets the exit code. All errors of an action are caught and reported here. */
async function runMain<Inputs extends TimedInputs, Result>(
  host: NodeJS.Process,
  action: Action<Inputs, Result>,
): Promise<void> {
  const { context, leave } = enterAction(host);
  const unknown = unknownInputs(host.env, action.inputs);
  if (unknown !== undefined) context.log.warning(unknown);
  const read = await outcomeOf(() => action.read(context));
  const inputs = "result" in read ? read.result : undefined;
  const watchdog = inputs && startWatchdog(inputs.timeout - context.elapsed());
  const watched: ActionContext = {
    ...context,
    saveState(name, value) {
      // Everything that a run starts has its folder in the environment.
      watchdog?.mark(`${runVariable}=${value}`);
      context.saveState(name, value);
    },
  };
  const outcome = "faults" in read ? read : await outcomeOf(() => action.run(read.result, watched));
  const reported = action.report(outcome, inputs, context).catch((error: unknown) => {
    context.log.error(bug(error).message);
    return false;
  });
  host.exitCode = (await reported) ? 0 : 1;
  watchdog?.stop();
  leave();
}

async function outcomeOf<Result>(work: () => Result | Promise<Result>): Promise<ActionOutcome<Result>> {
  try {
    return { result: await work() };
  } catch (error) {
    return { faults: userFaults(error) ?? [bug(error)] };
  }
}

/** Runs the post part. Its errors are logged as warnings, and do not fail the job. */
async function runPost<Inputs extends TimedInputs, Result>(
  host: NodeJS.Process,
  { program, release }: Action<Inputs, Result>,
): Promise<void> {
  const { hide, redact } = createRedactor();
  const log = workflowLog(redact);
  const tasks = [cleanUp(program, host, log), release?.({ state: getState, env: host.env, log, hide, redact })];
  for (const settled of await Promise.allSettled(tasks)) {
    if (settled.status === "rejected") log.warning(`Cannot clean up completely: ${String(settled.reason)}`);
  }
}

function bug(error: unknown): UserError {
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return new UserError(`Unexpected error: ${trace}`, {
    code: "bug",
    hint: "This is a bug in pushpull: please report it with the lines above.",
    cause: error,
  });
}
