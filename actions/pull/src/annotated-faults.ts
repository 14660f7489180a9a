import { formatLocation, UserError } from "@pushpull/core/errors";
import { type ActionOutcome, type RunContext, repositoryPageOf } from "@pushpull/core/runner";
import type { PullInputs, PullResult } from "@pushpull/pull";

/**
 * The faults of a run, for annotations. Annotations can point only to files of the run's own repository; for another
 * one, the message names file and line.
 */
export function annotated(
  outcome: ActionOutcome<PullResult>,
  inputs: Pick<PullInputs, "repository"> | undefined,
  run: RunContext,
): readonly UserError[] {
  const faults = "faults" in outcome ? outcome.faults : [];
  const page = inputs?.repository.page;
  const isOwn = page !== undefined && page.toLowerCase() === repositoryPageOf(run)?.toLowerCase();
  return isOwn ? faults : faults.map(withLocationInMessage);
}

function withLocationInMessage(fault: UserError): UserError {
  const { message, code, hint, location, cause } = fault;
  if (location === undefined) return fault;
  return new UserError(`${formatLocation(location)}: ${message}`, { code, hint, cause });
}
