import { HttpError } from "./api-errors.ts";
import type { LeftOut, Reviewers } from "./forge.ts";

/** Why a reviewer was refused, from the forge's error for that reviewer alone. */
export type WhyNot = (kind: keyof Reviewers, error: HttpError) => string;

/**
 * Requests reviews. A forge refuses the whole request for one bad reviewer without naming it, so each is then requested
 * separately.
 */
export async function requestEach(
  wanted: Reviewers,
  request: (some: Reviewers) => Promise<unknown>,
  why: WhyNot,
): Promise<readonly LeftOut[]> {
  if (wanted.users.length + wanted.teams.length === 0) return [];
  const all = await request(wanted).catch(refusedReviewer);
  if (!(all instanceof HttpError)) return [];
  const leftOut: LeftOut[] = [];
  for (const kind of ["users", "teams"] as const) {
    for (const name of wanted[kind]) {
      const one = await request({ users: [], teams: [], [kind]: [name] }).catch(refusedReviewer);
      if (one instanceof HttpError) leftOut.push({ name, reason: why(kind, one) });
    }
  }
  return leftOut;
}

/** The error for an unknown user, one who cannot review, or a team that the token cannot see. */
function refusedReviewer(error: unknown): HttpError {
  if (error instanceof HttpError && [400, 403, 404, 422].includes(error.status)) return error;
  throw error;
}
