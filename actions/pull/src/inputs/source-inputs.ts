import { type InputReader, pageOn, type RunContext } from "@pushpull/core/runner";
import type { SourceCommit } from "@pushpull/pull";

const commit = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i;

/**
 * Events caused by a pushed commit. Runs by other events, such as a schedule, may be meant to set the same again
 * (GitHub Docs, "Events that trigger workflows").
 */
const commitEvents = /^(push|workflow_run)$/;

/** Reads the commit that the images were built from; by default, this run's commit. Adds faults to the reader. */
export function readSource(read: InputReader, run: RunContext): SourceCommit | undefined {
  const value = read.text("source-commit") ?? run.commit ?? "";
  if (value === "" || value === "off") return undefined;
  const at = value.indexOf("@");
  const repository = at === -1 ? run.repository : value.slice(0, at);
  const sha = value.slice(at + 1);
  if (!commit.test(sha) || (repository !== undefined && !/^[\w.-]+\/[\w.-]+$/.test(repository))) {
    read.fault(
      `Input 'source-commit' is '${value}', which is not a commit`,
      "Use the full SHA (40 or 64 digits), owner/name@SHA for another repository, or off.",
    );
    return undefined;
  }
  if (repository === undefined) return undefined;
  return {
    repository,
    commit: sha.toLowerCase(),
    branch: repository === run.repository ? branchOf(run.ref) : undefined,
    page: pageOn(run.server, repository),
    api: run.api,
    token: read.text("source-token"),
    startedRun: sha === (run.commit ?? sha) && commitEvents.test(run.event ?? "push"),
  };
}

function branchOf(ref: string | undefined): string | undefined {
  return ref?.startsWith("refs/heads/") ? ref.slice("refs/heads/".length) : undefined;
}
