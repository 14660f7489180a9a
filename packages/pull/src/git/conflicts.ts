import type { Store } from "./store.ts";

/** Commits that are looked through for the one from which both have gone on. */
const depth = 500;

const us = ["-c", "user.name=pushpull", "-c", "user.email=pushpull@localhost"];

/**
 * Whether two commits cannot be merged as they are; undefined where nobody knows: the server leaves nothing out, their
 * histories meet farther back, or Git is older than 2.38, whose `merge-tree` merges by itself.
 */
export async function conflicts(store: Store, one: string, other: string): Promise<boolean | undefined> {
  if (!store.filters) return undefined;
  const history = await store.fetchBeside("meeting", [one, other], [`--depth=${depth}`, "--filter=tree:0"]);
  const met = await history?.attempt(["merge-base", one, other]);
  if (met?.code !== 0) return undefined;
  const base = met.stdout.toString("utf8").trim();
  if (base === one || base === other) return false;
  const git = await store.fetchBeside("merge", [one, other, base], ["--depth=1", "--filter=blob:none"]);
  if (git === undefined) return undefined;
  // Without their histories: each on the one before them. `--merge-base` would say it, since 2.40.
  const commit = async (tree: string, ...parents: readonly string[]) =>
    (await git.run([...us, "commit-tree", ...parents, "-m", "", `${tree}^{tree}`])).toString("utf8").trim();
  const root = await commit(base);
  const sides = [await commit(one, "-p", root), await commit(other, "-p", root)];
  const url = (await store.git.run(["config", "--get", "remote.origin.url"])).toString("utf8").trim();
  // The files that both have changed are fetched on the way.
  const origin = ["-c", `remote.origin.url=${url}`];
  const { code } = await git.attempt([
    ...origin,
    "merge-tree",
    "--write-tree",
    "--name-only",
    "--no-messages",
    ...sides,
  ]);
  return code === 0 ? false : code === 1 ? true : undefined;
}
