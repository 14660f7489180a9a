import type { Forge, PullRequest } from "@pushpull/core";
import { findPart, type Marker } from "./marker.ts";

/** The pull requests of a repository that matter to one of ours. */
export interface Found {
  /** From our branch. */
  readonly open: PullRequest | undefined;
  /** From our branch, those that are open no more, newest first; not asked for where one is open. */
  readonly closed: readonly PullRequest[];
  /** Of ours from other branches, for the same target. */
  readonly others: readonly Other[];
}

export interface Other {
  readonly pullRequest: PullRequest;
  readonly marker: Marker;
}

/** Asks the forge. @param withOthers whether those from other branches are wanted */
export async function findPullRequests(
  forge: Forge,
  {
    head,
    base,
    target,
    withOthers,
  }: { readonly head: string; readonly base: string; readonly target: string; readonly withOthers: boolean },
): Promise<Found> {
  const all = await forge.listPullRequests({ state: "open", base, ...(withOthers ? {} : { head }) });
  const open = all.find((each) => isBetween(each, head, base));
  return {
    open,
    closed: open === undefined ? await findClosed(forge, { head, base }) : [],
    others: all
      .filter((each) => each.base === base && each.head.branch !== head)
      .flatMap((pullRequest) => {
        const marker = findPart(pullRequest.body)?.marker;
        return marker?.target === target ? [{ pullRequest, marker }] : [];
      }),
  };
}

/** From a branch, those that are open no more, newest first. */
export async function findClosed(
  forge: Forge,
  { head, base }: { readonly head: string; readonly base: string },
): Promise<readonly PullRequest[]> {
  const closed = await forge.listPullRequests({ state: "closed", head, base });
  return closed.filter((each) => isBetween(each, head, base));
}

/** Whatever a forge makes of the filters. */
function isBetween(pullRequest: PullRequest, head: string, base: string): boolean {
  return pullRequest.head.branch === head && pullRequest.base === base;
}
