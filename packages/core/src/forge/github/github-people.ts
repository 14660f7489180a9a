import type { HttpError } from "../api-errors.ts";
import type { LeftOut, Reviewers } from "../forge.ts";
import type { RepositoryApi } from "../repository-api.ts";
import { requestEach } from "../reviewers.ts";

/** "Request reviewers for a pull request". */
export function requestReviews(
  { client, owner, repo, name, attempt }: RepositoryApi,
  number: number,
  { users, teams }: Reviewers,
): Promise<readonly LeftOut[]> {
  // People write `organization/team`; the API takes the team's slug alone.
  const slugs = teams.map((team) => team.replace(/^@?[^/]*\//, ""));
  const request = (some: Reviewers) =>
    client.octokit.rest.pulls.requestReviewers({
      owner,
      repo,
      pull_number: number,
      ...(some.users.length === 0 ? {} : { reviewers: [...some.users] }),
      ...(some.teams.length === 0 ? {} : { team_reviewers: [...some.teams] }),
    });
  const why = (kind: keyof Reviewers, { status, message }: HttpError) => {
    if (/pull request author/i.test(message)) return "is the author";
    if (kind === "users") return status === 422 ? `is not a collaborator of ${name}` : `is refused (${message})`;
    return `is not a team with access to ${name} that the token can see (seeing teams takes an App with \`Members: read-only\` in the organization)`;
  };
  return attempt("request reviews", () => requestEach({ users, teams: slugs }, request, why));
}

/** "Add assignees to an issue". GitHub silently ignores those who cannot be assigned. */
export function assign(
  { client, owner, repo, name, attempt }: RepositoryApi,
  number: number,
  users: readonly string[],
): Promise<readonly LeftOut[]> {
  return attempt("assign a pull request", async () => {
    if (users.length === 0) return [];
    const request = { owner, repo, issue_number: number, assignees: [...users] };
    const { data } = await client.octokit.rest.issues.addAssignees(request);
    const assigned = new Set(data.assignees?.map(({ login }) => login.toLowerCase()));
    const leftOut = users.filter((user) => !assigned.has(user.toLowerCase()));
    return leftOut.map((user) => ({ name: user, reason: `is not a collaborator of ${name}` }));
  });
}
