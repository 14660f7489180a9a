/**
 * The commits of a branch: their messages, and how they relate to others. Histories are fetched separately from files,
 * each query's into its own repository, and only from servers that support filters, which return commits without files.
 */
import { UserError } from "@pushpull/core/errors";
import type { Git } from "./git.ts";
import type { GitStore } from "./store.ts";
import { namesOf } from "./tree.ts";
import type { Checkout, HistoryCommit, Relation, Signature } from "./types.ts";

/** Maximum number of commits to search, per query. */
const depths = {
  /** For a commit that was just pushed. */
  contains: 500,
  /** For the relation of two commits: unknown if they are further apart. */
  relate: 1_000,
  /** For the merge base of two branches. */
  conflicts: 500,
  /** For the merge base of a branch and its base: the first attempt, and the last. */
  since: { near: 500, far: 20_000 },
} as const;

const withoutTrees = "--filter=tree:0";

/**
 * The ancestors of a commit, newest first. From a server without filters, which would send all files with them, only
 * those since the first fetched commit.
 */
export function createHistory(store: GitStore, commit: string) {
  const fetched = new Map<number, Promise<readonly HistoryCommit[]>>();
  const history = (count: number): Promise<readonly HistoryCommit[]> => {
    const known = fetched.get(count);
    if (known !== undefined) return known;
    const pending = store.filters ? fetchHistory(store, commit, count) : newest(store.git, commit, count);
    fetched.set(count, pending);
    pending.catch(() => fetched.delete(count));
    return pending;
  };
  const contains = async (other: string): Promise<boolean> => {
    if (other === commit) return true;
    return (await history(depths.contains)).some(({ id }) => id === other);
  };
  return { history, contains };
}

async function fetchHistory(store: GitStore, commit: string, count: number): Promise<readonly HistoryCommit[]> {
  const git = await store.fetchSeparately("history", [commit], [`--depth=${count}`, withoutTrees]);
  return newest(git ?? store.git, commit, count);
}

function newest(git: Git, commit: string, count: number): Promise<readonly HistoryCommit[]> {
  return log(git, [`--max-count=${count}`, commit]);
}

const fields = ["%H", "%P", "%an", "%ae", "%at", "%cn", "%ce", "%ct", "%B"];

/** The commits of a range (`git-log`, "Revision Range"), newest first, with their full messages. */
async function log(git: Git, range: readonly string[]): Promise<readonly HistoryCommit[]> {
  const args = ["log", "-z", "--encoding=UTF-8", "--no-show-signature", "--no-color", `--format=${fields.join("%n")}`];
  const output = await git.run([...args, ...range, "--"]);
  return output
    .split("\0")
    .filter((entry) => entry !== "")
    .map((entry) => {
      const [id = "", ...lines] = entry.split("\n");
      const [parents = "", ...made] = lines;
      const [author, committer] = [signature(made.slice(0, 3)), signature(made.slice(3, 6))];
      const message = made.slice(6).join("\n").trimEnd();
      return { id, message, author, committer, parents: parents.split(" ").filter((name) => name !== "") };
    });
}

function signature([name = "", email = "", time = ""]: readonly string[]): Signature {
  return { name, email, time: Number(time) };
}

/** How two commits of the repository relate, whichever branches they are on. */
export async function relate(store: GitStore, commit: string, other: string): Promise<Relation> {
  if (!store.filters || ![commit, other].every(isObjectName)) return "unknown";
  const git = await store.fetchSeparately("ancestry", [commit, other], [`--depth=${depths.relate}`, withoutTrees]);
  if (git === undefined) return "unknown";
  // No protocol allowed: missing commits must not be fetched one by one.
  const { code, stdout } = await git.attempt(["merge-base", commit, other], { GIT_ALLOW_PROTOCOL: "" });
  // It exits with 1, and no message, if they have no common ancestor.
  if (code > 1) return "unknown";
  const base = stdout.trim();
  if (base === other) return "descendant";
  if (base === commit) return "ancestor";
  return (await isComplete(git)) ? "unrelated" : "unknown";
}

function isObjectName(id: string): boolean {
  return /^[0-9a-f]{40,64}$/.test(id);
}

/** Whether a repository has the full history of its commits. */
async function isComplete(git: Git): Promise<boolean> {
  return (await git.run(["rev-parse", "--is-shallow-repository"])).trim() === "false";
}

/**
 * The commits of a branch that its base does not have (`base..commit`), newest first; undefined if unknown. Servers
 * without filters are not asked for history: they would send all files with it.
 */
