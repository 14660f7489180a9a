import { mostTellingFirst } from "@pushpull/core/errors";
import type { ReportedFailure } from "@pushpull/core/report";
import { type Failure, writeFieldPath } from "@pushpull/push";
import { hintOf } from "./failure-fault.ts";

/** So many failures are shown with all that is known of them; the others in a line each. */
export const mostShown = 10;

/** Failures as the report file holds them, the most telling first. */
export function reportFailures(failures: readonly Failure[]): readonly ReportedFailure[] {
  const told = failures.map((failure) => {
    const { reason, message } = failure;
    return { code: reason === "NotReady" ? "not-ready" : reason, message, failure };
  });
  return mostTellingFirst(told, mostShown).map(({ failure }) => reportFailure(failure));
}

function reportFailure(failure: Failure): ReportedFailure {
  const { ref, field, location, ...told } = failure;
  return {
    ...ref,
    ...told,
    hint: hintOf(failure),
    ...(field.length === 0 ? {} : { field: writeFieldPath(field) }),
    ...(location === undefined ? {} : { file: location.file, line: location.line }),
  };
}
