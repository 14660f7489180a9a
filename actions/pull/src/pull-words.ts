import { formatLocation } from "@pushpull/core/errors";
import { type PullReport, type ReportedEdit, shortShas } from "@pushpull/core/report";
import { capitalized, formatDuration } from "@pushpull/core/text";

/** `1 file, 2 changes` */
export function counts({ edits }: Pick<PullReport, "edits">): string {
  const files = new Set(edits.map(({ file }) => file)).size;
  return `${counted(files, "file")}, ${counted(edits.length, "change")}`;
}

export function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}

/** The previous value, or `(none)`. */
export function before({ from }: Pick<ReportedEdit, "from">): string {
  return from ?? "(none)";
}

/** `apps/web/kustomization.yaml:12 images[0].newTag` */
export function locationInWords({ file, line, path }: ReportedEdit): string {
  return `${formatLocation({ file, line })} ${path}`;
}

/** The outcome of a run without edits, in words. */
export function outcomeInWords({ result, repository, pullRequest }: PullReport): string {
  if (result === "failed" && pullRequest !== undefined) {
    return pullRequest.number === undefined ? `branch ${pullRequest.branch} was pushed` : "not everything was done";
  }
  const mayBe = result === "failed" && repository?.commit !== undefined;
  return mayBe ? `commit ${shortShas(repository.commit)} may have been pushed` : outcomes[result];
}

const outcomes: Readonly<Record<PullReport["result"], string>> = {
  committed: "nothing was changed",
  proposed: "nothing was changed",
  unchanged: "nothing to change",
  superseded: "the current version is newer",
  planned: "nothing would be changed",
  failed: "nothing was pushed",
};

/** The last line of the log: the run's outcome in a sentence. A URL at its end gets no full stop. */
export function closingSentence(report: PullReport): string {
  const { result, repository, edits } = report;
  const what = edits.length === 0 ? outcomeInWords(report) : counts(report);
  const closing = `${capitalized(result)} after ${formatDuration(report.seconds * 1_000)}: ${what}`;
  const { number, url, operation } = report.pullRequest ?? {};
  const done = operation ?? (result === "failed" ? "is not done" : undefined);
  if (url !== undefined) return `${closing}; pull request #${number}${done === undefined ? "" : ` ${done}`}: ${url}`;
  if (result !== "committed") return `${closing}.`;
  return `${closing}; ${repository?.commitUrl ?? `commit ${shortShas(repository?.commit ?? "")}.`}`;
}
