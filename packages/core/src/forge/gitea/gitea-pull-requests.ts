import { isHttpError } from "../api-errors.ts";
import type { NewPullRequest, PullRequest, PullRequestChange, PullRequestFilter } from "../forge.ts";
import type { ForgeCause } from "../forge-causes.ts";
import { openOnGiteaCauses } from "../forge-causes.ts";
import { readCommit, readNumber, readPage, truncateBody, truncateTitle } from "../forge-fields.ts";
import type { RepositoryApi } from "../repository-api.ts";
import { ask, askForAll } from "./gitea-request.ts";

/** `modules/structs/pull.go` */
export interface ApiPullRequest {
  readonly number: number;
  readonly html_url: string;
  readonly state: "open" | "closed";
  readonly merged: boolean;
  readonly title: string;
  readonly body: string;
  readonly labels: readonly { readonly name: string }[] | null;
  readonly assignees: readonly { readonly login: string }[] | null;
  readonly user: { readonly login: string } | null;
  readonly head: Branch;
  readonly base: Branch;
}

interface Branch {
  /** The branch's name, even after it was deleted, when `ref` differs. */
  readonly label: string;
  readonly sha: string;
  readonly repo_id: number;
}

/** Filters here as well: some versions ignore the filters of the query. */
export function listPullRequests(
  repository: RepositoryApi,
  { state, head, base }: PullRequestFilter,
): Promise<readonly PullRequest[]> {
  return repository.attempt("list pull requests", async () => {
    const found = await askForAll<ApiPullRequest>(repository, "GET /pulls", { state, base_branch: base });
    return found
      .filter((one) => one.head.repo_id === one.base.repo_id && one.base.label === base)
      .filter((one) => one.state === state && (head === undefined || one.head.label === head))
      .toSorted((a, b) => b.number - a.number)
      .map(pullRequestOf);
  });
}

export function openPullRequest(
  repository: RepositoryApi,
  { head, base, title, body, draft }: NewPullRequest,
): Promise<PullRequest | "exists"> {
  const wanted = {
    head,
    base,
    title: draft ? asDraft(truncateTitle(title)) : truncateTitle(title),
    body: truncateBody(body),
  };
  const open = async () => {
    try {
      return pullRequestOf(await ask<ApiPullRequest>(repository, "POST /pulls", wanted));
    } catch (error) {
      if (isHttpError(error, 409)) return "exists";
      throw error;
    }
  };
  return repository.attempt("open a pull request", open, { own: openOnGiteaCauses });
}

/** A draft remains a draft when its title changes. */
export function changePullRequest(
  repository: RepositoryApi,
  number: number,
  { title, body, state }: PullRequestChange,
): Promise<PullRequest> {
  const change = async () => {
    const wasDraft =
      title !== undefined && isDraft((await ask<ApiPullRequest>(repository, `GET /pulls/${number}`)).title);
    const changed = await ask<ApiPullRequest>(repository, `PATCH /pulls/${number}`, {
      ...(title === undefined ? {} : { title: wasDraft ? asDraft(truncateTitle(title)) : truncateTitle(title) }),
      ...(body === undefined ? {} : { body: truncateBody(body) }),
      ...(state === undefined ? {} : { state }),
    });
    return pullRequestOf(changed);
  };
  return repository.attempt("change a pull request", change, { own: [concurrentEdit] });
}

/** Gitea versions the body (`models/issues`, `ErrIssueAlreadyChanged`). */
const concurrentEdit: ForgeCause = {
  pattern: /already changed/i,
  code: "unreachable",
  message: "The pull request in {repository} was edited at the same time",
  hint: "Run it again.",
};

export function comment(repository: RepositoryApi, number: number, body: string): Promise<void> {
  return repository.attempt("comment on a pull request", async () => {
    const wanted = { body: truncateBody(body), request: { once: true } };
    await ask(repository, `POST /issues/${number}/comments`, wanted);
  });
}

function pullRequestOf({
  number,
  html_url,
  state,
  merged,
  title,
  body,
  labels,
  user,
  head,
  base,
}: ApiPullRequest): PullRequest {
  return {
    number: readNumber(number),
    url: readPage(html_url),
    id: "",
    author: user?.login ?? "",
    state: merged ? "merged" : state,
    draft: isDraft(title),
    title: withoutDraft(title),
    body,
    head: { branch: head.label, commit: readCommit(head.sha) },
    base: base.label,
    labels: labels?.map(({ name }) => name) ?? [],
  };
}

/** Gitea marks a draft by its title (default of the setting `WORK_IN_PROGRESS_PREFIXES`). */
const draftPrefix = /^(WIP:|\[WIP\])\s*/i;

function isDraft(title: string): boolean {
  return draftPrefix.test(title);
}

function asDraft(title: string): string {
  return isDraft(title) ? title : `WIP: ${title}`;
}

function withoutDraft(title: string): string {
  return title.replace(draftPrefix, "");
}
