import type { Forge, PullRequest } from "@pushpull/core/forge";
import type { BranchState } from "./branch-state.ts";
import { type DescriptionMarker, findSection, proposalOf, proposesSame } from "./description-marker.ts";
import { proposedChanges } from "./proposed-changes.ts";

/** The pull requests of a repository that matter to one of ours. */
export interface RelatedPullRequests {
  /** The open one from our branch. */
  readonly open: PullRequest | undefined;
  /** Closed or merged pull requests from our branch and from the skipped branches. Empty if one is open. */
  readonly closed: readonly ClosedPullRequest[];
  /** Our open ones from other branches, for the same target. */
  readonly others: readonly OtherPullRequest[];
}

export interface OtherPullRequest {
  readonly pullRequest: PullRequest;
  readonly marker: DescriptionMarker;
}

/** One that is closed or merged, and what it proposed; undefined if that is not known. */
export interface ClosedPullRequest {
  readonly pullRequest: PullRequest;
  readonly proposed: DescriptionMarker["proposes"] | undefined;
}

/** Lists the open ones into a branch. The same head branch may have others into other branches. */
export async function listOpen(forge: Forge, base: string): Promise<readonly PullRequest[]> {
  const all = await forge.listPullRequests({ state: "open", base });
  return all.filter((each) => each.base === base);
}

/** Lists those between two branches that are not open, newest first. Filters again: a forge may ignore the filter. */
export async function listClosed(forge: Forge, head: string, base: string): Promise<readonly PullRequest[]> {
  const all = await forge.listPullRequests({ state: "closed", head, base });
  return all.filter((each) => each.head.branch === head && each.base === base);
}

export function othersFrom(opened: readonly PullRequest[], head: string, target: string): readonly OtherPullRequest[] {
  return opened
    .filter((each) => each.head.branch !== head)
    .flatMap((pullRequest) => {
      const marker = findSection(pullRequest.body)?.marker;
      return marker?.target === target ? [{ pullRequest, marker }] : [];
    });
}

/** Adds what a pull request proposed: as its marker says, or, if a person has removed that, as its branch shows. */
export function withProposed(pullRequest: PullRequest, state: BranchState | undefined): ClosedPullRequest {
  const { body, head } = pullRequest;
  const marked = findSection(body)?.marker.proposes;
  const isThere = state?.checkout.commit === head.commit;
  return { pullRequest, proposed: marked ?? (isThere ? proposalOf(proposedChanges(state.commits)) : undefined) };
}

/** Finds the newest one that a person has closed without merging it and that proposed the same, since the last merged one. */
export function findDeclined(
  closed: readonly ClosedPullRequest[],
  proposes: DescriptionMarker["proposes"],
): PullRequest | undefined {
  const newestFirst = closed.toSorted((a, b) => b.pullRequest.number - a.pullRequest.number);
  const merged = newestFirst.findIndex(({ pullRequest }) => pullRequest.state === "merged");
  return newestFirst
    .slice(0, merged === -1 ? closed.length : merged)
    .find(({ proposed }) => proposed !== undefined && proposesSame({ proposes: proposed }, { proposes }))?.pullRequest;
}
