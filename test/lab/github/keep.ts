/** Keeps pull requests in step with their branches, as GitHub does after every push. */
import { branches, isAncestor } from "./git.ts";
import { merge, mergeState } from "./merging.ts";
import { change, type Pull, type World } from "./world.ts";

/**
 * A head that has moved, is gone, or is in its base by now (docs.github.com: "About pull request merges", indirect
 * merges); and what waits to be merged by itself.
 */
export async function keepInStep(world: World): Promise<void> {
  const open = [...world.pulls.values()].filter(({ state }) => state === "open");
  if (open.length === 0) return;
  const heads = await branches(world);
  for (const pull of open) await step(world, pull, heads);
}

async function step(world: World, pull: Pull, heads: ReadonlyMap<string, string>): Promise<void> {
  const [head, base] = [heads.get(pull.head), heads.get(pull.base)];
  const at = new Date().toISOString();
  if (head === undefined || base === undefined) {
    change(world, pull.number, { state: "closed", closed: at, autoMerge: undefined });
    return;
  }
  if (await isAncestor(world, head, base)) {
    // PushResult to its base; or its own branch was set back to where the base is, and nothing is left of it.
    const merged = head === pull.commit ? { commit: base, login: world.owner, at } : undefined;
    change(world, pull.number, { state: "closed", closed: at, commit: head, merged, autoMerge: undefined });
    return;
  }
  const moved =
    head === pull.commit && base === pull.baseCommit
      ? pull
      : change(world, pull.number, { commit: head, baseCommit: base });
  if (moved.autoMerge !== undefined && (await mergeState(world, moved)) === "clean")
    await merge(world, moved, moved.autoMerge);
}
