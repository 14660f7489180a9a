/**
 * What the commits of a branch say: their messages, and how they relate to others. Histories are fetched beside the
 * files, each question's into a repository of its own, and only from servers that give commits without files.
 */
import { UserError } from "@pushpull/core/errors";
import type { Git } from "./git.ts";
import type { GitStore } from "./store.ts";
import { namesOf } from "./tree.ts";
import type { Checkout, HistoryCommit, Relation, Signature } from "./types.ts";

/** Maximum number of commits that are looked through, for each question. */
const depths = {
  /** For a commit that was pushed a moment ago. */
  contains: 500,
  /** For how two commits relate: further apart, that is unknown. */
  relate: 1_000,
  /** For the commit from which two branches have gone on. */
  conflicts: 500,
  /** For where a branch's history meets another's, at first and then. */
  beyond: { near: 500, far: 20_000 },
} as const;

const withoutTrees = "--filter=tree:0";

/**
 * The commits that lead to one, newest first. From a server that would send all the files with them, only those that
 * have come since the first.
 */
export function createHistory(store: GitStore, commit: string) {
  const fetched = new Map<number, Promise<readonly HistoryCommit[]>>();
  const history = (count: number): Promise<readonly HistoryCommit[]> => {
    const known = fetched.get(count);
    if (known !== undefined) return known;
    const asked = store.filters ? fetchHistory(store, commit, count) : newest(store.git, commit, count);
    fetched.set(count, asked);
    asked.catch(() => fetched.delete(count));
    return asked;
  };
  const contains = async (other: string): Promise<boolean> => {
    if (other === commit) return true;
    return (await history(depths.contains)).some(({ id }) => id === other);
  };
  return { history, contains };
}

async function fetchHistory(store: GitStore, commit: string, count: number): Promise<readonly HistoryCommit[]> {
  const git = await store.fetchBeside("history", [commit], [`--depth=${count}`, withoutTrees]);
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

/** How a commit relates to another one of the same repository, whichever branches they are on. */
export async function relate(store: GitStore, commit: string, other: string): Promise<Relation> {
  if (!store.filters || ![commit, other].every(isObjectName)) return "unknown";
  const git = await store.fetchBeside("ancestry", [commit, other], [`--depth=${depths.relate}`, withoutTrees]);
  if (git === undefined) return "unknown";
  // What is not here is not to be fetched one by one.
  const { code, stdout } = await git.attempt(["merge-base", commit, other], { GIT_ALLOW_PROTOCOL: "" });
  // It exits with 1, without a word, where they have nothing in common.
  if (code > 1) return "unknown";
  const base = stdout.trim();
  if (base === other) return "descendant";
  if (base === commit) return "ancestor";
  return (await isWhole(git)) ? "unrelated" : "unknown";
}

function isObjectName(id: string): boolean {
  return /^[0-9a-f]{40,64}$/.test(id);
}

/** Whether a repository has all the history of its commits. */
async function isWhole(git: Git): Promise<boolean> {
  return (await git.run(["rev-parse", "--is-shallow-repository"])).trim() === "false";
}

/**
 * The commits that lead to one and not to the newest of another branch, newest first; undefined where that is unknown.
 * Servers that leave nothing out are not asked for history: they would send all the files with it.
 */
export async function beyond(
  store: GitStore,
  commit: string,
  base: Pick<Checkout, "branch" | "commit">,
): Promise<readonly HistoryCommit[] | undefined> {
  if (commit === base.commit) return [];
  const within = (depth: number) => (store.filters ? beyondWithin(store, commit, base.commit, depth) : undefined);
  return (
    (await within(depths.beyond.near)) ??
    (await beyondExcluded(store, commit, base.branch)) ??
    (await within(depths.beyond.far))
  );
}

/** Undefined where their histories meet further back. */
async function beyondWithin(
  store: GitStore,
  commit: string,
  base: string,
  depth: number,
): Promise<readonly HistoryCommit[] | undefined> {
  const git = await store.fetchBeside("beyond", [commit, base], [`--depth=${depth}`, withoutTrees]);
  if (git === undefined) return undefined;
  // What a depth cuts off has no parents here, whether or not the other branch has it too.
  const cut = await git.run(["rev-list", "--max-count=1", "--max-parents=0", commit, `^${base}`, "--"]);
  return cut !== "" && !(await isWhole(git)) ? undefined : log(git, [commit, `^${base}`]);
}

/**
 * The server leaves out by itself what the other branch has. Of a merge, only the merge itself is left then. Where
 * nothing is left it breaks off (`upload-pack`, "no commits selected for shallow requests"), which over HTTP looks like
 * a cut connection.
 */
async function beyondExcluded(
  store: GitStore,
  commit: string,
  branch: string,
): Promise<readonly HistoryCommit[] | undefined> {
  const args = [`--shallow-exclude=refs/heads/${branch}`, ...(store.filters ? [withoutTrees] : [])];
  const git = await store.fetchBeside("beyond", [commit], args).catch((error: unknown) => {
    if (error instanceof UserError) return undefined;
    throw error;
  });
  return git === undefined ? undefined : log(git, [commit]);
}

/**
 * The files that a commit has changed against its parent; undefined where the server does not give it, or it is a merge.
 * From a server that leaves nothing out they come with all the others.
 */
export async function changedFiles(store: GitStore, commit: string): Promise<readonly string[] | undefined> {
  if (!isObjectName(commit)) return undefined;
  const git = await store.fetchBeside("changes", [commit], ["--depth=2", "--filter=blob:none"]);
  if (git === undefined) return undefined;
  const parents = (await git.run(["rev-list", "--parents", "--max-count=1", commit])).trim().split(" ");
  if (parents.length !== 2) return undefined;
  const diff = ["diff-tree", "-r", "-z", "--name-only", "--no-renames", `${commit}^`, commit];
  const names = namesOf(await git.runForBytes(diff));
  return names.every((name) => name !== undefined) ? names : undefined;
}

const us = ["-c", "user.name=pushpull", "-c", "user.email=pushpull@localhost"];

/**
 * Whether two commits cannot be merged as they are; undefined where that is unknown: the server leaves nothing out, their
 * histories meet further back, or Git is older than 2.38, whose `merge-tree` merges by itself.
 */
export async function conflicts(store: GitStore, one: string, other: string): Promise<boolean | undefined> {
  if (!store.filters) return undefined;
  const history = await store.fetchBeside("meeting", [one, other], [`--depth=${depths.conflicts}`, withoutTrees]);
  const met = await history?.attempt(["merge-base", one, other]);
  if (met?.code !== 0) return undefined;
  const base = met.stdout.trim();
  if (base === one || base === other) return false;
  const git = await store.fetchBeside("merge", [one, other, base], ["--depth=1", "--filter=blob:none"]);
  if (git === undefined) return undefined;
  // Without their histories: each on the one before them. `--merge-base` would say it, since 2.40.
  const commit = async (tree: string, ...parents: readonly string[]) =>
    (await git.run([...us, "commit-tree", ...parents, "-m", "merge", `${tree}^{tree}`])).trim();
  const root = await commit(base);
  const sides = [await commit(one, "-p", root), await commit(other, "-p", root)];
  const url = (await store.git.run(["config", "--get", "remote.origin.url"])).trim();
  // The files that both have changed are fetched on the way.
  const origin = ["-c", `remote.origin.url=${url}`];
  const merge = ["merge-tree", "--write-tree", "--name-only", "--no-messages", ...sides];
  const { code } = await git.attempt([...origin, ...merge]);
  return code === 0 ? false : code === 1 ? true : undefined;
}
