import type { Checkout, StoredCommit } from "../git/types.ts";
import type { PlannedEdit } from "../locate/choose.ts";
import type { PullInputs } from "../types.ts";
import { isSameRepository } from "./same-repository.ts";
import { bumpKey, bumpsOf } from "./trailers.ts";

/**
 * Whether this run was started by a commit of ours that set the same images and touched nothing else: a workflow that
 * bumps its own repository would build and bump for ever.
 */
export async function isStartedByOwnCommit(
  edits: readonly PlannedEdit[],
  checkout: Checkout,
  history: readonly StoredCommit[],
  { source, repository }: Pick<PullInputs, "source" | "repository">,
): Promise<boolean> {
  if (source === undefined || !isSameRepository(source.repository, repository.name)) return false;
  const started = history.find(({ id }) => id === source.commit);
  if (started === undefined) return false;
  const set = new Set(bumpsOf(started).map(({ what }) => what));
  if (!edits.every((edit) => set.has(bumpKey(edit)))) return false;
  const files = new Set(edits.map(({ file }) => file));
  const changed = await checkout.changedFiles(started.id);
  return changed?.every((file) => files.has(file)) === true;
}
