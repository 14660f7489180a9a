import type { UserError } from "@pushpull/core/errors";
import {
  type PullReport,
  type ReportedImageChange,
  type ReportedPullRequest,
  type ReportedRepository,
  reportFault,
  reportTime,
} from "@pushpull/core/report";
import type { ActionOutcome } from "@pushpull/core/runner";
import { type Edit, IncompleteProposal, type PullInputs, type PullResult, UnconfirmedCommit } from "@pushpull/pull";
import { commitPageOf } from "./page-links.ts";
import { counted } from "./pull-words.ts";

/**
 * Converts the result to the report's format. Pure.
 * @param inputs undefined if they could not be read
 * @param startedAt milliseconds since the epoch, as `endedAt`
 */
export function toReport(
  outcome: ActionOutcome<PullResult>,
  inputs: Pick<PullInputs, "repository" | "branch"> | undefined,
  startedAt: number,
  endedAt: number,
): PullReport {
  const base = { version: 1, action: "pull", ...reportTime(startedAt, endedAt) } as const;
  if ("faults" in outcome) {
    return {
      ...base,
      result: "failed",
      changed: false,
      ...(inputs === undefined ? {} : { repository: requestedRepository(inputs, outcome.faults) }),
      images: [],
      edits: [],
      superseded: [],
      untouched: [],
      retries: 0,
      faults: outcome.faults.map(reportFault),
      ...pullRequestOf(outcome.faults.find((fault) => fault instanceof IncompleteProposal)?.proposal),
    };
  }
  const { outcome: result, edits, superseded, untouched, diff, message, retries, proposal } = outcome.result;
  return {
    ...base,
    result,
    changed: result === "committed" || result === "proposed" || result === "planned",
    repository: reportedRepository(outcome.result),
    images: imageChanges(edits),
    edits,
    superseded: superseded.map(({ edit, by }) => ({ ...edit, by })),
    untouched,
    ...(diff === "" ? {} : { diff: truncateDiff(diff) }),
    message,
    retries,
    faults: [],
    ...pullRequestOf(proposal),
  };
}

function requestedRepository(
  { repository: { name, url }, branch }: Pick<PullInputs, "repository" | "branch">,
  faults: readonly UserError[],
): ReportedRepository {
  const commit = faults.find((fault) => fault instanceof UnconfirmedCommit)?.commit;
  return { name, url, branch, ...(commit === undefined ? {} : { commit }) };
}

function reportedRepository({
  outcome,
  repository: { name, url, page },
  branch,
  commit,
}: PullResult): ReportedRepository {
  const commitUrl = outcome === "committed" && page !== undefined ? commitPageOf(page, commit) : undefined;
  return { name, url, branch, commit, commitUrl };
}

function pullRequestOf(proposal: IncompleteProposal["proposal"] | undefined): {
  readonly pullRequest?: ReportedPullRequest;
} {
  if (proposal === undefined) return {};
  const { headBranch: branch, headCommit: commit, superseded = [], notes = [], ...known } = proposal;
  return { pullRequest: { ...known, branch, commit, superseded, notes } };
}

/** One entry for each previous version, in the order of the edits. */
function imageChanges(edits: readonly Edit[]): readonly ReportedImageChange[] {
  const changes = edits.flatMap(({ image, from, to }) => (image === undefined ? [] : [{ name: image, from, to }]));
  return [...new Map(changes.map((change) => [JSON.stringify(change), change])).values()];
}

/** Maximum length of the diff in a report, in characters: redacting all encodings of secrets takes seconds per MiB. */
const maxDiffLength = 1024 * 1024;

/** Truncates a diff to whole lines; a last line says how many are left out. */
function truncateDiff(diff: string): string {
  if (diff.length <= maxDiffLength) return diff;
  const shown = diff.slice(0, diff.lastIndexOf("\n", maxDiffLength - 1) + 1);
  const left = diff.slice(shown.length).trimEnd().split("\n").length;
  return `${shown}(${counted(left, "more line")}, too long to show here: use git show)\n`;
}
