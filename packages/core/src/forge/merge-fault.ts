import { UserError } from "../errors/user-error.ts";
import type { HttpError } from "./api-errors.ts";
import type { MergeMethod } from "./forge.ts";

/** A forge that does not merge: 409 where somebody has pushed meanwhile. */
export function mergeFault(number: number, { status, message }: HttpError): UserError {
  const isMoved = status === 409 || /modified/i.test(message);
  return new UserError(`Pull request #${number} cannot be merged: ${message}`, {
    code: "refused",
    hint: isMoved
      ? "Somebody has pushed to it, or to its base, meanwhile. Run it again."
      : "Its page says what it waits for: conflicts, reviews or checks.",
  });
}

/** A pull request whose branch and base have changed the same. */
export function conflictFault(number: number, base: string): UserError {
  return new UserError(`Pull request #${number} cannot be merged: it conflicts with ${base}`, {
    code: "refused",
    hint: "Solve it on its branch, or close it and run this again: it is made anew on the newest base.",
  });
}

/** A repository that allows other methods of merging than the one that is wanted. */
export function methodFault(
  repository: string,
  method: MergeMethod,
  allowed: Readonly<Record<MergeMethod, boolean>>,
): UserError {
  const others = Object.entries(allowed).flatMap(([name, isAllowed]) => (isAllowed ? [name] : []));
  return new UserError(`${repository} does not allow pull requests to be merged by '${method}'`, {
    code: "refused",
    hint:
      others.length === 0
        ? "Allow it in the repository's settings, or set `auto-merge: off`."
        : `Set \`auto-merge\` to ${others.join(" or ")}, or allow it in the repository's settings.`,
  });
}
