import { HttpError } from "./api-errors.ts";
import type { LeftOut, Reviewers } from "./forge.ts";

/** Why somebody cannot review: by what the forge says when asked for that one alone. */
export type WhyNot = (kind: keyof Reviewers, refusal: HttpError) => string;

/**
 * Requests reviews. A forge refuses the whole request for one of them, and does not say for whom; so it is asked for each
 * by itself then.
 */
export async function requestEach(
  wanted: Reviewers,
  request: (some: Reviewers) => Promise<unknown>,
  why: WhyNot,
): Promise<readonly LeftOut[]> {
  if (wanted.users.length + wanted.teams.length === 0) return [];
  const all = await request(wanted).catch(refusedOne);
  if (!(all instanceof HttpError)) return [];
  const left: LeftOut[] = [];
  for (const kind of ["users", "teams"] as const) {
    for (const name of wanted[kind]) {
      const one = await request({ users: [], teams: [], [kind]: [name] }).catch(refusedOne);
      if (one instanceof HttpError) left.push({ name, reason: why(kind, one) });
    }
  }
  return left;
}

/** Somebody who is unknown, or cannot review, or a team that the token may not see. */
function refusedOne(error: unknown): HttpError {
  if (error instanceof HttpError && [400, 403, 404, 422].includes(error.status)) return error;
  throw error;
}
