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
  // A team is known by its own name, and people write it after its organization's.
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
    if (kind === "users") return status === 422 ? `is no collaborator of ${name}` : `is refused (${message})`;
    return `is no team with access to ${name} that the token can see (that takes an App with \`Members: read-only\` in the organization)`;
  };
  return attempt("request reviews", () => requestEach({ users, teams: slugs }, request, why));
}

/** "Add assignees to an issue". Who cannot be assigned is passed over there without a word. */
export function assign(
  { client, owner, repo, name, attempt }: RepositoryApi,
  number: number,
  users: readonly string[],
): Promise<readonly LeftOut[]> {
  return attempt("assign a pull request", async () => {
    if (users.length === 0) return [];
    const asked = { owner, repo, issue_number: number, assignees: [...users] };
    const { data } = await client.octokit.rest.issues.addAssignees(asked);
    const assigned = new Set(data.assignees?.map(({ login }) => login.toLowerCase()));
    const left = users.filter((user) => !assigned.has(user.toLowerCase()));
    return left.map((user) => ({ name: user, reason: `is no collaborator of ${name}` }));
  });
}
