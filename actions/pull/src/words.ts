import { formatDuration, formatLocation, type PullReport, type ReportedEdit } from "@pushpull/core";

/** Digits of a commit's name that tell it from others. */
const shortest = 12;

export function shortCommit(commit: string): string {
  return commit.slice(0, shortest);
}

/** `1 file, 2 changes` */
export function counts({ edits }: Pick<PullReport, "edits">): string {
  const files = new Set(edits.map(({ file }) => file)).size;
  return `${counted(files, "file")}, ${counted(edits.length, "change")}`;
}

export function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}

/** What stood there; in words, where that was nothing. */
export function before({ from }: Pick<ReportedEdit, "from">): string {
  return from ?? "(none)";
}

/** `apps/web/kustomization.yaml:12 images[0].newTag` */
export function placeOf({ file, line, path }: ReportedEdit): string {
  return `${formatLocation({ file, line })} ${path}`;
}

/** The last line of the log: how it ended, in a sentence. An address at its end has no full stop after it. */
export function closingSentence(report: PullReport): string {
  const { result, repository } = report;
  const took = formatDuration(report.seconds * 1_000);
  switch (result) {
    case "committed":
      return `Committed after ${took}: ${counts(report)}; ${repository?.commitUrl ?? `commit ${shortCommit(repository?.commit ?? "")}.`}`;
    case "planned":
      return `Planned after ${took}: ${counts(report)}.`;
    case "unchanged":
      return `Unchanged after ${took}: nothing is to be changed.`;
    case "superseded":
      return `Superseded after ${took}: what stands there is newer.`;
    case "failed":
      return `Failed after ${took}: nothing has been pushed.`;
  }
}
