import { UserError } from "@pushpull/core/errors";
import { formatRef } from "@pushpull/core/kubernetes";
import { capitalized, formatDuration, shellWord } from "@pushpull/core/text";
import type { Failure, Readiness } from "@pushpull/push";

type Unready = Exclude<Readiness, { readonly state: "ready" }>;

/** What is known of an object that is not ready. */
type Told = Pick<Failure, "ref" | "message" | "cause" | "hint" | "previous" | "field" | "location" | "setBy">;

/**
 * A failure in a few sentences, at the place of its cause: what it is, the likely cause, what still serves, what to do.
 * @param waited for how many milliseconds
 */
export function failureFault(failure: Told, readiness: Unready, waited: number): UserError {
  const { ref, message, cause, previous, location } = failure;
  const what = readiness.state === "failed" ? hasFailed(readiness) : `is not ready after ${formatDuration(waited)}`;
  const sentences = [
    `${formatRef(ref)} ${what}: ${message}`,
    // The next question is what still serves; the hint follows the cause.
    ...(previous === undefined ? [] : [capitalized(previous)]),
    ...(cause === undefined ? [] : [`Likely cause: ${cause}`]),
    ...overriding(failure),
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

/** `image is set by input 'images'`: who looks at the line sees something else there. */
function overriding({ field, setBy }: Told): readonly string[] {
  if (setBy === undefined) return [];
  return [capitalized(`${field.findLast((step) => typeof step === "string") ?? "it"} is ${setBy}`)];
}

/** What to do; without a known remedy, where to look, unless the cause says enough. */
export function hintOf({ hint, cause, ref }: Pick<Failure, "hint" | "cause" | "ref">): string | undefined {
  if (hint !== undefined || cause !== undefined) return hint;
  const namespace = ref.namespace === undefined ? "" : ` --namespace ${ref.namespace}`;
  return `Look at it with: kubectl describe ${ref.kind.toLowerCase()} ${shellWord(ref.name)}${namespace}`;
}
