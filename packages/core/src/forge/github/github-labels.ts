import { UserError } from "../../errors/user-error.ts";
import { isHttpError } from "../api-errors.ts";
import type { RepositoryApi } from "../repository-api.ts";

/** GitHub's default color for a label. */
const color = "ededed";

/**
 * "Add labels to an issue". GitHub creates missing labels, except for a token without `issues: write`; "Create a label"
 * also accepts `pull-requests: write`, according to its documentation.
 */
export function addLabels(repository: RepositoryApi, number: number, labels: readonly string[]): Promise<void> {
  const { client, owner, repo, attempt } = repository;
  const add = () =>
    client.octokit.rest.issues.addLabels({
      owner,
      repo,
      issue_number: number,
      labels: [...labels],
    });
  return attempt("label a pull request", async () => {
    if (labels.length === 0) return;
    try {
      await add();
    } catch (error) {
      if (!isHttpError(error, 403, 404, 422) || !/create labels|label/i.test(error.message)) throw error;
      for (const name of labels) await createLabel(repository, name);
      await add();
    }
  });
}

async function createLabel({ client, owner, repo, name: repository }: RepositoryApi, name: string): Promise<void> {
  try {
    await client.octokit.rest.issues.createLabel({ owner, repo, name, color });
  } catch (error) {
    if (isHttpError(error, 422) && /already_exists/.test(error.message)) return;
    if (!isHttpError(error, 403, 404)) throw error;
    throw new UserError(`${repository} has no label '${name}', and the token may not create it: ${error.message}`, {
      code: "forbidden",
      hint: "Create the label once by hand, or give the job `permissions: issues: write`.",
    });
  }
}
