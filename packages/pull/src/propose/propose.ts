import { UserError } from "@pushpull/core/errors";
import type { Forge, PullRequest } from "@pushpull/core/forge";
import { type Deciding, decide } from "../decide.ts";
import type { Landing } from "../landing.ts";
import { OnItsWay } from "../on-its-way.ts";
import type { Tried } from "../retry.ts";
import type { PullInputs } from "../types.ts";
import type { Done, Way } from "../way.ts";
import type { Around, Placing, SoFar } from "./around.ts";
import type { Wording } from "./body.ts";
import { chooseBranch } from "./choose.ts";
import { correct } from "./correct.ts";
import { leaveTo, planned, stayClosed, stayDeclined } from "./endings.ts";
import { declinable, listClosed } from "./find.ts";
import { HalfDone } from "./half-done.ts";
import { headBranchName } from "./head-name.ts";
import { findPart, proposesSame } from "./marker.ts";
import { type Place, placeOn } from "./place.ts";
import { pursue } from "./pursue.ts";
import { settle } from "./settle.ts";
import { coveredBy, isNewer } from "./supersede.ts";
import type { ProposalInputs } from "./types.ts";
import { wordingOf } from "./wording.ts";

/**
 * Proposes what is wanted by one pull request for each target: found again by its branch and its base, brought up to date
 * without undoing what people did to it.
 */
export function byProposal(
  inputs: PullInputs,
  proposal: ProposalInputs,
  ports: Deciding & { forge(): Promise<Forge> },
  landing: Landing,
): Way {
  const so: SoFar = { offered: new Set(), onItsWay: undefined, known: undefined, operation: undefined };
  return {
    explain(error) {
      if (so.onItsWay !== undefined && ports.signal.aborted) return new OnItsWay(error, so.onItsWay);
      if (so.known !== undefined) return new HalfDone(error, so.known);
      return inputs.branch === undefined ? error : explainMissingBase(error);
    },
    async attempt(base) {
      const name = proposal.headBranch ?? headBranchName(inputs, base.branch);
      if (name === base.branch) throw sameBranch(name);
      const forge = await ports.forge();
      const decision = await decide(base, inputs, ports);
      const { head, standing, found, spent } = await chooseBranch(name, { inputs, proposal, ports, base, forge });
      const around: Around = { inputs, proposal, ports, base, head, forge, landing };
      if (decision.outcome !== "changed") return settle(decision, standing, found.open, around);
      const place = await placeOn(standing, decision, around, spent);
      return proposeAt({ place, standing, found, decision, around, so });
    },
  };
}

async function proposeAt(placing: Placing): Promise<Tried<Done>> {
  const { place, found, decision, around } = placing;
  const { inputs } = around;
  const wording = await wordingOf(place, decision.outcome === "changed" ? decision.edits : [], around);
  const declined = await declinedBy(placing, wording);
  if (declined !== undefined) {
    const { open } = found;
    const done =
      open === undefined ? stayClosed(declined, decision) : stayDeclined(declined, open, decision, around.head);
    return { done };
  }
  const covered = coveredBy(found.others, wording.proposes);
  if (place.kind === "superseded") return { done: await correct(place, placing, wording) };
  for (const other of covered) if (await isNewer(other, around)) return { done: leaveTo(other, decision) };
  const commit = place.kind === "put" ? place.decision.commit.id : place.commit;
  if (inputs.dryRun) return { done: planned(placing, commit) };
  if (place.kind === "keep") return pursue({ ...placing, wording, covered, commit });
  const put = await putOnBranch(place, placing);
  return "again" in put ? put : pursue({ ...placing, wording, covered, commit: put.done });
}

/** @returns the commit that the branch is at then */
async function putOnBranch(
  { decision, from }: Extract<Place, { readonly kind: "put" }>,
  { around: { landing, head, base }, so }: Pick<Placing, "around" | "so">,
): Promise<Tried<string>> {
  const prepared = await landing.prepare(decision).catch(explainRefusal);
  const { id } = prepared.commit;
  so.offered.add(id);
  so.onItsWay = id;
  const pushed = await landing.place(prepared, { checkout: base, branch: head, from }).catch(explainRefusal);
  if (pushed.done || !pushed.mayHaveArrived) so.onItsWay = undefined;
  if (!pushed.done) return { again: pushed.why };
  so.known = { ...so.known, headBranch: head, headCommit: id };
  return { done: id };
}

/**
 * The one that a person has closed without merging it, where it proposed the same, since the last that was merged. Where
 * one is open, that matters only if it would come to propose what it does not yet.
 */
async function declinedBy({ place, found, around }: Placing, { proposes }: Wording): Promise<PullRequest | undefined> {
  const { forge, head, base } = around;
  const { open } = found;
  const marked = open && findPart(open.body)?.marker;
  if (open !== undefined && place.kind !== "put") return undefined;
  if (marked !== undefined && proposesSame(marked, { proposes })) return undefined;
  const closed =
    open === undefined
      ? found.closed
      : (await listClosed(forge, head, base.branch)).map((one) => declinable(one, undefined));
  const newestFirst = closed.toSorted((a, b) => b.pullRequest.number - a.pullRequest.number);
  const merged = newestFirst.findIndex(({ pullRequest }) => pullRequest.state === "merged");
  return newestFirst
    .slice(0, merged === -1 ? closed.length : merged)
    .find(({ proposed }) => proposed !== undefined && proposesSame({ proposes: proposed }, { proposes }))?.pullRequest;
}

function sameBranch(head: string): UserError {
  return new UserError(`Input 'head-branch' is ${head}, which is where the pull request goes to`, {
    code: "input",
    hint: "Name another branch, or leave it out.",
  });
}

/** Elsewhere, an input `branch` is what a pull request comes from. */
function explainMissingBase(error: UserError): UserError {
  if (!/ has no branch /.test(error.message)) return error;
  return new UserError(error.message, {
    code: error.code,
    hint: "In mode pull-request, input 'branch' is the branch that is merged into: leave it out for the repository's default branch. Name the branch of the pull request in input 'head-branch'.",
    cause: error,
  });
}

function explainRefusal(error: unknown): never {
  if (!(error instanceof UserError) || !/ is protected: /.test(error.message)) throw error;
  throw new UserError(error.message, {
    code: error.code,
    hint: "Let this identity bypass the rule for branches of this name, or name one in input 'head-branch' that no rule covers.",
    cause: error,
  });
}
