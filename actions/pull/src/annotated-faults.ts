import { formatLocation, UserError } from "@pushpull/core/errors";
import { type ActionOutcome, type RunContext, repositoryPageOf } from "@pushpull/core/runner";
import type { PullInputs, PullResult } from "@pushpull/pull";

/**
 * All that went wrong, for annotations. Those point to files of the repository that the run is of; the lines of another
 * one are named in the text.
 */
export function annotated(
  ending: ActionOutcome<PullResult>,
  inputs: Pick<PullInputs, "repository"> | undefined,
  run: RunContext,
): readonly UserError[] {
  const faults = "faults" in ending ? ending.faults : [];
  const page = inputs?.repository.page;
  const isOwn = page !== undefined && page.toLowerCase() === repositoryPageOf(run)?.toLowerCase();
  return isOwn ? faults : faults.map(inText);
}

function inText(fault: UserError): UserError {
  const { message, code, hint, location, cause } = fault;
  if (location === undefined) return fault;
  return new UserError(`${formatLocation(location)}: ${message}`, { code, hint, cause });
}
