import type { Forge } from "../forge.ts";
import { openRepository, type RepositoryOptions } from "../repository-api.ts";
import { makeCommit } from "./api-commit.ts";
import { autoMerge, cancelAutoMerge } from "./auto-merge.ts";
import { addLabels } from "./github-labels.ts";
import { assign, requestReviews } from "./github-people.ts";
import { changePullRequest, comment, listPullRequests, openPullRequest } from "./github-pull-requests.ts";
import { moveBranch } from "./move-branch.ts";

/** GitHub's REST API, and GraphQL for what REST lacks; GitHub Enterprise Server has both. */
export function openGitHub(options: RepositoryOptions): Forge {
  const repository = openRepository("github", options);
  return {
    kind: "github",
    listPullRequests: (filter) => listPullRequests(repository, filter),
    openPullRequest: (wanted) => openPullRequest(repository, wanted),
    changePullRequest: (number, change) => changePullRequest(repository, number, change),
    comment: (number, body) => comment(repository, number, body),
    addLabels: (number, labels) => addLabels(repository, number, labels),
    requestReviews: (number, wanted) => requestReviews(repository, number, wanted),
    assign: (number, users) => assign(repository, number, users),
    autoMerge: (pullRequest, method) => autoMerge(repository, pullRequest, method),
    cancelAutoMerge: (pullRequest) => cancelAutoMerge(repository, pullRequest),
    commit: (commit) => makeCommit(repository, commit),
    moveBranch: (move) => moveBranch(repository, move),
  };
}