export async function commitsSince(
  store: GitStore,
  commit: string,
  base: Pick<Checkout, "branch" | "commit">,
): Promise<readonly HistoryCommit[] | undefined> {
  if (commit === base.commit) return [];
  const within = (depth: number) => (store.filters ? commitsWithinDepth(store, commit, base.commit, depth) : undefined);
  return (
    (await within(depths.since.near)) ??
    (await commitsExcludingBase(store, commit, base.branch)) ??
    (await within(depths.since.far))
  );
}

/** Undefined if their merge base is further back. */
async function commitsWithinDepth(
  store: GitStore,
  commit: string,
  base: string,
  depth: number,
): Promise<readonly HistoryCommit[] | undefined> {
  const git = await store.fetchSeparately("since", [commit, base], [`--depth=${depth}`, withoutTrees]);
  if (git === undefined) return undefined;
  // Commits at the depth limit have no parents here, even if the base has those.
  const cut = await git.run(["rev-list", "--max-count=1", "--max-parents=0", commit, `^${base}`, "--"]);
  return cut !== "" && !(await isComplete(git)) ? undefined : log(git, [commit, `^${base}`]);
}

/**
 * The server excludes the base's commits. Of a merge, only the merge commit is left then. If nothing is left the server
 * aborts (`upload-pack`, "no commits selected for shallow requests"), which over HTTP looks like a closed connection.
 */
async function commitsExcludingBase(
  store: GitStore,
  commit: string,
  branch: string,
): Promise<readonly HistoryCommit[] | undefined> {
  const args = [`--shallow-exclude=refs/heads/${branch}`, ...(store.filters ? [withoutTrees] : [])];
  const git = await store.fetchSeparately("since", [commit], args).catch((error: unknown) => {
    if (error instanceof UserError) return undefined;
    throw error;
  });
  return git === undefined ? undefined : log(git, [commit]);
}

/**
 * The files that a commit changed from its parent; undefined if the server does not return it, or it is a merge. A
 * server without filters sends all of its files.
 */
export async function changedFiles(store: GitStore, commit: string): Promise<readonly string[] | undefined> {
  if (!isObjectName(commit)) return undefined;
  const git = await store.fetchSeparately("changes", [commit], ["--depth=2", "--filter=blob:none"]);
  if (git === undefined) return undefined;
  const parents = (await git.run(["rev-list", "--parents", "--max-count=1", commit])).trim().split(" ");
  if (parents.length !== 2) return undefined;
  const diff = ["diff-tree", "-r", "-z", "--name-only", "--no-renames", `${commit}^`, commit];
  const names = namesOf(await git.runForBytes(diff));
  return names.every((name) => name !== undefined) ? names : undefined;
}

const committer = ["-c", "user.name=pushpull", "-c", "user.email=pushpull@localhost"];

/**
 * Whether merging two commits has conflicts; undefined if unknown: the server has no filters, the merge base is further
 * back, or Git is older than 2.38, which has no `merge-tree --write-tree`.
 */
export async function conflicts(store: GitStore, one: string, other: string): Promise<boolean | undefined> {
  if (!store.filters) return undefined;
  const history = await store.fetchSeparately(
    "merge-base",
    [one, other],
    [`--depth=${depths.conflicts}`, withoutTrees],
  );
  const mergeBase = await history?.attempt(["merge-base", one, other]);
  if (mergeBase?.code !== 0) return undefined;
  const base = mergeBase.stdout.trim();
  if (base === one || base === other) return false;
  const git = await store.fetchSeparately("merge", [one, other, base], ["--depth=1", "--filter=blob:none"]);
  if (git === undefined) return undefined;
  // Commits without history, both on the merge base. Since Git 2.40, `--merge-base` would do.
  const commit = async (tree: string, ...parents: readonly string[]) =>
    (await git.run([...committer, "commit-tree", ...parents, "-m", "merge", `${tree}^{tree}`])).trim();
  const root = await commit(base);
  const sides = [await commit(one, "-p", root), await commit(other, "-p", root)];
  const url = (await store.git.run(["config", "--get", "remote.origin.url"])).trim();
  // Files that both changed are fetched on demand.
  const origin = ["-c", `remote.origin.url=${url}`];
  const merge = ["merge-tree", "--write-tree", "--name-only", "--no-messages", ...sides];
  const { code } = await git.attempt([...origin, ...merge]);
  return code === 0 ? false : code === 1 ? true : undefined;
}
