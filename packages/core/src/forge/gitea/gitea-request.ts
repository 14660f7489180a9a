import type { RepositoryApi } from "../repository-api.ts";

type Body = Readonly<Record<string, unknown>>;

/**
 * Asks about a repository, at a path below it: `GET /pulls`. The shape of what comes back is the caller's to know, from
 * Gitea's `modules/structs`.
 */
export async function ask<Data>(repository: RepositoryApi, route: string, body: Body = {}): Promise<Data> {
  return (await send<Data>(repository, route, body)).data;
}

function send<Data>({ client, owner, repo }: RepositoryApi, route: string, body: Body) {
  const [method = "", path = ""] = route.split(" ");
  return client.octokit.request<Data>({ method, url: `/repos/{owner}/{repo}${path}`, owner, repo, ...body });
}

/** The most that Gitea gives at once, if nobody has set it to less. */
const pageSize = 50;

/** Pages of a list that are read. */
const mostPages = 20;

/** All of a list, in the order of its pages; of a very long one the first thousand. */
export async function askForAll<Item>(
  repository: RepositoryApi,
  route: string,
  query: Body = {},
): Promise<readonly Item[]> {
  const found: Item[] = [];
  for (let page = 1; page <= mostPages; page++) {
    const { data, headers } = await send<readonly Item[]>(repository, route, { ...query, limit: pageSize, page });
    found.push(...data);
    // A server may give fewer at once than it is asked for, and says how many there are.
    if (data.length === 0 || found.length >= Number(headers["x-total-count"])) break;
  }
  return found;
}
