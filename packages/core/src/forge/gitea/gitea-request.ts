import type { RepositoryApi } from "../repository-api.ts";

type Body = Readonly<Record<string, unknown>>;

/**
 * Sends a request for a path below the repository: `GET /pulls`. The caller knows the type of the response from Gitea's
 * `modules/structs`.
 */
export async function ask<Data>(repository: RepositoryApi, route: string, body: Body = {}): Promise<Data> {
  return (await send<Data>(repository, route, body)).data;
}

function send<Data>({ client, owner, repo }: RepositoryApi, route: string, body: Body) {
  const [method = "", path = ""] = route.split(" ");
  return client.octokit.request<Data>({ method, url: `/repos/{owner}/{repo}${path}`, owner, repo, ...body });
}

/** Gitea's default maximum page size. */
const pageSize = 50;

/** Maximum number of pages that are read. */
const maxPages = 20;

/** Reads all pages of a list, up to a thousand items. */
export async function askForAll<Item>(
  repository: RepositoryApi,
  route: string,
  query: Body = {},
): Promise<readonly Item[]> {
  const found: Item[] = [];
  for (let page = 1; page <= maxPages; page++) {
    const { data, headers } = await send<readonly Item[]>(repository, route, { ...query, limit: pageSize, page });
    found.push(...data);
    // A server may return smaller pages than requested, and sends the total.
    if (data.length === 0 || found.length >= Number(headers["x-total-count"])) break;
  }
  return found;
}
