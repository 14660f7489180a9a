import { excerpt } from "../redaction/redact.ts";
import { type ClientOptions, openClient } from "./forge-client.ts";

/** Maximum number of characters of a quoted forge message. */
const maxMessageLength = 500;

/**
 * How one commit relates to another; `unknown` if the forge cannot compare them, for example after a commit was
 * deleted, or without access.
 */
export type CommitComparison =
  | { readonly relation: "descendant" | "ancestor" | "unrelated" }
  /** `why` is a clause: `api.github.com says: Not Found (404)`. */
  | { readonly relation: "unknown"; readonly why: string };

/**
 * Compares two commits of a repository (GitHub's REST API, "Compare two commits"; Gitea and Forgejo too, without
 * `status`).
 * @param repository `owner/name`
 * @param commits object names; `other` may also be a branch
 */
export async function compareCommits(
  repository: string,
  { commit, other }: { readonly commit: string; readonly other: string },
  options: ClientOptions,
): Promise<CommitComparison> {
  const { octokit, host } = openClient(options);
  const [owner = "", repo = ""] = repository.split("/");
  /** Returns the reason as text if the forge cannot compare them. */
  const compare = async (basehead: string): Promise<Comparison | string> => {
    try {
      // Only the counts are read: one commit is enough.
      const { data } = await octokit.rest.repos.compareCommitsWithBasehead({ owner, repo, basehead, per_page: 1 });
      return isComparison(data) ? data : `${host} returned an unexpected response`;
    } catch (error) {
      const status = error instanceof Error && "status" in error ? ` (${error.status})` : "";
      const message = error instanceof Error ? error.message : String(error);
      return `${host} says: ${excerpt(message, maxMessageLength, options.redact)}${status}`;
    }
  };
  const forward = await compare(`${other}...${commit}`);
  if (typeof forward === "string") return { relation: "unknown", why: forward };
  if (forward.status !== undefined) {
    const relation = relations.get(forward.status);
    const status = excerpt(String(forward.status), maxMessageLength, options.redact);
    return relation === undefined ? { relation: "unknown", why: `${host} returned status '${status}'` } : { relation };
  }
  if (forward.total_commits === 0) return { relation: "ancestor" };
  const back = await compare(`${commit}...${other}`);
  if (typeof back === "string") return { relation: "unknown", why: back };
  return { relation: back.total_commits === 0 ? "descendant" : "unrelated" };
}

/** Maximum number of branches that are looked at. */
const mostBranches = 30;

/** The first branches of a repository (`owner/name`), its default branch first; none if the forge does not list them. */
export async function branchesOf(repository: string, options: ClientOptions): Promise<readonly string[]> {
  const [owner = "", repo = ""] = repository.split("/");
  const { octokit } = openClient(options);
  const listed = [
    octokit.rest.repos.get({ owner, repo }).then(({ data }) => [data.default_branch]),
    octokit.rest.repos
      .listBranches({ owner, repo, per_page: mostBranches })
      .then(({ data }) => data.map(({ name }) => name)),
  ].map((asked) =>
    asked.catch((error: unknown) => {
      options.signal.throwIfAborted();
      options.log.debug(`The branches of ${repository} are not known: ${String(error)}`);
      return [];
    }),
  );
  return [...new Set((await Promise.all(listed)).flat())].slice(0, mostBranches);
}

const relations: ReadonlyMap<string, "descendant" | "ancestor" | "unrelated"> = new Map([
  ["ahead", "descendant"],
  ["behind", "ancestor"],
  ["identical", "ancestor"],
  ["diverged", "unrelated"],
]);

interface Comparison {
  readonly status?: string;
  readonly total_commits: number;
}

function isComparison(data: object): data is Comparison {
  return typeof data === "object" && data !== null && "total_commits" in data;
}
