import type { AuthoredCommit, Checkout } from "../../git/types.ts";
import { type Bump, bumpsOf } from "../../order/trailers.ts";
import type { Person } from "../pull-inputs.ts";
import type { ProposedCommit } from "./proposed-changes.ts";

/** The head branch of a pull request. */
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
  const since = await checkout.commitsSince(base);
  const commits = (since ?? [])
    .toReversed()
    .map((commit) => ({ bumps: bumpsOf(commit), isOwn: isOwnCommit(commit, author) }));
  return {
    checkout,
    onlyOwnCommits: since !== undefined && commits.every(({ isOwn }) => isOwn),
    commits,
    bumps: commits.flatMap(({ bumps }) => bumps),
  };
}

/** The committer of a bot's commits through GitHub's API, which signs them. */
const forgeCommitter = /^noreply@/;
/** Email addresses of bots, and our default without an input `author`. */
const botAddress = /(\[bot\]|^pushpull)@users\.noreply\./;

/**
 * Whether a commit is ours, and unchanged since we created it. It has our trailers, and author and committer are this
 * run's `author` or a bot (through the API: a bot as author, the forge as committer), both at the same second. So our
 * commits stay ours after input `author` or `sign` was changed from its default. A commit that a person amended,
 * rebased or cherry-picked has another committer or a later time, and counts as theirs. So does one made with another
 * input `author`: it looks the same as one that a person amended under their own name, and commits by people are never
 * removed.
 */
export function isOwnCommit(commit: AuthoredCommit, person: Person): boolean {
  const { author, committer } = commit;
  if (bumpsOf(commit).length === 0 || author.time !== committer.time) return false;
  if (author.email === person.email) return committer.email === person.email;
  if (!botAddress.test(author.email)) return false;
  return committer.email === author.email || forgeCommitter.test(committer.email);
}
