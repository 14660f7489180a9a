import type { Store } from "./store.ts";
import { namesOf } from "./tree.ts";

/**
 * The files that a commit has changed against its parent; undefined where the server does not say, or it is a merge. From
 * a server that leaves nothing out they come with all the others.
 */
export async function changedFiles(store: Store, commit: string): Promise<readonly string[] | undefined> {
  if (!/^[0-9a-f]{40,64}$/.test(commit)) return undefined;
  const git = await store.fetchBeside("changes", [commit], ["--depth=2", "--filter=blob:none"]);
  if (git === undefined) return undefined;
  const parents = (await git.run(["rev-list", "--parents", "--max-count=1", commit]))
    .toString("utf8")
    .trim()
    .split(" ");
  if (parents.length !== 2) return undefined;
  const output = await git.run(["diff-tree", "-r", "-z", "--name-only", "--no-renames", `${commit}^`, commit]);
  const names = namesOf(output);
  return names.every((name) => name !== undefined) ? names : undefined;
}
