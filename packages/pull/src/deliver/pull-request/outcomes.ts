import type { PullRequest } from "@pushpull/core/forge";
import type { Decision } from "../decide.ts";
import type { Delivery } from "../delivery-strategy.ts";
import type { Proposal } from "../pull-result.ts";
import type { BranchState } from "./branch-state.ts";
import type { BranchUpdate } from "./branch-update.ts";
import type { OtherPullRequest, RelatedPullRequests } from "./find-pull-requests.ts";
import type { ProposalContext, ProposalProgress } from "./proposal-context.ts";

/** One attempt at a pull request: what it found, and what to do with the branch. */
export interface ProposalAttempt {
  readonly update: BranchUpdate;
  /** The branch before the update. */
  readonly state: BranchState | undefined;
  readonly related: RelatedPullRequests;
  /** The decision for the base. */
  readonly decision: Decision;
  readonly context: ProposalContext;
  readonly progress: ProposalProgress;
}

/** The change was declined before, and the pull request that proposed it stays closed. */
export function staysClosed(declined: PullRequest, decision: Decision): Delivery {
  const { number, head } = declined;
  const message = `Pull request #${number} proposed the same change and was closed: it stays closed. Reopen it, or propose another version`;
  return { outcome: "unchanged", decision, message, proposal: unchanged(declined, head.branch, head.commit) };
}

/** The change was declined before, and another pull request that is open from the same branch keeps what it proposes. */
export function staysDeclined(declined: PullRequest, open: PullRequest, decision: Decision, head: string): Delivery {
  const message = `Pull request #${declined.number} proposed the same change and was closed, so #${open.number} keeps what it proposes. Close #${open.number} and reopen #${declined.number}, or propose another version`;
  return { outcome: "unchanged", decision, message, proposal: unchanged(open, head, open.head.commit) };
}

/** @param notes notes for the user, one sentence each */
export function alreadyProposed(
  open: PullRequest,
  decision: Decision,
  { head, commit, notes = [] }: { readonly head: string; readonly commit: string; readonly notes?: Proposal["notes"] },
): Delivery {
  const message = `Pull request #${open.number} already proposes this change`;
  return { outcome: "unchanged", decision, message, proposal: { ...unchanged(open, head, commit), notes } };
}

/** Another of our pull requests proposes a newer version. */
export function supersededBy({ pullRequest }: OtherPullRequest, decision: Decision): Delivery {
  return { outcome: "superseded", decision, message: proposesNewer(pullRequest) };
}

export function proposesNewer({ number }: PullRequest): string {
  return `Pull request #${number} proposes a newer version`;
}

/** The outcome of a dry run. */
export function planned({ update, related: { open }, decision, context }: ProposalAttempt, commit: string): Delivery {
  const { head, base } = context;
  if (open === undefined) {
    const message = `A pull request would be opened from ${head} to ${base.branch}`;
    return { outcome: "planned", decision: update.kind === "push" ? update.decision : decision, message };
  }
  if (update.kind !== "push") return alreadyProposed(open, decision, { head, commit });
  const message = `Pull request #${open.number} would be updated`;
  const proposal = { ...unchanged(open, head, open.head.commit), operation: undefined };
  return { outcome: "planned", decision: update.decision, message, proposal };
}

export function unchanged({ number, url }: PullRequest, headBranch: string, headCommit: string): Proposal {
  return { number, url, operation: "unchanged", headBranch, headCommit, superseded: [], merge: undefined, notes: [] };
}
