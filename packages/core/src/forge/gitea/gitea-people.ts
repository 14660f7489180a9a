import type { HttpError } from "../api-errors.ts";
import type { LeftOut, Reviewers } from "../forge.ts";
import type { RepositoryApi } from "../repository-api.ts";
import { requestEach } from "../reviewers.ts";
import type { ApiPullRequest } from "./gitea-pull-requests.ts";
import { ask } from "./gitea-request.ts";

export function requestReviews(
  repository: RepositoryApi,
  number: number,
  { users, teams }: Reviewers,
): Promise<readonly LeftOut[]> {
  const names = teams.map((team) => team.replace(/^@?[^/]*\//, ""));
  const request = (some: Reviewers) =>
    ask(repository, `POST /pulls/${number}/requested_reviewers`, {
      reviewers: some.users,
      team_reviewers: some.teams,
    });
  return repository.attempt("request reviews", () => requestEach({ users, teams: names }, request, whyNot));
}

/** `services/issue/assignee.go` */
function whyNot(kind: keyof Reviewers, { status, message }: HttpError): string {
  if (/poster/i.test(message)) return "is the author";
  if (status === 404)
    return kind === "users" ? "does not exist there" : "is not a team of the repository's organization";
  return /read|permission|access/i.test(message) ? "has no read access to the repository" : `is refused (${message})`;
}

/** Gitea replaces all assignees at once, so those already assigned are included. */
export function assign(
  repository: RepositoryApi,
  number: number,
  users: readonly string[],
): Promise<readonly LeftOut[]> {
  return repository.attempt("assign a pull request", async () => {
    if (users.length === 0) return [];
    const assignable = await ask<readonly { readonly login: string }[]>(repository, "GET /assignees");
    const known = new Map(assignable.map(({ login }) => [login.toLowerCase(), login]));
    const assigned = users.flatMap((user) => known.get(user.toLowerCase()) ?? []);
    const leftOut = users.filter((user) => !known.has(user.toLowerCase()));
    if (assigned.length > 0) {
      const { assignees } = await ask<ApiPullRequest>(repository, `GET /pulls/${number}`);
      const before = assignees?.map(({ login }) => login) ?? [];
      await ask(repository, `PATCH /issues/${number}`, { assignees: [...new Set([...before, ...assigned])] });
    }
    return leftOut.map((name) => ({ name, reason: `has no write access to ${repository.name}` }));
  });
}
