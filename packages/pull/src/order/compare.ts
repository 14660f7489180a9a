import { type Log, openClient } from "@pushpull/core";
import type { Relation } from "../git/types.ts";
import type { Source } from "../types.ts";

/** What asking takes. */
export interface Asking {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  readonly log: Log;
}

/**
 * Asks the forge how a commit stands to the source's own (GitHub's REST API, "Compare two commits"; Gitea and Forgejo
 * have it too, without `status`).
 */
export async function compareOnForge(source: Source, commit: string, asking: Asking): Promise<Relation> {
  const forward = await compare(source, `${source.commit}...${commit}`, asking);
  if (forward === undefined) return "unknown";
  if (forward.status !== undefined) return relations[forward.status] ?? "unknown";
  if (forward.total_commits === 0) return "ancestor";
  const back = await compare(source, `${commit}...${source.commit}`, asking);
  if (back === undefined) return "unknown";
  return back.total_commits === 0 ? "descendant" : "unrelated";
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

/** Milliseconds that a forge that is busy is waited for: an older version is not to win by that. */
const longestPause = 60_000;

/** Undefined when the forge has no answer: a commit that is gone, a token that may not see it. */
async function compare(source: Source, basehead: string, asking: Asking): Promise<Comparison | undefined> {
  const { api, token, repository } = source;
  if (api === undefined) return undefined;
  const { request } = openClient({ ...asking, api, token, longestPause });
  try {
    // Only the counts are read: one commit is enough.
    const { data } = await request({
      method: "GET",
      url: `/repos/${repository}/compare/${basehead}`,
      per_page: 1,
    });
    return isComparison(data) ? data : undefined;
  } catch {
    return undefined;
  }
}

function isComparison(data: unknown): data is Comparison {
  return typeof data === "object" && data !== null && "total_commits" in data;
}
