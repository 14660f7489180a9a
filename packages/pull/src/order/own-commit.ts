import type { PlannedEdit } from "../find/planned-edit.ts";
import type { AuthoredCommit, Checkout, HistoryCommit, Signature, StoredCommit } from "../git/types.ts";
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

/** The committer of a bot's commits through GitHub's API, which signs them. */
const forgeCommitter = /^noreply@/;
/** Email addresses of bots, and our default without an input `author`. */
const botAddress = /(\[bot\]|^pushpull)@users\.noreply\./;

/**
 * Whether a commit is ours, and unchanged since we created it. It has our trailers, and author and committer are this
 * run's `author` or a bot (through the API: a bot as author, the forge as committer), both at the same second. So our
 * commits stay ours after input `author` or `sign` was changed from its default. A commit that a person amended,
 * rebased or cherry-picked has another committer or a later time, and counts as theirs. So does one made with another
 * input `author`: it looks the same as one that a person amended under their own name, and commits by people are never
 * removed.
 */
export function isOwnCommit(commit: AuthoredCommit, person: Pick<Signature, "email">): boolean {
  const { author, committer } = commit;
  if (bumpsOf(commit).length === 0 || author.time !== committer.time) return false;
  if (author.email === person.email) return committer.email === person.email;
  if (!botAddress.test(author.email)) return false;
  return committer.email === author.email || forgeCommitter.test(committer.email);
}

/**
 * The commits that we pushed to a branch ourselves: ours by {@link isOwnCommit}, and first parents of the branch.
 * Merged commits do not count: their authors may have used any name.
 * @param history newest first
 */
export function ownCommits(history: readonly HistoryCommit[], person: Pick<Signature, "email">): ReadonlySet<string> {
  const own = new Set<string>();
  let next = history[0]?.id;
  for (const commit of history) {
    if (commit.id !== next) continue;
    [next] = commit.parents;
    if (isOwnCommit(commit, person)) own.add(commit.id);
  }
  return own;
}
