import { isHttpError } from "../api-errors.ts";
import type { RepositoryApi } from "../repository-api.ts";
import { ask, askForAll } from "./gitea-request.ts";

interface Label {
  readonly id: number;
  readonly name: string;
}

const color = "#ededed";

/** Gitea adds labels by ID, and their names are compared without case. */
export function addLabels(repository: RepositoryApi, number: number, labels: readonly string[]): Promise<void> {
  return repository.attempt("label a pull request", async () => {
    if (labels.length === 0) return;
    const known = new Map<string, number>();
    for (const { name, id } of [
      ...(await organizationLabels(repository)),
      ...(await askForAll<Label>(repository, "GET /labels")),
    ]) {
      known.set(name.toLowerCase(), id);
    }
    for (const name of labels) {
      if (known.has(name.toLowerCase())) continue;
      const created = await ask<Label>(repository, "POST /labels", { name, color });
      known.set(name.toLowerCase(), created.id);
    }
    const ids = labels.flatMap((name) => known.get(name.toLowerCase()) ?? []);
    await ask(repository, `POST /issues/${number}/labels`, { labels: ids });
  });
}

/** An organization's labels can be used in all of its repositories. */
async function organizationLabels({ client, owner }: RepositoryApi): Promise<readonly Label[]> {
  try {
    return (await client.octokit.request<readonly Label[]>({ method: "GET", url: "/orgs/{owner}/labels", owner })).data;
  } catch (error) {
    if (isHttpError(error, 403, 404)) return [];
    throw error;
  }
}
