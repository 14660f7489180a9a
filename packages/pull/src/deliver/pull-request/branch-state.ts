import type { AuthoredCommit, Checkout } from "../../git/types.ts";
import { type Bump, bumpsOf } from "../../order/trailers.ts";
import type { Person } from "../pull-inputs.ts";
import type { ProposedCommit } from "./proposed-changes.ts";

/** What is on the branch that a pull request comes from. */
export interface BranchState {
  readonly checkout: Checkout;
  /** Whether all its commits are ours; false if that is not known. */
  readonly onlyOwnCommits: boolean;
  /** The commits that are not on the base, oldest first. */
  readonly commits: readonly ProposedCommit[];
  /** What they have set, oldest first. */
  readonly bumps: readonly Bump[];
}

/** Reads a branch as it is now; undefined if it does not exist. */
export async function readBranchState(
  base: Checkout,
  branch: string,
  author: Person,
): Promise<BranchState | undefined> {
  const checkout = await base.branches.open(branch);
  if (checkout === undefined) return undefined;
  const commitsSince = await checkout.commitsSince(base);
  const commits = (commitsSince ?? [])
    .toReversed()
    .map((commit) => ({ bumps: bumpsOf(commit), isOwn: isOwnCommit(commit, author) }));
  return {
    checkout,
    onlyOwnCommits: commitsSince !== undefined && commits.every(({ isOwn }) => isOwn),
    commits,
    bumps: commits.flatMap(({ bumps }) => bumps),
  };
}

/** The committer of what a bot commits through GitHub's API, which signs it. */
const forgeCommitter = /^noreply@/;
/** Addresses that no person has: a bot's, and our own default without an input `author`. */
const machine = /(\[bot\]|^pushpull)@users\.noreply\./;

/**
 * Whether a commit is ours, and as we have made it. It has our trailers, and author and committer are this run's `author`
 * or a machine (through the API: a bot as author, the forge as committer), both at the same second. So commits from before
 * there was an input `author`, or from before commits were signed, stay ours. A commit that anybody has amended, rebased
 * or cherry-picked has another committer or a later time, and counts as theirs. So does one that was made with another
 * input `author`: it cannot be told from one that a person has amended under their own name, and theirs are never removed.
 */
export function isOwnCommit(commit: AuthoredCommit, person: Person): boolean {
  const { author, committer } = commit;
  if (bumpsOf(commit).length === 0 || author.time !== committer.time) return false;
  if (author.email === person.email) return committer.email === person.email;
  if (!machine.test(author.email)) return false;
  return committer.email === author.email || forgeCommitter.test(committer.email);
}
