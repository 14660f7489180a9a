import type { Forge, LeftOut, PullRequest } from "@pushpull/core/forge";
import type { ProposalInputs } from "../pull-inputs.ts";
import type { Proposal } from "../pull-result.ts";
import type { BranchUpdate } from "./branch-update.ts";
import { closeObsolete } from "./close-obsolete.ts";
import { type PullRequestStep, withIncompleteSteps } from "./description-marker.ts";
import type { OtherPullRequest } from "./find-pull-requests.ts";
import type { ProposalContext } from "./proposal-context.ts";

/** The results of the steps. */
type StepResults = Pick<Proposal, "superseded" | "merge" | "notes">;

/** Lists the steps that the inputs request, in order. */
export function requestedSteps(
  inputs: ProposalInputs,
  obsoletePullRequests: readonly OtherPullRequest[],
): readonly PullRequestStep[] {
  const { labels, reviewers, teamReviewers, assignees, autoMerge } = inputs;
  const steps: readonly (readonly [PullRequestStep, boolean])[] = [
    ["labels", labels.length > 0],
    ["reviews", reviewers.length + teamReviewers.length > 0],
    ["assignees", assignees.length > 0],
    ["superseded", obsoletePullRequests.length > 0],
    ["merge", autoMerge !== undefined],
  ];
  return steps.filter(([, isRequested]) => isRequested).map(([step]) => step);
}

/**
 * Does the steps one after another. Steps that are not done stay marked in the pull request's body, so that a rerun
 * completes them once the cause is fixed. Completed steps are not repeated, since people may undo them.
 */
export async function completeSteps(
  steps: readonly PullRequestStep[],
  pullRequest: PullRequest,
  options: {
    readonly obsoletePullRequests: readonly OtherPullRequest[];
    readonly context: ProposalContext;
    /** Steps that stay noted for a later run. */
    readonly deferred: readonly PullRequestStep[];
  },
): Promise<StepResults> {
  const { deferred, context } = options;
  const { forge } = context;
  let results: StepResults = { superseded: [], merge: undefined, notes: [] };
  const incomplete = [...steps];
  try {
    for (const step of steps) {
      const more = await completeStep(step, pullRequest, options);
      results = { ...results, ...more, notes: [...results.notes, ...more.notes] };
      incomplete.shift();
    }
  } catch (error) {
    // The run fails with this error, whatever else fails.
    if (incomplete.length < steps.length) {
      await markIncompleteSteps([...incomplete, ...deferred], pullRequest, forge).catch(() => undefined);
    }
    throw error;
  }
  if (steps.length > 0 && results.merge !== "merged") await markIncompleteSteps(deferred, pullRequest, forge);
  return results;
}

/** @returns notes on who was left out, one sentence each */
async function completeStep(
  step: PullRequestStep,
  pullRequest: PullRequest,
  {
    obsoletePullRequests,
    context,
  }: { readonly obsoletePullRequests: readonly OtherPullRequest[]; readonly context: ProposalContext },
): Promise<Partial<StepResults> & Pick<StepResults, "notes">> {
  const { forge, proposal } = context;
  const { number, labels: present } = pullRequest;
  switch (step) {
    case "labels": {
      const missing = proposal.labels.filter((label) => !present.includes(label));
      if (missing.length > 0) await forge.addLabels(number, missing);
      return { notes: [] };
    }
    case "reviews": {
      const wanted = { users: proposal.reviewers, teams: proposal.teamReviewers };
      return { notes: leftOutNotes(await forge.requestReviews(number, wanted), "was not requested as a reviewer") };
    }
    case "assignees":
      return { notes: leftOutNotes(await forge.assign(number, proposal.assignees), "was not assigned") };
    case "superseded":
      return closeObsolete(obsoletePullRequests, pullRequest, context);
    case "merge":
      if (proposal.autoMerge === undefined) return { notes: [] };
      return { notes: [], merge: await forge.autoMerge(pullRequest, proposal.autoMerge) };
  }
}

function leftOutNotes(leftOut: readonly LeftOut[], what: string): readonly string[] {
  return leftOut.map(({ name, reason }) => `${name} ${reason}, and ${what}`);
}

/** Why auto-merge is not enabled. */
interface BlockedAutoMerge {
  /** Whether it was enabled, and was disabled. */
  readonly isCancelled: boolean;
  readonly note: string;
}

/**
 * Disables auto-merge while the branch has commits by others, which would be merged without a review. Auto-merge that
 * an earlier run enabled is disabled; if a person enabled it, it stays.
 * @returns undefined if auto-merge is not blocked, or not requested
 */
export async function blockAutoMerge(
  pullRequest: PullRequest,
  { onlyOwnCommits }: Pick<BranchUpdate, "onlyOwnCommits">,
  { forge, proposal, head }: Pick<ProposalContext, "forge" | "proposal" | "head">,
): Promise<BlockedAutoMerge | undefined> {
  if (onlyOwnCommits || proposal.autoMerge === undefined) return undefined;
  const { number } = pullRequest;
  const cancelled = await forge.cancelAutoMerge(pullRequest);
  const state = {
    off: `Auto-merge was not enabled for #${number}`,
    cancelled: `Auto-merge was disabled for #${number}`,
    kept: `Auto-merge of #${number} was enabled by someone else and stays enabled`,
  }[cancelled];
  const advice =
    cancelled === "kept"
      ? "Disable it unless they should be merged"
      : `Review them and merge #${number} yourself, or remove them from the branch and run this again`;
  const note = `${state}: branch ${head} has commits by others, which would be merged with ours. ${advice}`;
  return { isCancelled: cancelled === "cancelled", note };
}

/** Reads the body again first: a person may have edited it in the meantime. */
export async function markIncompleteSteps(
  incomplete: readonly PullRequestStep[],
  { number, head, base }: PullRequest,
  forge: Forge,
): Promise<void> {
  const open = await forge.listPullRequests({ state: "open", head: head.branch, base });
  const body = open.find((each) => each.number === number)?.body;
  if (body === undefined) return;
  const marked = withIncompleteSteps(body, incomplete);
  if (marked !== body) await forge.changePullRequest(number, { body: marked });
}
