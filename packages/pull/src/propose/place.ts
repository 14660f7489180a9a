import { userFaults } from "@pushpull/core/errors";
import { normalizeName } from "@pushpull/core/images";
import { type Decision, decide } from "../decide.ts";
import { type Bump, bumpKey, bumpsOf, madeKey, setKey, standingKey } from "../order/trailers.ts";
import { inWords } from "../visible.ts";
import type { Around } from "./around.ts";
import { proposedChanges, type Step } from "./changes.ts";
import type { Standing } from "./standing.ts";

type Changed = Extract<Decision, { readonly outcome: "changed" }>;

/** What becomes of the branch that a pull request comes from. */
export type Place = {
  /** The commits that are proposed then, oldest first. */
  readonly steps: readonly Step[];
  /** What this run would set on the base. */
  readonly lacking: readonly Bump[];
} & (
  | {
      readonly kind: "put";
      readonly from: string | undefined;
      readonly decision: Changed;
      /** What is lost of others by it, each a sentence. */
      readonly notes: readonly string[];
    }
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
  const lacking = bumpsOf(messageOf(decision));
  const step = { bumps: lacking, isOurs: true };
  const from = standing?.checkout.commit;
  const anew = { kind: "put", from, decision, notes: [], steps: [step], lacking } as const;
  if (standing === undefined || isSpent === "merged") return anew;
  const { checkout, allOurs, steps } = standing;
  const { base, inputs } = around;
  const [here, wanted] = await Promise.all([checkout.treeOf(checkout.commit), base.treeOf(decision.commit.id)]);
  if (here === wanted) {
    // The same in the end, from another beginning, is a conflict.
    if (allOurs && !changesSame(steps, [step])) return anew;
    return { kind: "keep", commit: checkout.commit, steps: [step], lacking };
  }
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
    return { kind: "superseded", commit: checkout.commit, decision: atHead, steps, lacking };
  }
  if (isReplaced && (atHead === undefined || atHead.superseded.length === 0)) return anew;
  if (atHead?.outcome !== "changed") return { kind: "keep", commit: checkout.commit, steps, lacking };
  const onTop = { bumps: bumpsOf(messageOf(atHead)), isOurs: true };
  const notes = replaced(standing, atHead, { decision, around });
  return { kind: "put", from: checkout.commit, decision: atHead, notes, steps: [...steps, onTop], lacking };
}

/** Where a person has put something else in the place of what we had set there, that stays. */
export function decideOnTop({ checkout, bumps }: Standing, { inputs, ports }: Around): Promise<Decision> {
  const last = new Map(bumps.map((bump) => [bump.what, setKey(bump)]));
  return decide(checkout, inputs, ports, (edit) => last.get(bumpKey(edit)) === madeKey(edit));
}

function changesSame(one: readonly Step[], other: readonly Step[]): boolean {
  const [left, right] = [one, other].map((steps) =>
    proposedChanges(steps).map(({ what, from, to }) => JSON.stringify([what, from, to])),
  );
  return JSON.stringify(left?.toSorted()) === JSON.stringify(right?.toSorted());
}

/** What somebody has set in the place of what we had, and is newer than that no more. */
function replaced(
  { bumps, allOurs }: Standing,
  { edits }: Changed,
  { decision, around }: { readonly decision: Changed; readonly around: Around },
): readonly string[] {
  const known = new Set([...bumps.map(setKey), ...decision.edits.map(standingKey)]);
  const places = new Set(bumps.map(({ what }) => what));
  return edits
    .filter((edit) => !allOurs && places.has(bumpKey(edit)) && !known.has(standingKey(edit)))
    .map(({ image, path, from = "nothing", to }) => {
      const [was, is] = [from, to].map(inWords);
      return `${was}, which somebody else has set on branch ${around.head} for ${image ?? path}, is replaced by ${is}`;
    });
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
