import { userFaults } from "@pushpull/core/errors";
import type { Around } from "./around.ts";
import { close } from "./close.ts";
import type { Other } from "./find.ts";
import type { Marker } from "./marker.ts";
import { decideOnTop } from "./place.ts";
import { standingOn } from "./standing.ts";

/** Those of other branches that propose nothing that ours does not: the same places, or some of them. */
export function coveredBy(others: readonly Other[], proposes: Marker["proposes"]): readonly Other[] {
  const places = new Set(proposes.map(({ what }) => what));
  return others.filter(
    ({ marker }) => marker.proposes.length > 0 && marker.proposes.every(({ what }) => places.has(what)),
  );
}

/** Whether what another pull request proposes was built later than what this run does. */
export async function isNewer({ pullRequest }: Other, around: Around): Promise<boolean> {
  const { base, inputs } = around;
  if (inputs.source === undefined || inputs.allowDowngrade) return false;
  const standing = await standingOn(base, pullRequest.head.branch, inputs.author);
  if (standing === undefined) return false;
  const decision = await decideOnTop(standing, around).catch((error: unknown) => {
    if (userFaults(error) === undefined) throw error;
    return undefined;
  });
  return (decision?.superseded.length ?? 0) > 0;
}

/** Closes those that ours takes the place of. */
export async function closeSuperseded(
  others: readonly Other[],
  by: { readonly number: number },
  around: Around,
): Promise<{ readonly superseded: readonly number[]; readonly notes: readonly string[] }> {
  const superseded: number[] = [];
  const notes: string[] = [];
  for (const { pullRequest } of others) {
    const standing = await standingOn(around.base, pullRequest.head.branch, around.inputs.author);
    const closed = await close(pullRequest, standing, `Superseded by #${by.number}.`, around);
    if ("again" in closed) {
      notes.push(`#${pullRequest.number} is left open: its branch has just moved`);
      continue;
    }
    superseded.push(pullRequest.number);
    notes.push(...closed.done);
  }
  return { superseded, notes };
}
