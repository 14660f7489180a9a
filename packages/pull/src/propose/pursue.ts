import type { Tried } from "../retry.ts";
import type { Done } from "../way.ts";
import type { Placing } from "./around.ts";
import type { Wording } from "./body.ts";
import { proposesAlready } from "./endings.ts";
import type { Other } from "./find.ts";
import { closeSuperseded } from "./supersede.ts";
import { decorate, upsert } from "./upsert.ts";

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
  const upserted = await upsert(forge, { open: found.open, head, base: base.branch, draft, wording, hasMoved });
  if (upserted === "exists") return { again: "Somebody else has just opened the pull request" };
  const { pullRequest } = upserted;
  const { number, url } = pullRequest;
  const operation = so.operation ?? upserted.operation;
  if (operation === "unchanged") return { done: proposesAlready(pullRequest, decision, commit, around) };
  const known = { number, url, operation, headBranch: head, headCommit: commit };
  so.operation = operation;
  so.known = known;
  // Its words are those of the newest commit only if nobody has moved the branch while they were written.
  const now = await base.branches.open(head);
  if (now !== undefined && now.commit !== commit) return { again: "Somebody else has just moved the branch" };
  const notes = await decorate(forge, pullRequest, wanted);
  const closed = await closeSuperseded(covered, pullRequest, around);
  const merge = wanted.autoMerge === undefined ? undefined : await forge.autoMerge(pullRequest, wanted.autoMerge);
  return {
    done: {
      outcome: "proposed",
      decision: place.kind === "put" ? place.decision : decision,
      proposal: { ...known, superseded: closed.superseded, merge, notes: [...notes, ...closed.notes] },
    },
  };
}
