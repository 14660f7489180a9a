import type { Checkout } from "../../git/types.ts";
import { isOwnCommit } from "../../order/own-commit.ts";
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
  const beyond = await checkout.beyond(base);
  const commits = (beyond ?? [])
    .toReversed()
    .map((commit) => ({ bumps: bumpsOf(commit), isOwn: isOwnCommit(commit, author) }));
  return {
    checkout,
    onlyOwnCommits: beyond !== undefined && commits.every(({ isOwn }) => isOwn),
    commits,
    bumps: commits.flatMap(({ bumps }) => bumps),
  };
}
