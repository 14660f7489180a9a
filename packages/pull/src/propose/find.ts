import type { Forge, PullRequest } from "@pushpull/core/forge";
import { proposedChanges } from "./changes.ts";
import { findPart, type Marker, proposes } from "./marker.ts";
import type { Standing } from "./standing.ts";

/** The pull requests of a repository that matter to one of ours. */
export interface Found {
  /** From our branch. */
  readonly open: PullRequest | undefined;
  /** From our branch and those that were passed over, those that are open no more; not asked for where one is open. */
  readonly closed: readonly Declinable[];
  /** Of ours from other branches, for the same target. */
  readonly others: readonly Other[];
}

export interface Other {
  readonly pullRequest: PullRequest;
  readonly marker: Marker;
}

/** One that is open no more, and what it proposed; undefined where that is not known. */
export interface Declinable {
  readonly pullRequest: PullRequest;
  readonly proposed: Marker["proposes"] | undefined;
}

/** All that go to a branch: another one from the same branch may go elsewhere. */
export async function listOpen(forge: Forge, base: string): Promise<readonly PullRequest[]> {
  const all = await forge.listPullRequests({ state: "open", base });
  return all.filter((each) => each.base === base);
}

/** Those between two branches that are open no more, newest first, whatever a forge makes of the filters. */
export async function listClosed(forge: Forge, head: string, base: string): Promise<readonly PullRequest[]> {
  const all = await forge.listPullRequests({ state: "closed", head, base });
  return all.filter((each) => each.head.branch === head && each.base === base);
}

export function othersFrom(opened: readonly PullRequest[], head: string, target: string): readonly Other[] {
  return opened
    .filter((each) => each.head.branch !== head)
    .flatMap((pullRequest) => {
      const marker = findPart(pullRequest.body)?.marker;
      return marker?.target === target ? [{ pullRequest, marker }] : [];
    });
}

/** Where a person has taken our marker away, what stands on its branch says it. */
export function declinable(pullRequest: PullRequest, standing: Standing | undefined): Declinable {
  const { body, head } = pullRequest;
  const marked = findPart(body)?.marker.proposes;
  const isThere = standing?.checkout.commit === head.commit;
  return { pullRequest, proposed: marked ?? (isThere ? proposes(proposedChanges(standing.steps)) : undefined) };
}
