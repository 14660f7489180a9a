import { isHttpError } from "../api-errors.ts";
import type { NewPullRequest, PullRequest, PullRequestChange, PullRequestFilter } from "../forge.ts";
import { openCauses } from "../forge-causes.ts";
import type { Octokit } from "../forge-client.ts";
import { readCommit, readNumber, readPage, truncateBody, truncateTitle } from "../forge-fields.ts";
import type { RepositoryApi } from "../repository-api.ts";

type Listed = Awaited<ReturnType<Octokit["rest"]["pulls"]["list"]>>["data"][number];

/** GitHub's maximum page size. */
const pageSize = 100;

/** Maximum number of pages that are read: ten thousand pull requests. */
const maxPages = 100;

/** "List pull requests", newest first: those whose head is a branch of the same repository. */
export function listPullRequests(
  { client, owner, repo, attempt }: RepositoryApi,
  { state, head, base }: PullRequestFilter,
): Promise<readonly PullRequest[]> {
  const headFilter = head === undefined ? {} : { head: `${owner}:${head}` };
  const sorted = { sort: "created", direction: "desc", per_page: pageSize } as const;
  return attempt("list pull requests", async () => {
    const found: Listed[] = [];
    for (let page = 1; page <= maxPages && found.length === (page - 1) * pageSize; page++) {
      const request = { owner, repo, state, base, ...headFilter, ...sorted, page };
      const { data } = await client.octokit.rest.pulls.list(request);
      found.push(...data);
      if (data.length === 0) break;
    }
    return found.filter((one) => one.head.repo?.id === one.base.repo.id).map(pullRequestOf);
  });
}

/** "Create a pull request". */
export function openPullRequest(
  { client, owner, repo, attempt }: RepositoryApi,
  { head, base, title, body, draft }: NewPullRequest,
): Promise<PullRequest | "exists"> {
  const wanted = { owner, repo, head, base, title: truncateTitle(title), body: truncateBody(body), draft };
  const open = async () => {
    const response = await client.octokit.rest.pulls.create(wanted).catch((error: unknown) => {
      if (isHttpError(error, 422) && /pull request already exists/i.test(error.message)) return "exists" as const;
      throw error;
    });
    return response === "exists" ? response : pullRequestOf(response.data);
  };
  return attempt("open a pull request", open, { own: openCauses });
}

/** "Update a pull request". */
export function changePullRequest(
  { client, owner, repo, attempt }: RepositoryApi,
  number: number,
  { title, body, state }: PullRequestChange,
): Promise<PullRequest> {
  const change = {
    ...(title === undefined ? {} : { title: truncateTitle(title) }),
    ...(body === undefined ? {} : { body: truncateBody(body) }),
    ...(state === undefined ? {} : { state }),
  };
  return attempt("change a pull request", async () => {
    const request = { owner, repo, pull_number: number, ...change };
    const { data } = await client.octokit.rest.pulls.update(request);
    return pullRequestOf(data);
  });
}

/** "Create an issue comment". */
export function comment({ client, owner, repo, attempt }: RepositoryApi, number: number, body: string): Promise<void> {
  return attempt("comment on a pull request", async () => {
    await client.octokit.rest.issues.createComment({
      owner,
      repo,
      issue_number: number,
      body: truncateBody(body),
      request: { once: true },
    });
  });
}

type ApiPullRequest = Pick<
  Listed,
  "number" | "html_url" | "node_id" | "state" | "merged_at" | "draft" | "title" | "body"
> & {
  readonly user: { readonly login: string } | null;
  readonly head: { readonly ref: string; readonly sha: string };
  readonly base: { readonly ref: string };
  readonly labels: readonly { readonly name: string }[];
};

function pullRequestOf(pullRequest: ApiPullRequest): PullRequest {
  const { number, html_url, node_id, state, merged_at, draft, title, body, user, head, base, labels } = pullRequest;
  return {
    number: readNumber(number),
    url: readPage(html_url),
    id: node_id,
    author: user?.login ?? "",
    state: state === "open" ? "open" : merged_at === null ? "closed" : "merged",
    draft: draft ?? false,
    title,
    body: body ?? "",
    head: { branch: head.ref, commit: readCommit(head.sha) },
    base: base.ref,
    labels: labels.map(({ name }) => name),
  };
}
