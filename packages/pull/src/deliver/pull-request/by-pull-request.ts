/**
 * Delivers a change by a pull request: one per target, found again by its head and base, and updated without undoing
 * what people did to it. Creating and pushing commits is done in the parent folder.
 */
import { UserError } from "@pushpull/core/errors";
import type { Forge, PullRequest } from "@pushpull/core/forge";
import type { CommitPublisher } from "../commit-publisher.ts";
import { type DecisionPorts, decide } from "../decide.ts";
import type { AttemptResult, Delivery, DeliveryStrategy } from "../delivery-strategy.ts";
import { IncompleteProposal, UnconfirmedCommit } from "../incomplete-delivery.ts";
import type { ProposalInputs, PullInputs } from "../pull-inputs.ts";
import { type BranchUpdate, planBranchUpdate } from "./branch-update.ts";
import { closeIfObsolete, findObsolete, isNewer } from "./close-obsolete.ts";
import { type Description, describeProposal } from "./description.ts";
import { findSection, proposesSame } from "./description-marker.ts";
import { findDeclined, listClosed, withProposed } from "./find-pull-requests.ts";
import { chooseHeadBranch, headBranchName } from "./head-branch.ts";
import { type ProposalAttempt, planned, staysClosed, staysDeclined, supersededBy } from "./outcomes.ts";
import type { ProposalContext, ProposalProgress } from "./proposal-context.ts";
import { refreshOutdatedDescription, syncPullRequest } from "./sync-pull-request.ts";

/** Delivers a change by a pull request. */
export function byPullRequest(
  inputs: PullInputs,
  proposal: ProposalInputs,
  ports: DecisionPorts & { forge(): Promise<Forge> },
  publisher: CommitPublisher,
): DeliveryStrategy {
  const progress: ProposalProgress = {
    sent: new Set(),
    unconfirmed: undefined,
    known: undefined,
    operation: undefined,
  };
  return {
    explain(error) {
      if (progress.unconfirmed !== undefined && ports.signal.aborted) {
        return new UnconfirmedCommit(error, progress.unconfirmed);
      }
      if (progress.known !== undefined) return new IncompleteProposal(error, progress.known);
      return inputs.branch === undefined ? error : explainMissingBase(error);
    },
    async attempt(base) {
      const name = proposal.headBranch ?? headBranchName(inputs, base.branch);
      if (name === base.branch) throw sameBranch(name);
      const forge = await ports.forge();
      const decision = await decide(base, inputs, ports);
      const chosen = await chooseHeadBranch(name, { inputs, proposal, ports, base, forge });
      const { head, state, related, previousPullRequest } = chosen;
      const context: ProposalContext = { inputs, proposal, ports, base, head, forge, publisher };
      if (decision.outcome !== "changed") return closeIfObsolete(decision, state, related.open, context);
      const update = await planBranchUpdate(state, decision, context, previousPullRequest);
      return propose({ update, state, related, decision, context, progress });
    },
  };
}

async function propose(attempt: ProposalAttempt): Promise<AttemptResult<Delivery>> {
  const { update, related, decision, context } = attempt;
  const edits = decision.outcome === "changed" ? decision.edits : [];
  const description = await describeProposal(update, edits, context);
  const declined = await declinedBefore(attempt, description);
  if (declined !== undefined) {
    const { open } = related;
    const delivery =
      open === undefined ? staysClosed(declined, decision) : staysDeclined(declined, open, decision, context.head);
    return { done: delivery };
  }
  const obsoletePullRequests = findObsolete(related.others, description.proposes);
  if (update.kind === "superseded") return { done: await refreshOutdatedDescription(update, attempt, description) };
  for (const other of obsoletePullRequests) {
    if (await isNewer(other, context)) return { done: supersededBy(other, decision) };
  }
  const commit = update.kind === "push" ? update.decision.commit.id : update.commit;
  if (context.inputs.dryRun) return { done: planned(attempt, commit) };
  const updated = { ...attempt, description, obsoletePullRequests };
  if (update.kind === "keep") return syncPullRequest({ ...updated, commit });
  const pushed = await pushBranch(update, attempt);
  return "retry" in pushed ? pushed : syncPullRequest({ ...updated, commit: pushed.done });
}

/** @returns the new commit of the branch */
async function pushBranch(
  { decision, from }: Extract<BranchUpdate, { readonly kind: "push" }>,
  { context: { publisher, head, base }, progress }: Pick<ProposalAttempt, "context" | "progress">,
): Promise<AttemptResult<string>> {
  const prepared = await publisher.prepare(decision).catch(explainProtection);
  const { id } = prepared.commit;
  progress.sent.add(id);
  progress.unconfirmed = id;
  const pushed = await publisher.push(prepared, { checkout: base, branch: head, from }).catch(explainProtection);
  if (pushed.done || !pushed.mayHaveArrived) progress.unconfirmed = undefined;
  if (!pushed.done) return { retry: pushed.why };
  progress.known = { ...progress.known, headBranch: head, headCommit: id };
  return { done: id };
}

/**
 * Returns the pull request in which a person declined this change by closing it. If one is open, that matters only if
 * it does not propose the change yet.
 */
async function declinedBefore(
  { update, related, context }: ProposalAttempt,
  { proposes }: Description,
): Promise<PullRequest | undefined> {
  const { forge, head, base } = context;
  const { open, closed } = related;
  if (open === undefined) return findDeclined(closed, proposes);
  if (update.kind !== "push") return undefined;
  const marker = findSection(open.body)?.marker;
  if (marker !== undefined && proposesSame(marker, { proposes })) return undefined;
  const before = await listClosed(forge, head, base.branch);
  return findDeclined(
    before.map((one) => withProposed(one, undefined)),
    proposes,
  );
}

function sameBranch(head: string): UserError {
  return new UserError(`Input 'head-branch' is ${head}, which is the branch that the pull request is merged into`, {
    code: "input",
    hint: "Use another branch, or leave the input out.",
  });
}

/** Other actions use an input `branch` for the branch that a pull request comes from. */
function explainMissingBase(error: UserError): UserError {
  if (!/ has no branch /.test(error.message)) return error;
  return new UserError(error.message, {
    code: error.code,
    hint: "In mode pull-request, input 'branch' is the branch that is merged into: leave it out for the repository's default branch. Set input 'head-branch' to the branch of the pull request.",
    cause: error,
  });
}

function explainProtection(error: unknown): never {
  if (!(error instanceof UserError) || !/ is protected: /.test(error.message)) throw error;
  throw new UserError(error.message, {
    code: error.code,
    hint: "Allow this identity to bypass the rule for this branch, or set input 'head-branch' to a branch without such a rule.",
    cause: error,
  });
}
