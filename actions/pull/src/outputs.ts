import type { PullReport } from "@pushpull/core/report";

/** The outputs, by their names in `action.yml`. */
export function outputsOf(report: PullReport, file: string): Readonly<Record<string, string>> {
  const { result, changed, repository, pullRequest } = report;
  return {
    result,
    changed: String(changed),
    "commit-sha": result === "committed" ? (repository?.commit ?? "") : "",
    "commit-url": repository?.commitUrl ?? "",
    "pull-request-number": String(pullRequest?.number ?? ""),
    "pull-request-url": pullRequest?.url ?? "",
    "pull-request-operation": pullRequest?.operation ?? "",
    "pull-request-head-sha": pullRequest?.commit ?? "",
    report: file,
  };
}
