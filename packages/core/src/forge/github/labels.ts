import { isRefusal } from "../errors.ts";
import type { Repository } from "../repository.ts";

/** Grey: GitHub's own for a label that nobody has given a colour. */
const color = "ededed";

/** "Add labels to an issue", and "Create a label" for those that are not there. */
export function addLabels(repository: Repository, number: number, labels: readonly string[]): Promise<void> {
  const { client, owner, repo, attempt } = repository;
  const add = () =>
    client.request("POST /repos/{owner}/{repo}/issues/{issue_number}/labels", {
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
      if (!isRefusal(error, 404, 422)) throw error;
      for (const name of labels) await makeLabel(repository, name);
      await add();
    }
  });
}

async function makeLabel({ client, owner, repo }: Repository, name: string): Promise<void> {
  try {
    await client.request("POST /repos/{owner}/{repo}/labels", { owner, repo, name, color });
  } catch (error) {
    const isThere = isRefusal(error, 422) && /already_exists/.test(error.message);
    if (!isThere) throw error;
  }
}
