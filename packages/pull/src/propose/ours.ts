import type { MadeCommit } from "../git/types.ts";
import { bumpsOf } from "../order/trailers.ts";

/** Who commits for a bot that uses GitHub's API, and signs for it. */
const forgeCommitter = /^noreply@/;
const bot = /\[bot\]@users\.noreply\./;

/**
 * Whether a commit is ours, and as we have made it. It has our trailers, and was written and committed by the same one
 * (or, made by the API, written by a bot and committed by the forge) at the same second. Amended, rebased or picked by
 * anybody, it has another committer or a later time, and counts as theirs. Who that is does not matter: with another
 * input `author` than before, or another way to sign, what we have made stays ours.
 */
export function isOurs(commit: MadeCommit): boolean {
  const { author, committer } = commit;
  if (bumpsOf(commit).length === 0 || author.time !== committer.time) return false;
  if (bot.test(author.email) && forgeCommitter.test(committer.email)) return true;
  return author.email === committer.email && author.name === committer.name;
}
