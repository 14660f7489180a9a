import { type InputReader, pageOn, type RunContext } from "@pushpull/core/runner";
import type { SourceCommit } from "@pushpull/pull";

const commit = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i;

/** Events that a pushed commit leads to. Others, a person or a clock, may want the same again (GitHub Docs, "Events that trigger workflows"). */
const startsByCommit = /^(push|workflow_run)$/;

/** Reads what the images were built from; by default, this run's commit. What is wrong is a fault of the reader. */
export function readSource(read: InputReader, run: RunContext): SourceCommit | undefined {
  const written = read.text("source-commit") ?? run.commit ?? "";
  if (written === "" || written === "off") return undefined;
  const at = written.indexOf("@");
  const repository = at === -1 ? run.repository : written.slice(0, at);
  const id = written.slice(at + 1);
  if (!commit.test(id) || (repository !== undefined && !/^[\w.-]+\/[\w.-]+$/.test(repository))) {
    read.fault(
      `Input 'source-commit' is '${written}', which is not a commit`,
      "Use all of its 40 or 64 digits, owner/name@SHA for another repository, or off.",
    );
    return undefined;
  }
  if (repository === undefined) return undefined;
  return {
    repository,
    commit: id.toLowerCase(),
    branch: repository === run.repository ? branchOf(run.ref) : undefined,
    page: pageOn(run.server, repository),
    api: run.api,
    token: read.text("source-token"),
    startedRun: id === (run.commit ?? id) && startsByCommit.test(run.event ?? "push"),
  };
}

function branchOf(ref: string | undefined): string | undefined {
  return ref?.startsWith("refs/heads/") ? ref.slice("refs/heads/".length) : undefined;
}
