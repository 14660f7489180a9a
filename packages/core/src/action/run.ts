import { UserError, userFaults } from "../errors.ts";
import type { Log } from "../log.ts";
import { type ActionContext, enterAction } from "./context.ts";
import { workflowLog } from "./log.ts";

/** How an action's main part ended: with its result, or with what stopped it. */
export type Ending<Result> = { readonly result: Result } | { readonly faults: readonly UserError[] };

export interface Action<Result> {
  /** Does the work. What it throws ends up in `report`. */
  run(context: ActionContext): Promise<Result>;
  /** Says how it ended: outputs, summary, annotations. Returns whether the run was a success. */
  report(ending: Ending<Result>, context: ActionContext): Promise<boolean>;
}

/**
 * Runs an action and sets the exit code. What is thrown anywhere in it ends here, and is reported.
 * @param host `process`; nothing else of an action touches it
 */
export async function runAction<Result>(host: NodeJS.Process, action: Action<Result>): Promise<void> {
  const { context, leave } = enterAction(host);
  const ending = await action.run(context).then(
    (result): Ending<Result> => ({ result }),
    (error: unknown): Ending<Result> => ({ faults: userFaults(error) ?? [bug(error)] }),
  );
  const told = action.report(ending, context).catch((error: unknown) => {
    context.log.error(bug(error).message);
    return false;
  });
  host.exitCode = (await told) ? 0 : 1;
  leave();
}

/** Runs the post part of an action. What goes wrong in it is said, and fails nobody's job. */
export async function runPost(
  host: NodeJS.Process,
  cleanUp: (host: NodeJS.Process, log: Log) => Promise<void>,
): Promise<void> {
  const log = workflowLog();
  await cleanUp(host, log).catch((error: unknown) => log.warning(`Not all could be cleared away: ${String(error)}`));
}

function bug(error: unknown): UserError {
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return new UserError(`Unexpected error: ${trace}`, {
    code: "bug",
    hint: "This is a bug in pushpull: please report it with the lines above.",
    cause: error,
  });
}
