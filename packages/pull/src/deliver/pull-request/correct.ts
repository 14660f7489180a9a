import type { Done } from "../delivery-strategy.ts";
import type { Place } from "./branch-update.ts";
import type { Wording } from "./description.ts";
import { unchanged } from "./outcomes.ts";
import type { Placing } from "./proposal-context.ts";
import { upsert } from "./upsert.ts";

/** What stands on the branch is newer, and a run that was faster than that may have had the last word in its pull request. */
export async function correct(
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
  const upserted = await upsert(forge, { open, head, base: base.branch, draft, wording, hasMoved: false, tasks: [] });
  const operation = upserted === "exists" ? "unchanged" : upserted.operation;
  return { ...done, message, proposal: { ...unchanged(open, head, place.commit), operation } };
}
