import type { MadeCommit } from "../git/types.ts";
import { bumpsOf } from "../order/trailers.ts";
import type { Person } from "../types.ts";

/** Who commits for a bot that uses GitHub's API, and signs for it. */
const forgeCommitter = /^noreply@/;
const bot = /\[bot\]@users\.noreply\./;

/**
 * Whether a commit is ours, and as we have made it. It has our trailers, was written and committed by who this run
 * commits as (or, made by the API, written by a bot and committed by the forge), both at the same second. Amended,
 * rebased or picked by anybody it has another committer or a later time, and counts as theirs: so does one that was made
 * with another input `author`, which is safe, as theirs are never taken away.
 */
export function isOurs(commit: MadeCommit, person: Person): boolean {
  const { author, committer } = commit;
  if (bumpsOf(commit).length === 0 || author.time !== committer.time) return false;
  if (author.email === person.email) return committer.email === person.email;
  return bot.test(author.email) && forgeCommitter.test(committer.email);
}
