import type { PullInputs } from "../deliver/pull-inputs.ts";
import type { Checkout, StoredCommit } from "../git/types.ts";
import type { PlannedEdit } from "../locate/choose.ts";
import { isSameRepository } from "./source-commit.ts";
import { type Bump, bumpKey, bumpsOf } from "./trailers.ts";

/** A commit of ours that changes nothing but manifests. */
interface OwnCommit {
  readonly id: string;
  /** The commit of the same repository that it was made for. */
  readonly builtFrom: string | undefined;
}

/**
 * Whether this run was started by a commit of ours, and would only set again what was set since the last commit of
 * somebody else: a workflow that bumps its own repository would build and bump for ever. Where each image has a job of
 * its own, each one's commit starts them all, so it is followed back what such a commit was made for.
 */
export async function isStartedByOwnCommit(
  edits: readonly PlannedEdit[],
  checkout: Pick<Checkout, "changedFiles">,
  history: readonly StoredCommit[],
  { source, repository: { name } }: Pick<PullInputs, "source" | "repository">,
): Promise<boolean> {
  if (source?.startedRun !== true || !isSameRepository(source.repository, name)) return false;
  const edited = new Set(edits.map(({ file }) => file));
  const isManifest = (file: string) => edited.has(file) || /\.ya?ml$/i.test(file);
  const chainFrom = async (id: string, older: readonly StoredCommit[]): Promise<readonly OwnCommit[]> => {
    const at = older.findIndex((commit) => commit.id === id);
    const [first] = older[at] === undefined ? [] : bumpsOf(older[at]);
    if (first === undefined || (await checkout.changedFiles(id))?.every(isManifest) !== true) return [];
    const builtFrom = builtHere(first, name);
    return [{ id, builtFrom }, ...(builtFrom === undefined ? [] : await chainFrom(builtFrom, older.slice(at + 1)))];
  };
  const chain = await chainFrom(source.commit, history);
  const ours = new Set(chain.map(({ id }) => id));
  const builds = new Set(chain.map(({ builtFrom }) => builtFrom));
  const set = history.flatMap((commit) =>
    bumpsOf(commit).filter((bump) => ours.has(commit.id) || builds.has(builtHere(bump, name) ?? "")),
  );
  const places = new Set(set.map(({ what }) => what));
  return edits.every((edit) => places.has(bumpKey(edit)));
}

function builtHere({ source }: Bump, name: string): string | undefined {
  const [repository, commit] = source?.split("@") ?? [];
  return isSameRepository(repository, name) ? commit : undefined;
}
