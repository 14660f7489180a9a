import { excerpt, type Log, openClient, type Redact } from "@pushpull/core";
import type { Relation } from "../git/types.ts";
import type { Source } from "../types.ts";

/** What asking takes. */
export interface Asking {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  readonly log: Log;
  readonly redact: Redact;
}

/** How a commit stands to another one; `why` is said where that is unknown: `api.github.com says: Not Found (404)`. */
export interface Compared {
  readonly relation: Relation;
  readonly why?: string;
}

/**
 * Asks the forge how a commit stands to the source's own (GitHub's REST API, "Compare two commits"; Gitea and Forgejo
 * have it too, without `status`).
 */
export async function compareOnForge(source: Source, commit: string, asking: Asking): Promise<Compared> {
  const forward = await compare(source, `${source.commit}...${commit}`, asking);
  if (typeof forward === "string") return { relation: "unknown", why: forward };
  if (forward.status !== undefined) {
    return {
      relation: relations.get(forward.status) ?? "unknown",
      why: `the forge says '${excerpt(String(forward.status), mostWords, asking.redact)}'`,
    };
  }
  if (forward.total_commits === 0) return { relation: "ancestor" };
  const back = await compare(source, `${commit}...${source.commit}`, asking);
  if (typeof back === "string") return { relation: "unknown", why: back };
  return { relation: back.total_commits === 0 ? "descendant" : "unrelated" };
}

const relations: ReadonlyMap<string, Relation> = new Map([
  ["ahead", "descendant"],
  ["behind", "ancestor"],
  ["identical", "ancestor"],
  ["diverged", "unrelated"],
]);

interface Comparison {
  readonly status?: string;
  readonly total_commits: number;
}

/** What is said of a forge's own words at most, in characters. */
const mostWords = 500;

/** Returns the milliseconds that a busy forge is waited for: an older version must not win because of it. */
const longestPause = () => 60_000;

/** A text is why the forge has no answer: a commit that is gone, a token that may not see it. */
async function compare(source: Source, basehead: string, asking: Asking): Promise<Comparison | string> {
  const { api, token, repository } = source;
  if (api === undefined) return "no forge is known that could be asked";
  const { octokit, host } = openClient({ ...asking, api, token, longestPause });
  const [owner = "", repo = ""] = repository.split("/");
  try {
    // Only the counts are read: one commit is enough.
    const { data } = await octokit.rest.repos.compareCommitsWithBasehead({ owner, repo, basehead, per_page: 1 });
    return isComparison(data) ? data : `${host} answers something else`;
  } catch (error) {
    const status = error instanceof Error && "status" in error ? ` (${error.status})` : "";
    const words = error instanceof Error ? error.message : String(error);
    return `${host} says: ${excerpt(words, mostWords, asking.redact)}${status}`;
  }
}

function isComparison(data: object): data is Comparison {
  return typeof data === "object" && data !== null && "total_commits" in data;
}
