import type { Checkout } from "../../git/types.ts";
import { isOwnCommit } from "../../order/own-commit.ts";
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
