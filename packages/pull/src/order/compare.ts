import pRetry from "p-retry";
import type { Relation } from "../git/types.ts";
import type { Source } from "../types.ts";
import { type Answer, getFromForge } from "./forge.ts";

/** What asking takes. */
export interface Asking {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
}

/**
 * Asks the forge how a commit stands to the source's own (GitHub's REST API, "Compare two commits"; Gitea and Forgejo
 * have it too, without `status`).
 */
export async function compareOnForge(source: Source, commit: string, asking: Asking): Promise<Relation> {
  if (source.api === undefined) return "unknown";
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

/** How often a forge is asked again that is busy, or whose connection is cut: an older version is not to win by that. */
const retries = 3;

/** Undefined when the forge has no answer: a commit that is gone, a token that may not see it. */
async function compare(source: Source, basehead: string, asking: Asking): Promise<Comparison | undefined> {
  // Only the counts are read: one commit is enough.
  const url = new URL(`${source.api}/repos/${source.repository}/compare/${basehead}?per_page=1`);
  const ask = async () => {
    const answer = await getFromForge(url, source.token, asking);
    if (answer.status === 429 || answer.status >= 500) throw new Error(`${url.host} answers ${answer.status}`);
    return answer;
  };
  const { signal } = asking;
  const answer = await pRetry(ask, { signal, retries, minTimeout: 200, randomize: true }).catch(() => undefined);
  return answer?.status === 200 ? readComparison(answer) : undefined;
}

function readComparison({ body }: Answer): Comparison | undefined {
  try {
    const read: unknown = JSON.parse(body);
    return typeof read === "object" && read !== null && "total_commits" in read ? (read as Comparison) : undefined;
  } catch {
    return undefined; // a page of HTML, from a proxy
  }
}
