import { userFaults } from "@pushpull/core/errors";
import { normalizeName } from "@pushpull/core/images";
import { visibleValue } from "../../order/trailer-values.ts";
import { type Bump, bumpNewKey, bumpsOf, newValueKey, previousValueKey, subjectOf } from "../../order/trailers.ts";
import { type Decision, decide } from "../decide.ts";
import type { PullInputs } from "../pull-inputs.ts";
import type { BranchState } from "./branch-state.ts";
import type { HeadBranch } from "./head-branch.ts";
import type { ProposalContext } from "./proposal-context.ts";
import { type ProposedCommit, proposedChanges } from "./proposed-changes.ts";

type Changed = Extract<Decision, { readonly outcome: "changed" }>;

/** What to do with the head branch of a pull request. */
export type BranchUpdate = {
  /** The commits that are proposed afterwards, oldest first. */
  readonly commits: readonly ProposedCommit[];
  /** What this run would set on the base. */
  readonly missingOnBase: readonly Bump[];
  /** Whether all commits of the branch are ours afterwards; false if unknown. */
  readonly onlyOwnCommits: boolean;
} & (
  | {
      readonly kind: "push";
      readonly from: string | undefined;
      readonly decision: Changed;
      /** Values set by others that this update replaces, one sentence each. */
      readonly notes: readonly string[];
    }
  /** The branch already has the change. */
  | { readonly kind: "keep"; readonly commit: string }
  /** The branch has a newer version. */
  | { readonly kind: "superseded"; readonly commit: string; readonly decision: Decision }
);

/**
 * Decides whether to rebuild the branch or add to it, for a change that the base lacks. A branch that has only values
 * that this run sets is rebuilt on the base. If it has anything else, commits by a person or values set by runs for
 * other images, a commit is added on top.
 */
export async function planBranchUpdate(
  state: BranchState | undefined,
  decision: Changed,
  context: ProposalContext,
  previousPullRequest: HeadBranch["previousPullRequest"],
): Promise<BranchUpdate> {
  const missingOnBase = bumpsOf(messageOf(decision));
  const commit = { bumps: missingOnBase, isOwn: true };
  const from = state?.checkout.commit;
  const own = { commits: [commit], missingOnBase, onlyOwnCommits: true };
  const rebuild = { kind: "push", from, decision, notes: [], ...own } as const;
  if (state === undefined || previousPullRequest === "merged") return rebuild;
  const { checkout, onlyOwnCommits, commits } = state;
  const { base, inputs } = context;
  const [present, wanted] = await Promise.all([checkout.treeOf(checkout.commit), base.treeOf(decision.commit.id)]);
  if (present === wanted) {
    // The same files, but based on another version of the base, would conflict.
    if (onlyOwnCommits && !changesSame(commits, [commit])) return rebuild;
    return { kind: "keep", commit: checkout.commit, commits: [commit], missingOnBase, onlyOwnCommits };
  }
  if (onlyOwnCommits && previousPullRequest !== undefined) return rebuild;
  const isReplaced = onlyOwnCommits && setsOnly(state, settableSubjects(inputs, decision));
  const isUnordered = inputs.source === undefined || inputs.allowDowngrade;
  if (isReplaced && isUnordered) return rebuild;
  const onBranch = await decideOnBranch(state, context).catch((error: unknown) => {
    // If the branch can be rebuilt, it need not be editable.
    if (isReplaced && userFaults(error) !== undefined) return undefined;
    throw error;
  });
  if (onBranch?.outcome === "superseded") {
    return { kind: "superseded", commit: checkout.commit, decision: onBranch, commits, missingOnBase, onlyOwnCommits };
  }
  if (isReplaced && (onBranch === undefined || onBranch.superseded.length === 0)) return rebuild;
  if (onBranch?.outcome !== "changed")
    return { kind: "keep", commit: checkout.commit, commits, missingOnBase, onlyOwnCommits };
  const onTop = { bumps: bumpsOf(messageOf(onBranch)), isOwn: true };
  const notes = replacementNotes(state, onBranch, decision, context.head);
  return {
    kind: "push",
    from: checkout.commit,
    decision: onBranch,
    notes,
    commits: [...commits, onTop],
    missingOnBase,
    onlyOwnCommits,
  };
}

/** Decides what to change on a branch. A value that a person changed is kept. */
export function decideOnBranch(
  { checkout, bumps }: BranchState,
  { inputs, ports }: ProposalContext,
): Promise<Decision> {
  const last = new Map(bumps.map((bump) => [bump.subject, bumpNewKey(bump)]));
  return decide(checkout, inputs, ports, (edit) => last.get(subjectOf(edit)) === newValueKey(edit));
}

/** Subjects that this run may set. */
export function settableSubjects(
  { images, set }: Pick<PullInputs, "images" | "set">,
  decision?: Pick<Changed, "edits">,
): ReadonlySet<string> {
  return new Set([
    ...images.map(({ name }) => normalizeName(name)),
    ...set.map(({ file, written }) => `${file}:${written}`),
    ...(decision?.edits.map(subjectOf) ?? []),
  ]);
}

/** Whether our commits on the branch set only these subjects. */
export function setsOnly({ bumps }: BranchState, subjects: ReadonlySet<string>): boolean {
  return bumps.every(({ subject }) => subjects.has(subject));
}

function changesSame(one: readonly ProposedCommit[], other: readonly ProposedCommit[]): boolean {
  const [left, right] = [one, other].map((commits) =>
    proposedChanges(commits).map(({ subject, from, to }) => JSON.stringify([subject, from, to])),
  );
  return JSON.stringify(left?.toSorted()) === JSON.stringify(right?.toSorted());
}

/** Names the values that a person set instead of ours, and that a newer version now replaces. */
function replacementNotes(
  { bumps, onlyOwnCommits }: BranchState,
  { edits }: Changed,
  onBase: Changed,
  head: string,
): readonly string[] {
  const known = new Set([...bumps.map(bumpNewKey), ...onBase.edits.map(previousValueKey)]);
  const subjects = new Set(bumps.map(({ subject }) => subject));
  return edits
    .filter((edit) => !onlyOwnCommits && subjects.has(subjectOf(edit)) && !known.has(previousValueKey(edit)))
    .map(({ image, path, from = "nothing", to }) => {
      const [previous, next] = [from, to].map(visibleValue);
      return `${previous}, which someone else set for ${image ?? path} on branch ${head}, is replaced by ${next}`;
    });
}

function messageOf({ commit: { id }, commitMessage }: Changed) {
  return { id, message: commitMessage };
}
