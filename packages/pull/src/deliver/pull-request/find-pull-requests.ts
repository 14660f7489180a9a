import type { Forge, PullRequest } from "@pushpull/core/forge";
import type { BranchState } from "./branch-state.ts";
import { type DescriptionMarker, findSection, proposalOf, proposesSame } from "./description-marker.ts";
import { proposedChanges } from "./proposed-changes.ts";

/** The pull requests that matter to one of ours. */
export interface RelatedPullRequests {
  /** The open pull request from our branch. */
  readonly open: PullRequest | undefined;
  /** Closed or merged pull requests from our branch and from the skipped branches. Empty if one is open. */
  readonly closed: readonly ClosedPullRequest[];
  /** Our open pull requests from other branches for the same target. */
  readonly others: readonly OtherPullRequest[];
}

export interface OtherPullRequest {
  readonly pullRequest: PullRequest;
  readonly marker: DescriptionMarker;
}

/** A closed or merged pull request, and what it proposed, if known. */
export interface ClosedPullRequest {
  readonly pullRequest: PullRequest;
  readonly proposed: DescriptionMarker["proposes"] | undefined;
}

/** Lists the open pull requests into a base branch. Filters again: a forge may ignore the filter. */
export async function listOpen(forge: Forge, base: string): Promise<readonly PullRequest[]> {
  const all = await forge.listPullRequests({ state: "open", base });
  return all.filter((each) => each.base === base);
}

/** Lists the closed and merged pull requests between two branches, newest first. */
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

/** Adds what a pull request proposed: from its marker, or, if that was removed, from its branch. */
export function withProposed(pullRequest: PullRequest, state: BranchState | undefined): ClosedPullRequest {
  const { body, head } = pullRequest;
  const marked = findSection(body)?.marker.proposes;
  const isAtHead = state?.checkout.commit === head.commit;
  return { pullRequest, proposed: marked ?? (isAtHead ? proposalOf(proposedChanges(state.commits)) : undefined) };
}

/**
 * Finds the newest pull request that proposed the same and that a person closed without merging it, since the last
 * merged one.
 */
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
