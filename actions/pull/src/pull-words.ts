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

/** The previous value, or words if there was none. */
export function before({ from }: Pick<ReportedEdit, "from">): string {
  return from ?? "(none)";
}

/** `apps/web/kustomization.yaml:12 images[0].newTag` */
export function placeOf({ file, line, path }: ReportedEdit): string {
  return `${formatLocation({ file, line })} ${path}`;
}

/** How a run without edits ended. */
export function wordsOf({ result, repository, pullRequest }: PullReport): string {
  if (result === "failed" && pullRequest !== undefined) {
    return pullRequest.number === undefined ? `branch ${pullRequest.branch} was pushed` : "not everything was done";
  }
  const mayBe = result === "failed" && repository?.commit !== undefined;
  return mayBe ? `commit ${shortShas(repository.commit)} may have been pushed` : inShort[result];
}

const inShort: Readonly<Record<PullReport["result"], string>> = {
  committed: "nothing has been changed",
  proposed: "nothing has been changed",
  unchanged: "nothing is to be changed",
  superseded: "what stands there is newer",
  planned: "nothing would be changed",
  failed: "nothing has been pushed",
};

/** The last line of the log: how the run ended, in a sentence. A URL at its end gets no full stop. */
export function closingSentence(report: PullReport): string {
  const { result, repository, edits } = report;
  const words = edits.length === 0 ? wordsOf(report) : counts(report);
  const told = `${capitalized(result)} after ${formatDuration(report.seconds * 1_000)}: ${words}`;
  const { number, url, operation } = report.pullRequest ?? {};
  const done = operation ?? (result === "failed" ? "is not done" : undefined);
  if (url !== undefined) return `${told}; pull request #${number}${done === undefined ? "" : ` ${done}`}: ${url}`;
  if (result !== "committed") return `${told}.`;
  return `${told}; ${repository?.commitUrl ?? `commit ${shortShas(repository?.commit ?? "")}.`}`;
}
