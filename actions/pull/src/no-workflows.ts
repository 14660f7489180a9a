import type { RunContext } from "@pushpull/core/runner";
import type { PullResult } from "@pushpull/pull";

const words =
  "The pull request was opened with this run's own token, so GitHub starts no workflows for it. If it waits for checks, close and reopen it, and use a GitHub App in future: inputs 'app-id' and 'app-private-key'";

/**
 * Says once, of a new pull request, that no workflow runs for it (GitHub Docs, "Triggering a workflow from a workflow").
 * @param token what it was made with; `ofRun` the run's own
 */
export function withNoWorkflows(
  result: PullResult,
  { token, ofRun }: { readonly token: string | undefined; readonly ofRun: string | undefined },
  { isGitHub }: Pick<RunContext, "isGitHub">,
): PullResult {
  const { proposal } = result;
  // Gitea and Forgejo start them.
  const isOfRun = token !== undefined && token === ofRun && token.startsWith("ghs_");
  if (proposal?.operation !== "created" || !isOfRun || !isGitHub) return result;
  return { ...result, proposal: { ...proposal, notes: [...proposal.notes, words] } };
}
