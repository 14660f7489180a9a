import { isHttpError } from "../api-errors.ts";
import type { BranchMove } from "../forge.ts";
import type { ForgeCause } from "../forge-causes.ts";
import type { RepositoryApi } from "../repository-api.ts";

const repositoryId = `query ($owner: String!, $repo: String!) {
  repository(owner: $owner, name: $repo) { id }
}`;

const update = `mutation ($input: UpdateRefsInput!) {
  updateRefs(input: $input) { clientMutationId }
}`;

/** Moves a branch unless another run was faster. After an error, the branch's position decides which it was. */
export function moveBranch(repository: RepositoryApi, move: BranchMove): Promise<"moved" | "raced"> {
  const sendMove = async () => {
    try {
      await send(repository, move);
      return "moved";
    } catch (error) {
      if (!isHttpError(error, 404, 409, 422)) throw error;
      const now = await commitOf(repository, move.branch);
      // The response to an earlier attempt may have been lost.
      if (now === move.to) return "moved";
      if (now !== move.from) return "raced";
      throw error;
    }
  };
  return repository.attempt(`move branch ${move.branch}`, sendMove, { permission: "contents", own: moveCauses });
}

/**
 * "Create a reference", "Update a reference" and, since REST's `force` ignores where the branch is, "updateRefs"
 * (GraphQL).
 */
async function send({ client, owner, repo }: RepositoryApi, { branch, from, to, rebuild }: BranchMove): Promise<void> {
  if (from === undefined) {
    await client.octokit.rest.git.createRef({ owner, repo, ref: `refs/heads/${branch}`, sha: to });
  } else if (rebuild) {
    const { repository } = await client.octokit.graphql<{ repository: { id: string } }>(repositoryId, { owner, repo });
    const refUpdates = [{ name: `refs/heads/${branch}`, beforeOid: from, afterOid: to, force: true }];
    await client.octokit.graphql(update, { input: { repositoryId: repository.id, refUpdates } });
  } else {
    const ref = `heads/${branch}`;
    await client.octokit.rest.git.updateRef({ owner, repo, ref, sha: to, force: false });
  }
}

/** "Get a reference"; undefined if the branch does not exist. */
async function commitOf({ client, owner, repo }: RepositoryApi, branch: string): Promise<string | undefined> {
  try {
    const request = { owner, repo, ref: `heads/${branch}` };
    return (await client.octokit.rest.git.getRef(request)).data.object.sha;
  } catch (error) {
    if (isHttpError(error, 404)) return undefined;
    throw error;
  }
}

const moveCauses: readonly ForgeCause[] = [
  {
    status: [403, 409, 422],
    pattern:
      /rule violations|protected branch|through a pull request|required status check|cannot (create|update|force)/i,
    code: "refused",
    message: "The branch rules of {repository} do not allow us to {doing}",
    hint: "Add the App to the `Bypass list` of the ruleset or branch protection, or choose another branch.",
  },
];
