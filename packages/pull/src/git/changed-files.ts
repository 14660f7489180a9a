import type { Store } from "./store.ts";
import { namesOf } from "./tree.ts";

/** The files that a commit has changed against its parent; undefined where the server does not say, or it is a merge. */
export async function changedFiles(store: Store, commit: string): Promise<readonly string[] | undefined> {
  if (!store.filters || !/^[0-9a-f]{40,64}$/.test(commit)) return undefined;
  const { gitDir, clone } = store.beside("changes");
  const cloned = await clone(["--depth=1", "--filter=tree:0", `--branch=${store.branch}`]);
  const git = store.git.at(gitDir);
  if (cloned.code !== 0) throw store.git.explain(cloned, "read");
  const fetched = await git.attempt(["fetch", "--quiet", "--depth=2", "--filter=blob:none", "origin", commit]);
  if (fetched.code !== 0) return undefined;
  const parents = (await git.run(["rev-list", "--parents", "--max-count=1", commit]))
    .toString("utf8")
    .trim()
    .split(" ");
  if (parents.length !== 2) return undefined;
  const output = await git.run(["diff-tree", "-r", "-z", "--name-only", "--no-renames", `${commit}^`, commit]);
  const names = namesOf(output).filter((name) => name !== undefined);
  return names;
}
