import { type PullReport, shortShas } from "@pushpull/core/report";
import type { Log } from "@pushpull/core/runner";
import { sanitizeLine, truncate, withFullStop } from "@pushpull/core/text";
import type { PullInputs } from "@pushpull/pull";
import { before, counted, locationInWords } from "./pull-words.ts";

/** Maximum number of diff lines in the log; the report file has more. */
const maxDiffLines = 1_000;

/** Maximum length of a value in a line, in characters. */
const maxValueLength = 200;

type LoggedInputs = Pick<PullInputs, "repository" | "manifests" | "source" | "dryRun">;

/** Logs what is requested, before the run starts. */
export function logFacts({ repository, manifests, source, dryRun }: LoggedInputs, log: Log): void {
  const { name, url } = repository;
  fact(log, "Repository", name === url ? url : `${name} (${url})`);
  fact(log, "Looking in", manifests.length === 0 ? "all files" : manifests.map(({ text }) => text).join(", "));
  if (source !== undefined) fact(log, "Built from", `${source.repository}@${shortShas(source.commit)}`);
  if (dryRun) fact(log, "Dry run", "nothing will be pushed");
}

/** Logs what was found, changed and left alone, one line each, and the diff: folded unless it is a dry run. */
export async function logEvidence(report: PullReport, log: Log): Promise<void> {
  const { result, repository, edits, superseded, untouched, diff, message, retries } = report;
  if (repository?.commit !== undefined && result !== "failed") {
    const now = result === "committed" ? "now at" : "at";
    fact(log, "Branch", `${repository.branch}, ${now} ${shortShas(repository.commit)}`);
  }
  if (retries > 0) fact(log, "Attempts", `${retries + 1}: other pushes were faster, or the server was busy`);
  for (const edit of edits) log.info(`${locationInWords(edit)} ${value(before(edit))} → ${value(edit.to)}`);
  for (const edit of superseded) {
    const newer = `built from ${shortShas(edit.by)}, which is newer`;
    log.info(`${locationInWords(edit)} keeps ${value(before(edit))} and is not set to ${value(edit.to)}: ${newer}`);
  }
  for (const { file, reason } of untouched) log.info(`Left alone: ${file} ${reason}`);
  if (message !== undefined) log.info(withFullStop(message));
  logPullRequest(report, log);
  if (diff === undefined) return;
  if (result === "planned") logDiff(diff, log);
  else await log.group("The diff", async () => logDiff(diff, log));
}

function logPullRequest({ result, pullRequest }: PullReport, log: Log): void {
  if (pullRequest === undefined) return;
  const { branch, commit, superseded, merge, notes } = pullRequest;
  const position = `${branch}, at ${shortShas(commit)}`;
  if (result === "proposed") fact(log, "Proposed", `from ${position}`);
  // The branch exists although the run failed.
  if (result === "failed") fact(log, "Branch", position);
  if (superseded.length > 0) log.info(`Closed as superseded: ${superseded.map((number) => `#${number}`).join(", ")}.`);
  if (merge !== undefined)
    log.info(
      merge === "merged" ? "The pull request is merged." : "The pull request will be merged when its checks pass.",
    );
  for (const note of notes) log.warning(`${note}.`);
}

/** Logs a named value; names are padded to the longest one. */
function fact(log: Log, name: string, text: string): void {
  log.info(`${name.padEnd(10)}  ${text}`);
}

function value(text: string): string {
  return truncate(sanitizeLine(text), maxValueLength);
}

/** Indents foreign lines, so that they are not taken for ours. */
function logDiff(diff: string, log: Log): void {
  const lines = diff.replace(/\n$/, "").split("\n");
  for (const line of lines.slice(0, maxDiffLines)) log.info(`  ${line}`);
  const left = lines.length - maxDiffLines;
  if (left > 0) log.info(`${counted(left, "more line")} are in the report file.`);
}
