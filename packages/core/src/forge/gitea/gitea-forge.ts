import type { Forge } from "../forge.ts";
import { openRepository, type RepositoryOptions } from "../repository-api.ts";
import { addLabels } from "./gitea-labels.ts";
import { autoMerge, cancelAutoMerge } from "./gitea-merge.ts";
import { assign, requestReviews } from "./gitea-people.ts";
import { changePullRequest, comment, listPullRequests, openPullRequest } from "./gitea-pull-requests.ts";

/** Gitea's API (`/api/v1`), also Forgejo's. It cannot create commits. */
export function openGitea(options: RepositoryOptions): Forge {
  const repository = openRepository("gitea", options);
  return {
    kind: "gitea",
    listPullRequests: (filter) => listPullRequests(repository, filter),
    openPullRequest: (wanted) => openPullRequest(repository, wanted),
    changePullRequest: (number, change) => changePullRequest(repository, number, change),
    comment: (number, body) => comment(repository, number, body),
    addLabels: (number, labels) => addLabels(repository, number, labels),
    requestReviews: (number, wanted) => requestReviews(repository, number, wanted),
    assign: (number, users) => assign(repository, number, users),
    autoMerge: (pullRequest, method) => autoMerge(repository, pullRequest, method),
    cancelAutoMerge: (pullRequest) => cancelAutoMerge(repository, pullRequest),
  };
}
