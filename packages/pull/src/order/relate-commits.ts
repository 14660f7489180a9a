/** Tells whether a commit of the source repository is newer or older than the one this run was built from. */
import { openClient } from "@pushpull/core/forge";
import type { Log } from "@pushpull/core/runner";
import type { Checkout, Relation } from "../git/types.ts";
import { isSameRepository, type SourceCommit } from "./source-commit.ts";

/** What a call to the forge needs. */
export interface CompareOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  readonly log: Log;
}

/** How one commit relates to another. `why` explains `unknown`: `api.github.com says: Not Found (404)`. */
export interface CommitRelation {
  readonly relation: Relation;
  readonly why?: string;
}

/**
 * Tells how a commit of the source repository relates to the source commit: asks its forge first, then Git itself if the
 * source repository is the one that is changed.
 */
export async function relateToSource(
  commit: string,
  source: SourceCommit,
  {
    checkout,
    repository,
    options,
  }: { readonly checkout: Checkout; readonly repository: { readonly name: string }; readonly options: CompareOptions },
): Promise<CommitRelation> {
  const onForge = await compareOnForge(source, commit, options);
  const isHere = isSameRepository(source.repository, repository.name);
  if (onForge.relation !== "unknown" || !isHere) return onForge;
  return { ...onForge, relation: await checkout.relate(commit, source.commit) };
}

/**
 * Compares two commits on the forge (GitHub's REST API, "Compare two commits"; Gitea and Forgejo have it too, without
 * `status`).
 */
async function compareOnForge(source: SourceCommit, commit: string, options: CompareOptions): Promise<CommitRelation> {
  const forward = await compare(source, `${source.commit}...${commit}`, options);
  if (typeof forward === "string") return { relation: "unknown", why: forward };
  if (forward.status !== undefined) {
    return { relation: relations[forward.status] ?? "unknown", why: `the forge returned status '${forward.status}'` };
  }
  if (forward.total_commits === 0) return { relation: "ancestor" };
  const back = await compare(source, `${commit}...${source.commit}`, options);
  if (typeof back === "string") return { relation: "unknown", why: back };
  return { relation: back.total_commits === 0 ? "descendant" : "unrelated" };
}

const relations: Readonly<Record<string, Relation>> = {
  ahead: "descendant",
  behind: "ancestor",
  identical: "ancestor",
  diverged: "unrelated",
};

interface Comparison {
  readonly status?: string;
  readonly total_commits: number;
}

/** Milliseconds to wait for a forge that is rate limiting: an older version must not win because of it. */
const longestPause = () => 60_000;

/** Returns a text if the forge cannot answer, such as for a deleted commit or a token without access. */
async function compare(source: SourceCommit, basehead: string, options: CompareOptions): Promise<Comparison | string> {
  const { api, token, repository } = source;
  if (api === undefined) return "no forge API is known for it";
  const { octokit, host } = openClient({ ...options, api, token, longestPause });
  const [owner = "", repo = ""] = repository.split("/");
  try {
    // Only the counts are read: one commit is enough.
    const { data } = await octokit.rest.repos.compareCommitsWithBasehead({ owner, repo, basehead, per_page: 1 });
    return isComparison(data) ? data : `${host} returned an unexpected response`;
  } catch (error) {
    const status = error instanceof Error && "status" in error ? ` (${error.status})` : "";
    return `${host} says: ${error instanceof Error ? error.message : String(error)}${status}`;
  }
}

function isComparison(data: object): data is Comparison {
  return typeof data === "object" && data !== null && "total_commits" in data;
}
