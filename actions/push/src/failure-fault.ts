import { UserError } from "@pushpull/core/errors";
import { formatRef } from "@pushpull/core/kubernetes";
import { capitalized, formatDuration, shellWord } from "@pushpull/core/text";
import type { Failure, Readiness } from "@pushpull/push";

type Unready = Exclude<Readiness, { readonly state: "ready" }>;

/** The details of a failure that its fault contains. */
type FailureDetails = Pick<Failure, "ref" | "message" | "cause" | "hint" | "previous" | "field" | "location" | "setBy">;

/**
 * Describes a failure in a few sentences, at the location of its cause: the problem, the version that still serves, the
 * likely cause, and what to do.
 * @param waited for how many milliseconds
 */
export function failureFault(failure: FailureDetails, readiness: Unready, waited: number): UserError {
  const { ref, message, cause, previous, location } = failure;
  const state = readiness.state === "failed" ? hasFailed(readiness) : `is not ready after ${formatDuration(waited)}`;
  const sentences = [
    `${formatRef(ref)} ${state}: ${message}`,
    // The first question of most readers is whether the previous version still serves; the hint follows the cause.
    ...(previous === undefined ? [] : [capitalized(previous)]),
    ...(cause === undefined ? [] : [`Likely cause: ${cause}`]),
    ...overrideNote(failure),
  ];
  return new UserError(sentences.join(". "), {
    code: readiness.state === "failed" ? "failed" : "not-ready",
    hint: hintOf(failure),
    location,
  });
}

/** The wait may have ended because of another object, before this failure was terminal. */
function hasFailed({ terminal }: Extract<Unready, { readonly state: "failed" }>): string {
  return terminal === true ? "has failed" : "is failing";
}

/** `image is set by input 'images'`: the line in the manifest shows another value. */
function overrideNote({ field, setBy }: FailureDetails): readonly string[] {
  if (setBy === undefined) return [];
  return [capitalized(`${field.findLast((step) => typeof step === "string") ?? "it"} is ${setBy}`)];
}

/** What to do; without a known remedy, how to inspect the object, unless there is a cause. */
export function hintOf({ hint, cause, ref }: Pick<Failure, "hint" | "cause" | "ref">): string | undefined {
  if (hint !== undefined || cause !== undefined) return hint;
  const namespace = ref.namespace === undefined ? "" : ` --namespace ${ref.namespace}`;
  return `Inspect it with: kubectl describe ${ref.kind.toLowerCase()} ${shellWord(ref.name)}${namespace}`;
}
