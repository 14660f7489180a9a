import { type Forge, type PullRequest, UserError } from "@pushpull/core";
import { type Decision, decide } from "../decide.ts";
import type { Tried } from "../retry.ts";
import type { PullInputs, PullPorts } from "../types.ts";
import type { Done, Way } from "../way.ts";
import type { Around } from "./around.ts";
import type { Wording } from "./body.ts";
import { type Found, findPullRequests, type Other } from "./find.ts";
import { HalfDone } from "./half-done.ts";
import { headBranchName, targetOf } from "./head-name.ts";
import { findPart, proposesSame } from "./marker.ts";
import { type Place, placeOn } from "./place.ts";
import { settle } from "./settle.ts";
import { type Standing, standingOn } from "./standing.ts";
import { closeSuperseded, coveredBy, isNewer } from "./supersede.ts";
import type { Proposal, ProposalInputs } from "./types.ts";
import { decorate, upsert } from "./upsert.ts";
import { wordingOf } from "./wording.ts";

/**
 * Proposes what is wanted by one pull request for each target: found again by its branch and its base, brought up to date
 * without undoing what people did to it.
 */
export function byProposal(
  inputs: PullInputs,
  proposal: ProposalInputs,
  ports: PullPorts & { readonly signal: AbortSignal },
): Way {
  const so: SoFar = { offered: new Set(), onItsWay: undefined, operation: undefined };
  let forge: Forge | undefined;
  return {
    onItsWay: () => so.onItsWay,
    async attempt(base) {
      const head = proposal.headBranch ?? headBranchName(inputs, base.branch);
      if (head === base.branch) throw sameBranch(head);
      forge ??= await ports.forge(ports.signal);
      const around: Around = { inputs, proposal, ports, base, head, forge };
      const decision = await decide(base, inputs, ports);
      const standing = await standingOn(base, head, inputs.author);
      const found = await findPullRequests(around.forge, {
        head,
        base: base.branch,
        target: targetOf(inputs, base.branch),
        withOthers: proposal.closeSuperseded,
      });
      if (decision.outcome !== "changed") return settle(decision, standing, found.open, around);
      const place = await placeOn(standing, decision, around, spentBy(found, standing));
      return proposeAt({ place, found, decision, around, so });
    },
  };
}

/** Whether what stands on the branch is what a pull request had that is open no more. */
function spentBy({ open, closed: [last] }: Found, standing: Standing | undefined): "merged" | "closed" | undefined {
  if (open !== undefined || last === undefined || standing?.checkout.commit !== last.head.commit) return undefined;
  return last.state === "merged" ? "merged" : "closed";
}

interface Placing {
  readonly place: Place;
  readonly found: Found;
  /** What the base lacks. */
  readonly decision: Decision;
  readonly around: Around;
  readonly so: SoFar;
}

/** What the tries of a run have done so far. */
interface SoFar {
  /** Commits that the server may have taken, though its answer was lost. */
  readonly offered: Set<string>;
  /** One that it has not answered yet. */
  onItsWay: string | undefined;
  /** What has been done to the pull request. */
  operation: "created" | "updated" | undefined;
}

async function proposeAt(placing: Placing): Promise<Tried<Done>> {
  const { place, found, decision, around, so } = placing;
  const { inputs, base, head } = around;
  const wording = await wordingOf(place.bumps, around);
  const declined = declinedBy(found, wording, place);
  if (declined !== undefined) return { done: stayClosed(declined, decision, around) };
  const covered = coveredBy(found.others, wording.proposes);
  if (place.kind === "superseded") return { done: await correct(place, placing, wording) };
  for (const other of covered) if (await isNewer(other, around)) return { done: leaveTo(other, decision) };
  const commit = place.kind === "put" ? place.decision.commit.id : place.commit;
  if (inputs.dryRun) return { done: planned(placing, commit) };
  if (place.kind === "put") {
    so.offered.add(commit);
    so.onItsWay = commit;
    const pushed = await base.branches.place(head, commit, place.from).catch(explainRefusal);
    if (pushed.done || !pushed.mayHaveArrived) so.onItsWay = undefined;
    if (!pushed.done) return { again: pushed.why };
  }
  const hasMoved = so.offered.has(commit);
  return pursue({ ...placing, wording, covered, commit, hasMoved });
}

interface Pushed extends Placing {
  readonly wording: Wording;
  readonly covered: readonly Other[];
  readonly commit: string;
  readonly hasMoved: boolean;
}

