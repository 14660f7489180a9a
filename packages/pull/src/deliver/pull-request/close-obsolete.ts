/** Closes our pull requests that are no longer needed: the base has their change, or a newer one replaces them. */
import { UserError, userFaults } from "@pushpull/core/errors";
import type { PullRequest } from "@pushpull/core/forge";
import { bumpNewKey, newValueKey } from "../../order/trailers.ts";
import type { Decision } from "../decide.ts";
import type { AttemptResult, Delivery } from "../delivery-strategy.ts";
import { type BranchState, readBranchState } from "./branch-state.ts";
import { decideOnBranch, setsOnly, settableSubjects } from "./branch-update.ts";
import { asLiteral } from "./description-content.ts";
import { type DescriptionMarker, findSection, withoutProposal } from "./description-marker.ts";
import type { OtherPullRequest } from "./find-pull-requests.ts";
import { unchanged } from "./outcomes.ts";
import type { ProposalContext } from "./proposal-context.ts";

type NothingToPropose = Exclude<Decision, { readonly outcome: "changed" }>;

/** Closes the open pull request if the base already has all that it proposes, or newer versions. */
export async function closeIfObsolete(
  decision: NothingToPropose,
  state: BranchState | undefined,
  open: PullRequest | undefined,
  context: ProposalContext,
): Promise<AttemptResult<Delivery>> {
  const { outcome, message } = decision;
  const delivery = { outcome, decision, message } as const;
  if (open === undefined || decision.startedByUs === true) return { done: delivery };
  const proposal = unchanged(open, context.head, state?.checkout.commit ?? open.head.commit);
  if (!(await isObsolete(decision, state, open, context))) return { done: { ...delivery, proposal } };
  if (context.inputs.dryRun) {
    const wouldClose = `Pull request #${open.number} would be closed`;
    return { done: { ...delivery, message: wouldClose, proposal: { ...proposal, operation: undefined } } };
  }
  const has = outcome === "unchanged" ? "already has this change" : "already has a newer version";
  const closed = await close(open, state, `Branch ${asLiteral(context.base.branch)} ${has}.`, context);
  if ("retry" in closed) return closed;
  return { done: { ...delivery, proposal: { ...proposal, operation: "closed", notes: closed.done } } };
}

/** Whether the base already has everything that an open pull request proposes. */
async function isObsolete(
  { outcome, superseded }: NothingToPropose,
  state: BranchState | undefined,
  open: PullRequest,
  context: ProposalContext,
): Promise<boolean> {
  if (state === undefined) return false;
  const isOurs = findSection(open.body) !== undefined || state.onlyOwnCommits;
  if (!isOurs) return false;
  // A version superseded on the base counts as superseded on the branch only if it is the same.
  if (outcome === "superseded") {
    const older = new Set(superseded.map(({ edit }) => newValueKey(edit)));
    return state.bumps.every((bump) => older.has(bumpNewKey(bump)));
  }
  if (!setsOnly(state, settableSubjects(context.inputs))) return false;
  const onBranch = await tryDecideOnBranch(state, context);
  return onBranch === undefined || onBranch.superseded.length === 0;
}

/** Finds pull requests from other branches whose changes are all covered by ours. */
export function findObsolete(
  others: readonly OtherPullRequest[],
  proposes: DescriptionMarker["proposes"],
): readonly OtherPullRequest[] {
  const subjects = new Set(proposes.map(({ subject }) => subject));
  return others.filter(
    ({ marker }) => marker.proposes.length > 0 && marker.proposes.every(({ subject }) => subjects.has(subject)),
  );
}

/** Whether another pull request proposes something newer than this run. */
export async function isNewer({ pullRequest }: OtherPullRequest, context: ProposalContext): Promise<boolean> {
  const { base, inputs } = context;
  if (inputs.source === undefined || inputs.allowDowngrade) return false;
  const state = await readBranchState(base, pullRequest.head.branch, inputs.author);
  if (state === undefined) return false;
  const decision = await tryDecideOnBranch(state, context);
  return (decision?.superseded.length ?? 0) > 0;
}

/**
 * Closes the pull requests that ours supersedes. Anyone can copy our marker into another pull request: only those with
 * the same author as ours are closed.
 */
export async function closeObsolete(
  obsolete: readonly OtherPullRequest[],
  by: Pick<PullRequest, "number" | "author">,
  context: ProposalContext,
): Promise<{ readonly superseded: readonly number[]; readonly notes: readonly string[] }> {
  const superseded: number[] = [];
  const notes: string[] = [];
  for (const { pullRequest } of obsolete) {
    if (pullRequest.author === "" || pullRequest.author !== by.author) {
      const opener = `it was opened by ${pullRequest.author || "someone else"}, and #${by.number} by ${by.author}`;
      notes.push(`#${pullRequest.number} is left open: ${opener}. Close it if #${by.number} replaces it`);
      continue;
    }
    const state = await readBranchState(context.base, pullRequest.head.branch, context.inputs.author);
    const closed = await close(pullRequest, state, `Superseded by #${by.number}.`, context);
    if ("retry" in closed) {
      notes.push(`#${pullRequest.number} is left open: another push has just updated its branch`);
      continue;
    }
    superseded.push(pullRequest.number);
    notes.push(...closed.done);
  }
  return { superseded, notes };
}

/**
 * Closes a pull request of ours with a comment. If all commits of its branch are ours, deletes the branch first: the
 * lease detects whether anything else was pushed to it in the meantime.
 * @returns notes for the user, one sentence each
 */
async function close(
  { number, body, head: { branch } }: PullRequest,
  state: BranchState | undefined,
  why: string,
  { base, forge }: Pick<ProposalContext, "base" | "forge">,
): Promise<AttemptResult<readonly string[]>> {
  const notes: string[] = [];
  const comment = [why];
  if (state?.onlyOwnCommits === true) {
    const removed = await base.branches.remove(branch, state.checkout.commit).catch(userErrorOf);
    if (removed instanceof UserError) notes.push(`Branch ${branch} was not deleted: ${removed.message}`);
    else if (!removed.done) return { retry: removed.why };
  } else if (state !== undefined) {
    comment.push("Its branch has commits by others and is not deleted.");
  }
  await forge.comment(number, comment.join(" "));
  await forge.changePullRequest(number, { state: "closed", body: withoutProposal(body) });
  return { done: notes };
}

/** If the server refuses to delete the branch, the pull request is closed nevertheless. */
function userErrorOf(error: unknown): UserError {
  if (error instanceof UserError && error.code !== "unreachable") return error;
  throw error;
}

/** Returns undefined if the branch cannot be edited. */
async function tryDecideOnBranch(state: BranchState, context: ProposalContext): Promise<Decision | undefined> {
  return decideOnBranch(state, context).catch((error: unknown) => {
    if (userFaults(error) === undefined) throw error;
    return undefined;
  });
}
