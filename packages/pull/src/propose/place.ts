import { normalizeName, userFaults } from "@pushpull/core";
import { type Decision, decide } from "../decide.ts";
import { type Bump, bumpKey, bumpsOf, madeKey, setKey } from "../order/trailers.ts";
import type { Around } from "./around.ts";
import type { Standing } from "./standing.ts";

type Changed = Extract<Decision, { readonly outcome: "changed" }>;

/** What becomes of the branch that a pull request comes from. */
export type Place = {
  /** All that is proposed then, oldest first. */
  readonly bumps: readonly Bump[];
} & (
  | { readonly kind: "put"; readonly from: string | undefined; readonly decision: Changed }
  /** What is to be there stands there. */
  | { readonly kind: "keep"; readonly commit: string }
  /** What stands there is newer. */
  | { readonly kind: "superseded"; readonly commit: string; readonly decision: Decision }
);

/**
 * Decides where a change goes that the base lacks. A branch that has nothing but what this run sets itself is made anew
 * on the base; where there is anything else on it, a person's commits or what was set by runs for other images, ours is
 * added on top of it.
 * @param isSpent whether what stands there belongs to a pull request that is closed already
 */
export async function placeOn(
  standing: Standing | undefined,
  decision: Changed,
  around: Around,
  isSpent: "merged" | "closed" | undefined,
): Promise<Place> {
  const anew = { kind: "put", from: standing?.checkout.commit, decision, bumps: bumpsOf(messageOf(decision)) } as const;
  if (standing === undefined || isSpent === "merged") return anew;
  const { checkout, allOurs } = standing;
  const { base, inputs } = around;
  const [here, wanted] = await Promise.all([checkout.treeOf(checkout.commit), base.treeOf(decision.commit.id)]);
  if (here === wanted) return { kind: "keep", commit: checkout.commit, bumps: anew.bumps };
  if (allOurs && isSpent !== undefined) return anew;
  const isReplaced = allOurs && standing.bumps.every(({ what }) => placesOf(decision, around).has(what));
  const unordered = inputs.source === undefined || inputs.allowDowngrade;
  if (isReplaced && unordered) return anew;
  const atHead = await decideOnTop(standing, around).catch((error: unknown) => {
    // What is made anew need not be what can be edited.
    if (isReplaced && userFaults(error) !== undefined) return undefined;
    throw error;
  });
  if (atHead?.outcome === "superseded") {
    return { kind: "superseded", commit: checkout.commit, decision: atHead, bumps: standing.bumps };
  }
  if (isReplaced && (atHead === undefined || atHead.superseded.length === 0)) return anew;
  if (atHead?.outcome !== "changed") return { kind: "keep", commit: checkout.commit, bumps: standing.bumps };
  const bumps = [...standing.bumps, ...bumpsOf(messageOf(atHead))];
  return { kind: "put", from: checkout.commit, decision: atHead, bumps };
}

/** Where a person has put something else in the place of what we had set there, that stays. */
export function decideOnTop({ checkout, bumps }: Standing, { inputs, ports }: Around): Promise<Decision> {
  const last = new Map(bumps.map((bump) => [bump.what, setKey(bump)]));
  return decide(checkout, inputs, ports, (edit) => last.get(bumpKey(edit)) === madeKey(edit));
}

/** All that this run may set, as bumps name it. */
function placesOf({ edits }: Changed, { inputs: { images, set } }: Around): ReadonlySet<string> {
  return new Set([
    ...images.map(({ name }) => normalizeName(name)),
    ...set.map(({ file, written }) => `${file}:${written}`),
    ...edits.map(bumpKey),
  ]);
}

function messageOf({ commit: { id }, commitMessage }: Changed) {
  return { id, message: commitMessage };
}
