import { formatRef, shellWord, UserError } from "@pushpull/core";
import type { Failure } from "@pushpull/push";
import { capitalized } from "./sentence.ts";

/** What there is to say of an object that is not ready, as far as it is known. */
type Told = Pick<Failure, "ref" | "message" | "cause" | "hint" | "previous" | "field" | "location" | "setBy">;

/** A failure in a few sentences, at the place of its cause: what it is, the likely cause, what still serves, what to do. */
export function failureFault(failure: Told, state: "failed" | "not-ready"): UserError {
  const { ref, message, cause, previous, location } = failure;
  const what = state === "failed" ? "has failed" : "is not ready in time";
  const sentences = [
    `${formatRef(ref)} ${what}: ${message}`,
    ...(cause === undefined ? [] : [`Likely cause: ${cause}`]),
    ...[overriding(failure), previous].flatMap((sentence) => (sentence === undefined ? [] : [capitalized(sentence)])),
  ];
  return new UserError(sentences.join(". "), { code: state, hint: hintOf(failure), location });
}

/** `image is set by input 'images'`: who looks at the line sees something else there. */
function overriding({ field, setBy }: Told): string | undefined {
  return setBy === undefined ? undefined : `${field.findLast((step) => typeof step === "string") ?? "it"} is ${setBy}`;
}

/** What to do; where nobody knows, where a person can look further, unless the cause says enough. */
export function hintOf({ hint, cause, ref }: Pick<Failure, "hint" | "cause" | "ref">): string | undefined {
  if (hint !== undefined || cause !== undefined) return hint;
  const namespace = ref.namespace === undefined ? "" : ` --namespace ${ref.namespace}`;
  return `Look at it with: kubectl describe ${ref.kind.toLowerCase()} ${shellWord(ref.name)}${namespace}`;
}
