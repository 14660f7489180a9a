import type { Git } from "./git.ts";
import { log } from "./log.ts";
import type { Store } from "./store.ts";
import type { StoredCommit } from "./types.ts";

/** Enough to find a commit again that was pushed a moment ago. */
const recent = 500;

/**
 * The commits that lead to one, newest first. From a server that would send all the files with them, only those that
 * have come since the first.
 */
export function createHistory(store: Store, commit: string) {
  const fetched = new Map<number, Promise<readonly StoredCommit[]>>();
  const history = (count: number): Promise<readonly StoredCommit[]> => {
    const known = fetched.get(count);
    if (known !== undefined) return known;
    const asked = store.filters ? fetchHistory(store, commit, count) : newest(store.git, commit, count);
    fetched.set(count, asked);
    asked.catch(() => fetched.delete(count));
    return asked;
  };
  const contains = async (other: string): Promise<boolean> => {
    if (other === commit) return true;
    return (await history(recent)).some(({ id }) => id === other);
  };
  return { history, contains };
}

/** Commits without trees. */
async function fetchHistory(store: Store, commit: string, count: number): Promise<readonly StoredCommit[]> {
  const git = await store.fetchBeside("history", [commit], [`--depth=${count}`, "--filter=tree:0"]);
  return newest(git ?? store.git, commit, count);
}

async function newest(git: Git, commit: string, count: number): Promise<readonly StoredCommit[]> {
  const commits = await log(git, [`--max-count=${count}`, commit]);
  return commits.map(({ id, message }) => ({ id, message }));
}
