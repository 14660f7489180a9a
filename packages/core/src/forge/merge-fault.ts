import { UserError } from "../errors/user-error.ts";
import type { HttpError } from "./api-errors.ts";
import type { MergeMethod } from "./forge.ts";

/** The forge refused to merge: 409 if a commit was pushed in the meantime. */
export function mergeFault(number: number, { status, message }: HttpError): UserError {
  const isMoved = status === 409 || /modified/i.test(message);
  return new UserError(`Pull request #${number} cannot be merged: ${message}`, {
    code: "refused",
    hint: isMoved
      ? "A commit was pushed to it, or to its base, in the meantime. Run it again."
      : "See its page for what blocks it: conflicts, reviews or checks.",
  });
}

/** A pull request that conflicts with its base. */
export function conflictFault(number: number, base: string): UserError {
  return new UserError(`Pull request #${number} cannot be merged: it conflicts with ${base}`, {
    code: "refused",
    hint: "Resolve the conflict on its branch, or close it and run this again to rebuild it on the newest base.",
  });
}

/** A repository that does not allow the wanted merge method. */
export function methodFault(
  repository: string,
  method: MergeMethod,
  allowed: Readonly<Record<MergeMethod, boolean>>,
): UserError {
  const others = Object.entries(allowed).flatMap(([name, isAllowed]) => (isAllowed ? [name] : []));
  return new UserError(`${repository} does not allow the merge method '${method}'`, {
    code: "refused",
    hint:
      others.length === 0
        ? "Allow it in the repository's settings, or set `auto-merge: off`."
        : `Set \`auto-merge\` to ${others.join(" or ")}, or allow it in the repository's settings.`,
  });
}
