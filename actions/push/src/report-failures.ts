import { mostInformativeFirst } from "@pushpull/core/errors";
import type { ReportedFailure } from "@pushpull/core/report";
import { type Failure, writeFieldPath } from "@pushpull/push";
import { hintOf } from "./failure-fault.ts";

/** Maximum number of failures shown in full; the others get a line each. */
export const maxShownInFull = 10;

/** Failures as in the report file, the most important first. */
export function reportFailures(failures: readonly Failure[]): readonly ReportedFailure[] {
  const withCodes = failures.map((failure) => {
    const { reason, message } = failure;
    return { code: reason === "NotReady" ? "not-ready" : reason, message, failure };
  });
  return mostInformativeFirst(withCodes, maxShownInFull).map(({ failure }) => reportFailure(failure));
}

function reportFailure(failure: Failure): ReportedFailure {
  const { ref, field, location, ...details } = failure;
  return {
    ...ref,
    ...details,
    hint: hintOf(failure),
    ...(field.length === 0 ? {} : { field: writeFieldPath(field) }),
    ...(location === undefined ? {} : { file: location.file, line: location.line }),
  };
}
