import { userFaults } from "@pushpull/core/errors";
import type { PullRequest } from "@pushpull/core/forge";
import { normalizeName } from "@pushpull/core/images";
import type { Decision } from "../decide.ts";
import { madeKey, setKey } from "../order/trailers.ts";
import type { Tried } from "../retry.ts";
import type { Done } from "../way.ts";
import type { Around } from "./around.ts";
import { close } from "./close.ts";
import { inert } from "./content.ts";
import { findPart } from "./marker.ts";
import { decideOnTop } from "./place.ts";
import type { Standing } from "./standing.ts";
import type { Proposal } from "./types.ts";

type Settled = Exclude<Decision, { readonly outcome: "changed" }>;

/** Nothing is to be proposed: the base has it, or something newer. What is still open for it, is closed. */
export async function settle(
  decision: Settled,
  standing: Standing | undefined,
  open: PullRequest | undefined,
  around: Around,
): Promise<Tried<Done>> {
  const { outcome, message } = decision;
  const left = { outcome, decision, message } as const;
  if (open === undefined || decision.startedByUs === true) return { done: left };
  const isOver = await isSettled(decision, standing, open, around);
  const proposal = (operation: Proposal["operation"], notes: readonly string[]): Proposal => ({
    number: open.number,
    url: open.url,
    operation,
    headBranch: around.head,
    headCommit: standing?.checkout.commit ?? open.head.commit,
    superseded: [],
    merge: undefined,
    notes,
  });
  if (!isOver) return { done: { ...left, proposal: proposal("unchanged", []) } };
  const has = outcome === "unchanged" ? "has what this proposed" : "has something newer than what this proposed";
  const why = `Branch ${inert(around.base.branch)} ${has}.`;
  if (around.inputs.dryRun) {
    return {
      done: { ...left, message: `Pull request #${open.number} would be closed`, proposal: proposal(undefined, []) },
    };
  }
  const closed = await close(open, standing, why, around);
  return "again" in closed ? closed : { done: { ...left, proposal: proposal("closed", closed.done) } };
}

/** Whether an open pull request proposes nothing but what this run has found on the base. */
async function isSettled(
  { outcome, superseded }: Settled,
  standing: Standing | undefined,
  open: PullRequest,
  around: Around,
): Promise<boolean> {
  if (standing === undefined) return false;
  const isOurs = findPart(open.body) !== undefined || standing.allOurs;
  if (!isOurs) return false;
  // Of what is superseded on the base, only the very same is known to be so on the branch.
  if (outcome === "superseded") {
    const gone = new Set(superseded.map(({ edit }) => madeKey(edit)));
    return standing.bumps.every((bump) => gone.has(setKey(bump)));
  }
  const { images, set } = around.inputs;
  const places = new Set([
    ...images.map(({ name }) => normalizeName(name)),
    ...set.map(({ file, written }) => `${file}:${written}`),
  ]);
  if (!standing.bumps.every(({ what }) => places.has(what))) return false;
  const atHead = await decideOnTop(standing, around).catch((error: unknown) => {
    if (userFaults(error) === undefined) throw error;
    return undefined;
  });
  if (atHead === undefined) return true;
  return atHead.superseded.length === 0;
}
