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

/** How an action's main part ended: with its result, or with what stopped it. */
export type Ending<Result> = { readonly result: Result } | { readonly faults: readonly UserError[] };

/** What the inputs of every action have. */
interface TimedInputs {
  /** Milliseconds that the run may take. */
  readonly timeout: number;
}

export interface Action<Inputs extends TimedInputs, Result> {
  /** The program that it works with, under whose name it may note down a process for the post part. */
  readonly program: string;
  /** The names of its inputs. */
  readonly inputs: readonly string[];
  /** Reads what it is asked to do, and masks the secrets in that. What it throws ends up in `report`. */
  read(context: ActionContext): Inputs;
  /** Does the work. What it throws ends up in `report`. */
  run(inputs: Inputs, context: ActionContext): Promise<Result>;
  /**
   * Says how it ended: outputs, summary, annotations. Returns whether the run was a success.
   * @param inputs undefined where they could not be read
   */
  report(ending: Ending<Result>, inputs: Inputs | undefined, context: ActionContext): Promise<boolean>;
  /** Ends in the post part what a killed run could not. */
  readonly release?: (left: PostContext) => Promise<void>;
}

/** The surroundings of an action's post part. */
export interface PostContext {
  /** What the main part has noted down; empty when it has not. */
  state(name: string): string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly log: Log;
  /** As in the main part, whose secrets are not known here. */
  hide(secret: string): void;
  redact(text: string): string;
}

/**
 * Runs the part of an action that is wanted.
 *
 * It is the same program for both parts. What a main part notes down cannot tell them apart: killed before it has noted
 * anything, its post part would do its work. So `dist/ACTION/post.js` says it, which `npm run build` writes.
 * @param host `process`; nothing else of an action touches it
 */
export async function runAction<Inputs extends TimedInputs, Result>(
  host: NodeJS.Process,
  action: Action<Inputs, Result>,
): Promise<void> {
  await (host.argv.includes("--post") ? runPost(host, action) : runMain(host, action));
}

/** Sets the exit code. What is thrown anywhere in an action ends here, and is reported. */
async function runMain<Inputs extends TimedInputs, Result>(
  host: NodeJS.Process,
  action: Action<Inputs, Result>,
): Promise<void> {
  const { context, leave } = enterAction(host);
  const unknown = unknownInputs(host.env, action.inputs);
  if (unknown !== undefined) context.log.warning(unknown);
  const read = await endingOf(() => action.read(context));
  const inputs = "result" in read ? read.result : undefined;
  const watchdog = inputs && startWatchdog(inputs.timeout - context.elapsed());
  const watched: ActionContext = {
    ...context,
    saveState(name, value) {
      // All that a run starts carries the folder that it notes.
      watchdog?.mark(`${runVariable}=${value}`);
      context.saveState(name, value);
    },
  };
  const ending = "faults" in read ? read : await endingOf(() => action.run(read.result, watched));
  const told = action.report(ending, inputs, context).catch((error: unknown) => {
    context.log.error(bug(error).message);
    return false;
  });
  host.exitCode = (await told) ? 0 : 1;
  watchdog?.stop();
  leave();
}

async function endingOf<Result>(work: () => Result | Promise<Result>): Promise<Ending<Result>> {
  try {
    return { result: await work() };
  } catch (error) {
    return { faults: userFaults(error) ?? [bug(error)] };
  }
}

/** What goes wrong in the post part is said, and fails nobody's job. */
async function runPost<Inputs extends TimedInputs, Result>(
  host: NodeJS.Process,
  { program, release }: Action<Inputs, Result>,
): Promise<void> {
  const { hide, redact } = createRedactor();
  const log = workflowLog(redact);
  const tasks = [cleanUp(program, host, log), release?.({ state: getState, env: host.env, log, hide, redact })];
  for (const ended of await Promise.allSettled(tasks)) {
    if (ended.status === "rejected") log.warning(`Not all could be cleared away: ${String(ended.reason)}`);
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
