import type { MadeCommit } from "../../git/types.ts";
import { bumpsOf } from "../../order/trailers.ts";
import type { Person } from "../pull-inputs.ts";

/** Who commits for a bot that uses GitHub's API, and signs for it. */
const forgeCommitter = /^noreply@/;
/** Nobody writes by these names: a bot's, and the one that we have without an input `author`. */
const machine = /(\[bot\]|^pushpull)@users\.noreply\./;

/**
 * Whether a commit is ours, and as we have made it. It has our trailers, was written and committed by who this run
 * commits as or by a machine (or, made by the API, written by a bot and committed by the forge), both at the same second.
 * So what was made before there was an input `author`, or before commits were signed, stays ours. Amended, rebased or
 * picked by anybody it has another committer or a later time, and counts as theirs. So does one that was made with
 * another input `author`: nothing tells it from one that a person has amended in their own name, and theirs are never
 * taken away.
 */
export function isOurs(commit: MadeCommit, person: Person): boolean {
  const { author, committer } = commit;
  if (bumpsOf(commit).length === 0 || author.time !== committer.time) return false;
  if (author.email === person.email) return committer.email === person.email;
  if (!machine.test(author.email)) return false;
  return committer.email === author.email || forgeCommitter.test(committer.email);
}
