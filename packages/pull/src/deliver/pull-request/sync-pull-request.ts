import type { Done } from "../delivery-strategy.ts";
import type { Tried } from "../retry-delivery.ts";
import type { Wording } from "./description.ts";
import type { Other } from "./find-pull-requests.ts";
import { proposesAlready } from "./outcomes.ts";
import type { Placing } from "./proposal-context.ts";
import { doTasks, tasksOf } from "./pull-request-steps.ts";
import { stuckNotes } from "./stuck.ts";
import { upsert } from "./upsert.ts";

interface Pushed extends Placing {
  readonly wording: Wording;
  /** Those that ours takes the place of. */
  readonly covered: readonly Other[];
  /** Where the branch is. */
  readonly commit: string;
}

/** Does what there is to do with a pull request once its branch is as it is to be. */
export async function pursue({
  place,
  standing,
  found,
  decision,
  around,
  so,
  wording,
  covered,
  commit,
}: Pushed): Promise<Tried<Done>> {
  const { forge, proposal: wanted, base, head } = around;
  const { draft } = wanted;
  const hasMoved = so.offered.has(commit);
  const tasks = tasksOf(wanted, covered);
  const upserted = await upsert(forge, { open: found.open, head, base: base.branch, draft, wording, hasMoved, tasks });
  if (upserted === "exists") return { again: "Somebody else has just opened the pull request" };
  const { pullRequest, todo } = upserted;
  const { number, url } = pullRequest;
  const isUntouched = upserted.operation === "unchanged" && so.operation === undefined;
  const stuck = await stuckNotes(pullRequest, commit, standing, around);
  if (isUntouched && todo.length === 0) {
    return { done: proposesAlready(pullRequest, decision, { head, commit, notes: stuck }) };
  }
  const operation = so.operation ?? (upserted.operation === "created" ? "created" : "updated");
  const known = { number, url, operation, headBranch: head, headCommit: commit };
  so.operation = operation;
  so.known = known;
  // Its words are those of the newest commit only if nobody has moved the branch while they were written.
  const now = await base.branches.open(head);
  if (now !== undefined && now.commit !== commit) return { again: "Somebody else has just moved the branch" };
  const done = await doTasks(todo, pullRequest, { covered, around });
  const lost = place.kind === "put" ? place.notes : [];
  return {
    done: {
      outcome: "proposed",
      decision: place.kind === "put" ? place.decision : decision,
      proposal: { ...known, ...done, notes: [...lost, ...stuck, ...done.notes] },
    },
  };
}
