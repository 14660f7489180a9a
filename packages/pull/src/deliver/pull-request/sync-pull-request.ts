import type { PullRequest } from "@pushpull/core/forge";
import type { AttemptResult, Delivery } from "../delivery-strategy.ts";
import type { BranchState } from "./branch-state.ts";
import type { BranchUpdate } from "./branch-update.ts";
import { type Description, descriptionChange, newBody } from "./description.ts";
import { findSection, type PullRequestStep, withIncompleteSteps } from "./description-marker.ts";
import type { OtherPullRequest } from "./find-pull-requests.ts";
import { alreadyProposed, type ProposalAttempt, proposesNewer, unchanged } from "./outcomes.ts";
import type { ProposalContext } from "./proposal-context.ts";
import { blockAutoMerge, completeSteps, markIncompleteSteps, requestedSteps } from "./pull-request-steps.ts";

/** An attempt whose branch is up to date. */
interface UpdatedBranch extends ProposalAttempt {
  readonly description: Description;
  /** The pull requests that ours replaces. */
  readonly obsoletePullRequests: readonly OtherPullRequest[];
  /** The commit that the branch is at. */
  readonly commit: string;
}

/** Opens or updates the pull request of a branch that is up to date, then completes its steps. */
export async function syncPullRequest({
  update,
  state,
  related: { open },
  decision,
  context,
  progress,
  description,
  obsoletePullRequests,
  commit,
}: UpdatedBranch): Promise<AttemptResult<Delivery>> {
  const { base, head } = context;
  const hasMoved = progress.sent.has(commit);
  const steps = requestedSteps(context.proposal, obsoletePullRequests);
  const upserted = await upsertPullRequest(open, { description, hasMoved, steps, commit }, context);
  if (upserted === "exists") return { retry: "Another run has just opened the pull request" };
  const { pullRequest } = upserted;
  const { number, url } = pullRequest;
  const isUntouched = upserted.operation === "unchanged" && progress.operation === undefined;
  const conflicts = await conflictNotes(pullRequest, commit, state, context);
  const blocked = await blockAutoMerge(pullRequest, update, context);
  const isDeferred = (step: PullRequestStep) => step === "merge" && blocked !== undefined;
  const incompleteSteps = upserted.incompleteSteps.filter((step) => !isDeferred(step));
  const deferred = blocked?.isCancelled ? (["merge"] as const) : upserted.incompleteSteps.filter(isDeferred);
  const warnings = blocked === undefined ? conflicts : [...conflicts, blocked.note];
  if (isUntouched && incompleteSteps.length === 0) {
    if (blocked?.isCancelled) await markIncompleteSteps(deferred, pullRequest, context.forge);
    return { done: alreadyProposed(pullRequest, decision, { head, commit, notes: warnings }) };
  }
  const operation = progress.operation ?? (upserted.operation === "created" ? "created" : "updated");
  const known = { number, url, operation, headBranch: head, headCommit: commit };
  progress.operation = operation;
  progress.known = known;
  // The description is right only if the branch was not moved in the meantime.
  const now = await base.branches.open(head);
  if (now !== undefined && now.commit !== commit) return { retry: `Another push has just updated branch ${head}` };
  const results = await completeSteps(incompleteSteps, pullRequest, { obsoletePullRequests, context, deferred });
  const replaced = update.kind === "push" ? update.notes : [];
  return {
    done: {
      outcome: "proposed",
      decision: update.kind === "push" ? update.decision : decision,
      proposal: { ...known, ...results, notes: [...replaced, ...warnings, ...results.notes] },
    },
  };
}

/**
 * Refreshes a description that is older than its branch: the branch has a newer version, but a slower run wrote the
 * description last.
 */
export async function refreshOutdatedDescription(
  update: Extract<BranchUpdate, { readonly kind: "superseded" }>,
  { related: { open }, context }: ProposalAttempt,
  description: Description,
): Promise<Delivery> {
  const delivery = { outcome: "superseded", decision: update.decision } as const;
  if (open === undefined) return delivery;
  const message = proposesNewer(open);
  const proposal = unchanged(open, context.head, update.commit);
  if (context.inputs.dryRun) return { ...delivery, message, proposal };
  const upserted = await upsertPullRequest(
    open,
    { description, hasMoved: false, steps: [], commit: update.commit },
    context,
  );
  const operation = upserted === "exists" ? "unchanged" : upserted.operation;
  return { ...delivery, message, proposal: { ...proposal, operation } };
}

interface Upserted {
  readonly pullRequest: PullRequest;
  readonly operation: "created" | "updated" | "unchanged";
  /** The steps that are not done yet; all of them for a new proposal. */
  readonly incompleteSteps: readonly PullRequestStep[];
}

/** Opens a pull request, or updates the title and body of the open one. */
async function upsertPullRequest(
  open: PullRequest | undefined,
  {
    description,
    hasMoved,
    steps,
    commit,
  }: {
    readonly description: Description;
    /** Whether this run moved its branch. */
    readonly hasMoved: boolean;
    readonly steps: readonly PullRequestStep[];
    /** The commit that its branch is at. */
    readonly commit: string;
  },
  { forge, head, base, proposal: { draft } }: ProposalContext,
): Promise<Upserted | "exists"> {
  if (open === undefined) {
    const { title } = description;
    const body = withIncompleteSteps(newBody(description), steps);
    const pullRequest = await forge.openPullRequest({ head, base: base.branch, title, body, draft });
    return pullRequest === "exists" ? "exists" : { pullRequest, operation: "created", incompleteSteps: steps };
  }
  const change = descriptionChange(open, description);
  if (Object.keys(change).length === 0 && !hasMoved) {
    const noted = findSection(open.body)?.marker.incompleteSteps ?? [];
    const incompleteSteps = steps.filter((step) => noted.includes(step));
    return { pullRequest: open, operation: "unchanged", incompleteSteps };
  }
  const body = withIncompleteSteps(change.body ?? open.body, steps);
  const isSame = change.title === undefined && body === open.body;
  // It was read before the branch was moved.
  const pullRequest = isSame
    ? { ...open, head: { ...open.head, commit } }
    : await forge.changePullRequest(open.number, { ...change, body });
  return { pullRequest, operation: "updated", incompleteSteps: steps };
}

/**
 * Warns that a pull request conflicts with its base. One with only our commits is rebuilt instead. With commits by
 * others only they can resolve the conflict, and nothing else tells them while new versions keep arriving.
 */
async function conflictNotes(
  { number }: PullRequest,
  commit: string,
  state: BranchState | undefined,
  { base, ports }: Pick<ProposalContext, "base" | "ports">,
): Promise<readonly string[]> {
  if (state === undefined || state.onlyOwnCommits) return [];
  const isConflicting = await base.conflictsWith(commit).catch((error: unknown) => {
    ports.log.debug(`Cannot check for conflicts: ${String(error)}`);
    return undefined;
  });
  if (isConflicting !== true) return [];
  return [
    `#${number} cannot be merged: it conflicts with ${base.branch}, and its branch has commits by others. Resolve the conflict there, or close it: the next version then starts from the newest ${base.branch}`,
  ];
}
