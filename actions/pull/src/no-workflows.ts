import type { RunContext } from "@pushpull/core/runner";
import type { PullResult } from "@pushpull/pull";

const note =
  "The pull request was opened with this run's own token, so GitHub starts no workflows for it. If it waits for checks, close and reopen it, and use a GitHub App in the future: inputs 'app-id' and 'app-private-key'";

/**
 * Adds a note to a new pull request for which GitHub runs no workflows (GitHub Docs, "Triggering a workflow from a
 * workflow").
 * @param token the token that it was created with; `runToken` is the run's own
 */
export function withNoWorkflows(
  result: PullResult,
  { token, runToken }: { readonly token: string | undefined; readonly runToken: string | undefined },
  { isGitHub }: Pick<RunContext, "isGitHub">,
): PullResult {
  const { proposal } = result;
  // Gitea and Forgejo run workflows for it.
  const isRunToken = token !== undefined && token === runToken && token.startsWith("ghs_");
  if (proposal?.operation !== "created" || !isRunToken || !isGitHub) return result;
  return { ...result, proposal: { ...proposal, notes: [...proposal.notes, note] } };
}
