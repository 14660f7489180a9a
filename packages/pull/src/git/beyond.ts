import { UserError } from "@pushpull/core";
import { log } from "./log.ts";
import type { Store } from "./store.ts";
import type { Checkout, MadeCommit } from "./types.ts";

/** How many commits are looked through at first, and at most: a branch's histories and the other's have to meet there. */
const depths = { near: 500, far: 20_000 } as const;

/**
 * The commits that lead to one and not to the newest of another branch, newest first; undefined where nobody knows. Servers
 * that leave nothing out are not asked for history: they would send all the files with it.
 */
export async function beyond(
  store: Store,
  commit: string,
  base: Pick<Checkout, "branch" | "commit">,
): Promise<readonly MadeCommit[] | undefined> {
  if (commit === base.commit) return [];
  const within = (depth: number) => (store.filters ? beyondWithin(store, commit, base.commit, depth) : undefined);
  return (
    (await within(depths.near)) ?? (await beyondExcluded(store, commit, base.branch)) ?? (await within(depths.far))
  );
}

/** Undefined where their histories meet farther back. */
async function beyondWithin(
  store: Store,
  commit: string,
  base: string,
  depth: number,
): Promise<readonly MadeCommit[] | undefined> {
  const git = await store.fetchBeside("beyond", [commit, base], [`--depth=${depth}`, "--filter=tree:0"]);
  if (git === undefined) return undefined;
  // What a depth cuts off has no parents here, whether or not the other branch has it too.
  const cut = await git.run(["rev-list", "--max-count=1", "--max-parents=0", commit, `^${base}`, "--"]);
  const isWhole = (await git.run(["rev-parse", "--is-shallow-repository"])).toString("utf8").trim() === "false";
  return cut.length > 0 && !isWhole ? undefined : log(git, [commit, `^${base}`]);
}

/**
 * The server leaves out by itself what the other branch has. Of a merge, only the merge itself is left then. Where there
 * is nothing left it breaks off (`upload-pack`, "no commits selected for shallow requests"), which over HTTP looks like a
 * cut connection.
 */
async function beyondExcluded(
  store: Store,
  commit: string,
  branch: string,
): Promise<readonly MadeCommit[] | undefined> {
  const args = [`--shallow-exclude=refs/heads/${branch}`, ...(store.filters ? ["--filter=tree:0"] : [])];
  const git = await store.fetchBeside("beyond", [commit], args).catch((error: unknown) => {
    if (error instanceof UserError) return undefined;
    throw error;
  });
  return git === undefined ? undefined : log(git, [commit]);
}
