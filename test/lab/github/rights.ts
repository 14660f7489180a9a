/** What an operation asks of a token (docs.github.com: "Permissions required for fine-grained personal access tokens"). */
import { type Answer, refuse } from "./answers.ts";
import type { Grant, World } from "./world.ts";

/** Each a list of permissions of which one is enough. */
const needed: Readonly<Record<string, readonly string[]>> = {
  "repos/get": ["metadata=read"],
  "repos/list-branches": ["contents=read"],
  "repos/compare-commits": ["contents=read"],
  "repos/compare-commits-with-basehead": ["contents=read"],
  "repos/check-collaborator": ["metadata=read"],
  "repos/list-collaborators": ["metadata=read"],
  "issues/check-user-can-be-assigned": ["issues=read", "pull_requests=read"],
  "pulls/list": ["pull_requests=read"],
  "pulls/get": ["pull_requests=read"],
  "pulls/check-if-merged": ["contents=read"],
  "pulls/create": ["pull_requests=write"],
  "pulls/update": ["pull_requests=write"],
  "pulls/merge": ["contents=write"],
  "pulls/request-reviewers": ["pull_requests=write"],
  "pulls/list-requested-reviewers": ["pull_requests=read"],
  "pulls/list-reviews": ["pull_requests=read"],
  "issues/get": ["issues=read", "pull_requests=read"],
  "issues/list-comments": ["issues=read", "pull_requests=read"],
  "issues/create-comment": ["issues=write", "pull_requests=write"],
  "issues/list-labels-for-repo": ["issues=read", "pull_requests=read"],
  "issues/get-label": ["issues=read", "pull_requests=read"],
  "issues/create-label": ["issues=write", "pull_requests=write"],
  "issues/list-labels-on-issue": ["issues=read", "pull_requests=read"],
  "issues/add-labels": ["issues=write", "pull_requests=write"],
  "issues/add-assignees": ["issues=write", "pull_requests=write"],
  "git/create-blob": ["contents=write"],
  "git/create-tree": ["contents=write"],
  "git/create-commit": ["contents=write"],
  "git/create-ref": ["contents=write"],
  "git/update-ref": ["contents=write"],
  "git/delete-ref": ["contents=write"],
  "git/get-ref": ["contents=read"],
  "git/get-commit": ["contents=read"],
  "git/get-tree": ["contents=read"],
};

/** Undefined where it may. */
export function refusal(operation: string, method: string, grant: Grant, { settings }: World): Answer | undefined {
  const choices = needed[operation];
  if (choices === undefined) return undefined;
  if (!choices.some((choice) => has(grant, choice))) {
    const { body } = refuse(
      403,
      `Resource not accessible by ${grant.kind === "personal" ? "personal access token" : "integration"}`,
    );
    return { status: 403, body, headers: { "x-accepted-github-permissions": choices.join("; ") } };
  }
  if (settings.archived && method !== "GET") return refuse(403, "Repository was archived so is read-only.");
  return undefined;
}

/** @param choice `contents=write` */
export function has({ permissions }: Pick<Grant, "permissions">, choice: string): boolean {
  const [name = "", level] = choice.split("=");
  // All tokens may read what a repository is.
  const granted = name === "metadata" ? "read" : permissions[name];
  return granted === "write" || (granted === "read" && level === "read");
}
