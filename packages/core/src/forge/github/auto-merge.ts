import { UserError } from "../../errors/user-error.ts";
import { isHttpError } from "../api-errors.ts";
import type { CancelledAutoMerge, MergeMethod, PullRequest } from "../forge.ts";
import type { ForgeCause } from "../forge-causes.ts";
import { mergeFault, methodFault } from "../merge-fault.ts";
import type { RepositoryApi } from "../repository-api.ts";

interface Settings {
  readonly repository: {
    readonly autoMergeAllowed: boolean;
    readonly mergeCommitAllowed: boolean;
    readonly squashMergeAllowed: boolean;
    readonly rebaseMergeAllowed: boolean;
  };
}

const settings = `query ($owner: String!, $repo: String!) {
  repository(owner: $owner, name: $repo) {
    autoMergeAllowed
    mergeCommitAllowed
    squashMergeAllowed
    rebaseMergeAllowed
  }
}`;

const enable = `mutation ($input: EnablePullRequestAutoMergeInput!) {
  enablePullRequestAutoMerge(input: $input) { clientMutationId }
}`;

/** GitHub's error when a pull request can be merged at once, so that auto-merge does not apply. */
const isReady = /clean status|unstable status|has_hooks status|protected branch rules not configured/i;

const mergeCauses: readonly ForgeCause[] = [
  {
    pattern: /dirty status/i,
    code: "refused",
    message: "The pull request in {repository} has conflicts with its base",
    hint: "Resolve them on its branch, or close it and run this again to rebuild it on the newest base.",
  },
  {
    pattern: /expected head sha|head branch was modified/i,
    code: "refused",
    message: "A commit was pushed to the pull request in {repository} in the meantime",
    hint: "Run it again.",
  },
];

/**
 * "enablePullRequestAutoMerge" (GraphQL), or, if there is nothing to wait for, "Merge a pull request" (REST).
 * @throws UserError if the repository does not allow auto-merge, or this merge method
 */
export function autoMerge(
  repository: RepositoryApi,
  pullRequest: PullRequest,
  method: MergeMethod,
): Promise<"merged" | "waiting"> {
  const { client, owner, repo, name, attempt } = repository;
  return attempt(
    "merge a pull request",
    async () => {
      const { repository: allows } = await client.octokit.graphql<Settings>(settings, { owner, repo });
      const allowed = {
        merge: allows.mergeCommitAllowed,
        squash: allows.squashMergeAllowed,
        rebase: allows.rebaseMergeAllowed,
      };
      if (!allowed[method]) throw methodFault(name, method, allowed);
      if (!allows.autoMergeAllowed) throw notAllowed(name);
      const input = {
        pullRequestId: pullRequest.id,
        mergeMethod: method.toUpperCase(),
        expectedHeadOid: pullRequest.head.commit,
      };
      try {
        await client.octokit.graphql(enable, { input });
        return "waiting";
      } catch (error) {
        if (!isHttpError(error, 422) || !isReady.test(error.message)) throw error;
        return mergeNow(repository, pullRequest, method);
      }
    },
    { permission: "contents", own: mergeCauses },
  );
}

interface EnabledAutoMerge {
  readonly viewer: { readonly login: string };
  readonly node: { readonly autoMergeRequest: { readonly enabledBy: { readonly login: string } | null } | null } | null;
}

const enabled = `query ($id: ID!) {
  viewer {
    login
  }
  node(id: $id) {
    ... on PullRequest {
      autoMergeRequest {
        enabledBy {
          login
        }
      }
    }
  }
}`;

const disable = `mutation ($input: DisablePullRequestAutoMergeInput!) {
  disablePullRequestAutoMerge(input: $input) { clientMutationId }
}`;

/** "disablePullRequestAutoMerge" (GraphQL), if this token's user enabled it. */
export function cancelAutoMerge({ client, attempt }: RepositoryApi, { id }: PullRequest): Promise<CancelledAutoMerge> {
  return attempt(
    "disable auto-merge",
    async () => {
      const { viewer, node } = await client.octokit.graphql<EnabledAutoMerge>(enabled, { id });
      if (!node?.autoMergeRequest) return "off";
      // An App's login is `name[bot]` as a viewer, and `name` as an actor.
      const [own, by] = [viewer.login, node.autoMergeRequest.enabledBy?.login].map((name) =>
        name?.replace("[bot]", ""),
      );
      if (own !== by) return "kept";
      await client.octokit.graphql(disable, { input: { pullRequestId: id } });
      return "cancelled";
    },
    { permission: "contents" },
  );
}

async function mergeNow(
  { client, owner, repo }: RepositoryApi,
  { number, head }: PullRequest,
  method: MergeMethod,
): Promise<"merged"> {
  const request = { owner, repo, pull_number: number, merge_method: method, sha: head.commit };
  try {
    await client.octokit.rest.pulls.merge(request);
  } catch (error) {
    if (!isHttpError(error, 405, 409)) throw error;
    // The response to an earlier attempt may have been lost.
    const { data } = await client.octokit.rest.pulls.get({
      owner,
      repo,
      pull_number: number,
    });
    if (!data.merged) throw mergeFault(number, error);
  }
  return "merged";
}

function notAllowed(name: string): UserError {
  return new UserError(`${name} does not allow auto-merge`, {
    code: "refused",
    hint: "Tick `Allow auto-merge` in its Settings > General > Pull Requests, or set `auto-merge: off`.",
  });
}
