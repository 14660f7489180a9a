import type { PlannedEdit } from "../find/planned-edit.ts";
import type { Checkout, StoredCommit } from "../git/types.ts";
import { isSameRepository, type SourceCommit, splitSource } from "./source-commit.ts";
import { type Bump, bumpsOf, subjectOf } from "./trailers.ts";

/** One of our commits that changes only manifests. */
interface ManifestCommit {
  readonly id: string;
  /** The commit of the same repository that it was made for. */
  readonly builtFrom: string | undefined;
}

/**
 * Whether this run was started by one of our commits, and would only set again what was set since the last commit by
 * anyone else: a workflow that bumps its own repository would build and bump in a loop. If each image has its own job,
 * each job's commit starts all of them, so the chain of source commits is followed back.
 */
export async function isStartedByOwnCommit(
  edits: readonly PlannedEdit[],
  checkout: Pick<Checkout, "changedFiles">,
  history: readonly StoredCommit[],
  {
    source,
    repository: { name },
  }: { readonly source: SourceCommit | undefined; readonly repository: { readonly name: string } },
): Promise<boolean> {
  if (source?.startedRun !== true || !isSameRepository(source.repository, name)) return false;
  const edited = new Set(edits.map(({ file }) => file));
  const isManifest = (file: string) => edited.has(file) || /\.ya?ml$/i.test(file);
  const chainFrom = async (id: string, older: readonly StoredCommit[]): Promise<readonly ManifestCommit[]> => {
    const at = older.findIndex((commit) => commit.id === id);
    const [first] = older[at] === undefined ? [] : bumpsOf(older[at]);
    if (first === undefined || (await checkout.changedFiles(id))?.every(isManifest) !== true) return [];
    const builtFrom = sourceInRepository(first, name);
    return [{ id, builtFrom }, ...(builtFrom === undefined ? [] : await chainFrom(builtFrom, older.slice(at + 1)))];
  };
  const chain = await chainFrom(source.commit, history);
  const ours = new Set(chain.map(({ id }) => id));
  const builds = new Set(chain.map(({ builtFrom }) => builtFrom));
  const bumps = history.flatMap((commit) =>
    bumpsOf(commit).filter((bump) => ours.has(commit.id) || builds.has(sourceInRepository(bump, name) ?? "")),
  );
  const subjects = new Set(bumps.map(({ subject }) => subject));
  return edits.every((edit) => subjects.has(subjectOf(edit)));
}

function sourceInRepository({ source }: Bump, name: string): string | undefined {
  const { repository, commit } = splitSource(source);
  return isSameRepository(repository, name) ? commit : undefined;
}
