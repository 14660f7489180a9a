import { isHttpError } from "../api-errors.ts";
import type { NewPullRequest, PullRequest, PullRequestChange, PullRequestFilter } from "../forge.ts";
import { openCauses } from "../forge-causes.ts";
import type { Octokit } from "../forge-client.ts";
import { fittingBody, fittingTitle, readCommit, readNumber, readPage } from "../forge-fields.ts";
import type { RepositoryApi } from "../repository-api.ts";

type Listed = Awaited<ReturnType<Octokit["rest"]["pulls"]["list"]>>["data"][number];

/** The most that GitHub gives at once. */
const pageSize = 100;

/** Pages of a list that are read: ten thousand pull requests. */
const mostPages = 100;

/** "List pull requests", newest first: those whose head is a branch of the same repository. */
export function listPullRequests(
  { client, owner, repo, attempt }: RepositoryApi,
  { state, head, base }: PullRequestFilter,
): Promise<readonly PullRequest[]> {
  const of = head === undefined ? {} : { head: `${owner}:${head}` };
  const sorted = { sort: "created", direction: "desc", per_page: pageSize } as const;
  return attempt("list pull requests", async () => {
    const found: Listed[] = [];
    for (let page = 1; page <= mostPages && found.length === (page - 1) * pageSize; page++) {
      const asked = { owner, repo, state, base, ...of, ...sorted, page };
      const { data } = await client.octokit.rest.pulls.list(asked);
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
  const wanted = { owner, repo, head, base, title: fittingTitle(title), body: fittingBody(body), draft };
  const ask = async () => {
    const answer = await client.octokit.rest.pulls.create(wanted).catch((error: unknown) => {
      if (isHttpError(error, 422) && /pull request already exists/i.test(error.message)) return "exists" as const;
      throw error;
    });
    return answer === "exists" ? answer : pullRequestOf(answer.data);
  };
  return attempt("open a pull request", ask, { own: openCauses });
}

/** "Update a pull request". */
export function changePullRequest(
  { client, owner, repo, attempt }: RepositoryApi,
  number: number,
  { title, body, state }: PullRequestChange,
): Promise<PullRequest> {
  const change = {
    ...(title === undefined ? {} : { title: fittingTitle(title) }),
    ...(body === undefined ? {} : { body: fittingBody(body) }),
    ...(state === undefined ? {} : { state }),
  };
  return attempt("change a pull request", async () => {
    const asked = { owner, repo, pull_number: number, ...change };
    const { data } = await client.octokit.rest.pulls.update(asked);
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
      body: fittingBody(body),
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

function pullRequestOf(told: ApiPullRequest): PullRequest {
  const { number, html_url, node_id, state, merged_at, draft, title, body, user, head, base, labels } = told;
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
