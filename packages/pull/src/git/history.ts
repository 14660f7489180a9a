import type { Git } from "./git.ts";
import type { Store } from "./store.ts";
import type { StoredCommit } from "./types.ts";

/** The commits that lead to one, newest first: those that are here, and then those of before. */
export async function historyOf(store: Store, commit: string, count: number): Promise<readonly StoredCommit[]> {
  const [here, before] = await Promise.all([log(store.git, commit, count), olderHistory(store, count)]);
  if (here.length >= count || here.at(-1)?.id !== store.first) return here;
  return [...here, ...before.slice(1)].slice(0, count);
}

const asked = new WeakMap<Store, Promise<readonly StoredCommit[]>>();

/** Asked for once: what was before the first commit does not change. */
function olderHistory(store: Store, count: number): Promise<readonly StoredCommit[]> {
  const known = asked.get(store);
  if (known !== undefined) return known;
  const older = fetchHistory(store, count);
  asked.set(store, older);
  older.catch(() => asked.delete(store));
  return older;
}

/** Commits without trees. From a server that would send all the files with them, none. */
async function fetchHistory(store: Store, count: number): Promise<readonly StoredCommit[]> {
  if (!store.filters) return [];
  const git = await store.fetchBeside("history", [store.first], [`--depth=${count}`, "--filter=tree:0"]);
  return git === undefined ? [] : log(git, store.first, count);
}

async function log(git: Git, commit: string, count: number): Promise<readonly StoredCommit[]> {
  const args = ["log", "-z", "--encoding=UTF-8", "--no-show-signature", "--no-color", "--format=%H%n%B"];
  const output = await git.run([...args, `--max-count=${count}`, commit, "--"]);
  return output
    .toString("utf8")
    .split("\0")
    .filter((entry) => entry !== "")
    .map((entry) => {
      const end = entry.indexOf("\n");
      return { id: entry.slice(0, end), message: entry.slice(end + 1).trimEnd() };
    });
}