/** Does what there is to do with the pull request once its branch is as it is to be. */
async function pursue(pushed: Pushed): Promise<Tried<Done>> {
  const { place, found, decision, around, so, wording, covered, commit, hasMoved } = pushed;
  const { forge, proposal: wanted, base, head } = around;
  let known: HalfDone["proposal"] = { headBranch: head, headCommit: commit };
  try {
    const { draft } = wanted;
    const upserted = await upsert(forge, { open: found.open, head, base: base.branch, draft, wording, hasMoved });
    if (upserted === "exists") return { again: "Somebody else has just opened the pull request" };
    const { pullRequest } = upserted;
    const { number, url } = pullRequest;
    const operation = so.operation ?? upserted.operation;
    known = { ...known, number, url, operation };
    if (operation === "unchanged") return { done: proposesAlready(pullRequest, decision, commit, around) };
    so.operation = operation;
    // Its words are those of the newest commit only if nobody has moved the branch while they were written.
    const now = await base.branches.open(head);
    if (now !== undefined && now.commit !== commit) return { again: "Somebody else has just moved the branch" };
    const notes = await decorate(forge, pullRequest, wanted);
    const closed = await closeSuperseded(covered, pullRequest, around);
    const merge = wanted.autoMerge === undefined ? undefined : await forge.autoMerge(pullRequest, wanted.autoMerge);
    const proposal: Proposal = {
      number,
      url,
      operation,
      headBranch: head,
      headCommit: commit,
      superseded: closed.superseded,
      merge,
      notes: [...notes, ...closed.notes],
    };
    return { done: { outcome: "proposed", decision: place.kind === "put" ? place.decision : decision, proposal } };
  } catch (error) {
    const isHalf =
      error instanceof UserError && error.code !== "unreachable" && (hasMoved || known.number !== undefined);
    throw isHalf ? new HalfDone(error, known) : error;
  }
}

/** The one that a person has closed without merging it, where it proposed the same, since the last that was merged. */
function declinedBy({ open, closed }: Found, wording: Wording, place: Place): PullRequest | undefined {
  if (open !== undefined) return undefined;
  const merged = closed.findIndex(({ state }) => state === "merged");
  return closed.slice(0, merged === -1 ? closed.length : merged).find(({ body, head }) => {
    const marker = findPart(body)?.marker;
    const isThere = place.kind === "keep" && place.commit === head.commit;
    return isThere || (marker !== undefined && proposesSame(marker, wording));
  });
}

function stayClosed(last: PullRequest, decision: Decision, { head }: Around): Done {
  const message = `Pull request #${last.number} proposed the same and was closed: it stays closed. Reopen it, or propose another version`;
  return { outcome: "unchanged", decision, message, proposal: unchanged(last, head, last.head.commit) };
}

function proposesAlready(open: PullRequest, decision: Decision, commit: string, { head }: Around): Done {
  const message = `Pull request #${open.number} proposes it already`;
  return { outcome: "unchanged", decision, message, proposal: unchanged(open, head, commit) };
}

function leaveTo({ pullRequest }: Other, decision: Decision): Done {
  const message = `Pull request #${pullRequest.number} proposes what was built later`;
  return { outcome: "superseded", decision, message };
}

/** What stands on the branch is newer, and a run that was faster than that may have had the last word in its pull request. */
async function correct(
  place: Extract<Place, { readonly kind: "superseded" }>,
  { found: { open }, around }: Placing,
  wording: Wording,
): Promise<Done> {
  const { inputs, forge, base, head, proposal } = around;
  const done = { outcome: "superseded", decision: place.decision } as const;
  if (open === undefined) return done;
  const message = `Pull request #${open.number} proposes what was built later`;
  if (inputs.dryRun) return { ...done, message, proposal: unchanged(open, head, place.commit) };
  const { draft } = proposal;
  const upserted = await upsert(forge, { open, head, base: base.branch, draft, wording, hasMoved: false });
  const operation = upserted === "exists" ? "unchanged" : upserted.operation;
  return { ...done, message, proposal: { ...unchanged(open, head, place.commit), operation } };
}

function planned({ place, found: { open }, decision, around }: Placing, commit: string): Done {
  const { head, base } = around;
  if (open === undefined) {
    const message = `A pull request would be opened from ${head} to ${base.branch}`;
    return { outcome: "planned", decision: place.kind === "put" ? place.decision : decision, message };
  }
  if (place.kind !== "put") return proposesAlready(open, decision, commit, around);
  const message = `Pull request #${open.number} would be brought up to date`;
  const proposal = unchanged(open, head, open.head.commit);
  return { outcome: "planned", decision: place.decision, message, proposal };
}

export function unchanged({ number, url }: PullRequest, headBranch: string, headCommit: string): Proposal {
  return { number, url, operation: "unchanged", headBranch, headCommit, superseded: [], merge: undefined, notes: [] };
}

function sameBranch(head: string): UserError {
  return new UserError(`Input 'head-branch' is ${head}, which is where the pull request goes to`, {
    code: "input",
    hint: "Name another branch, or leave it out.",
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
