import { openRepository, type RepositoryOptions } from "../repository.ts";
import type { Forge } from "../types.ts";
import { autoMerge } from "./auto-merge.ts";
import { makeCommit } from "./commit.ts";
import { addLabels } from "./labels.ts";
import { moveBranch } from "./move-branch.ts";
import { assign, requestReviews } from "./people.ts";
import { changePullRequest, comment, listPullRequests, openPullRequest } from "./pull-requests.ts";

/** GitHub's REST API and its GraphQL API where that alone can do it; GitHub Enterprise Server has both. */
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
    commit: (commit) => makeCommit(repository, commit),
    moveBranch: (move) => moveBranch(repository, move),
  };
}
