import type { Store } from "./store.ts";
import type { Relation } from "./types.ts";

/** Commits that are looked through. Of two that are further apart, nobody says how they stand to each other. */
const depth = 1_000;

/** How a commit stands to another one of the same repository, whichever branches they are on. */
export async function relate(store: Store, commit: string, other: string): Promise<Relation> {
  // From a server that would send all the files with them, commits are not asked for.
  if (!store.filters || ![commit, other].every((id) => /^[0-9a-f]{40,64}$/.test(id))) return "unknown";
  const git = await store.fetchBeside("ancestry", [commit, other], [`--depth=${depth}`, "--filter=tree:0"]);
  if (git === undefined) return "unknown";
  // What is not here is not to be asked for one by one.
  const here = { env: { GIT_ALLOW_PROTOCOL: "" } };
  const leads = async (older: string, newer: string) =>
    (await git.attempt(["merge-base", "--is-ancestor", older, newer], here)).code === 0;
  if (await leads(other, commit)) return "descendant";
  if (await leads(commit, other)) return "ancestor";
  const isWhole = (await git.run(["rev-parse", "--is-shallow-repository"])).toString("utf8").trim() === "false";
  return isWhole ? "unrelated" : "unknown";
}
