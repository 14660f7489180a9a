import type { Forge, PullRequest } from "@pushpull/core";
import { changedWording, newBody, type Wording } from "./body.ts";
import type { ProposalInputs } from "./types.ts";

export interface Upserted {
  readonly pullRequest: PullRequest;
  readonly operation: "created" | "updated" | "unchanged";
}

/** Opens a pull request, or has the one that is open say what is proposed now. */
export async function upsert(
  forge: Forge,
  {
    open,
    head,
    base,
    draft,
    wording,
    hasMoved,
  }: {
    readonly open: PullRequest | undefined;
    readonly head: string;
    readonly base: string;
    readonly draft: boolean;
    readonly wording: Wording;
    /** Whether its branch is somewhere else now. */
    readonly hasMoved: boolean;
  },
): Promise<Upserted | "exists"> {
  if (open === undefined) {
    const { title } = wording;
    const pullRequest = await forge.openPullRequest({ head, base, title, body: newBody(wording), draft });
    return pullRequest === "exists" ? "exists" : { pullRequest, operation: "created" };
  }
  const change = changedWording(open, wording);
  if (Object.keys(change).length === 0) {
    return { pullRequest: open, operation: hasMoved ? "updated" : "unchanged" };
  }
  return { pullRequest: await forge.changePullRequest(open.number, change), operation: "updated" };
}

/** Adds what is asked for and not there. @returns who was left out, each in a sentence */
export async function decorate(
  forge: Forge,
  { number, labels: there }: PullRequest,
  { labels, reviewers, teamReviewers, assignees }: ProposalInputs,
): Promise<readonly string[]> {
  const missing = labels.filter((label) => !there.includes(label));
  if (missing.length > 0) await forge.addLabels(number, missing);
  const wanted = { users: reviewers, teams: teamReviewers };
  const notAsked = reviewers.length + teamReviewers.length === 0 ? [] : await forge.requestReviews(number, wanted);
  const notAssigned = assignees.length === 0 ? [] : await forge.assign(number, assignees);
  return [
    ...notAsked.map(({ name, reason }) => `${name} ${reason}, and was not asked for a review`),
    ...notAssigned.map(({ name, reason }) => `${name} ${reason}, and was not assigned`),
  ];
}
