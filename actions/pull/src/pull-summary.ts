import { formatLocation } from "@pushpull/core/errors";
import {
  clip,
  faultSections,
  type PullReport,
  type ReportedEdit,
  type ReportedPullRequest,
  runFacts,
  type Section,
  type SummaryPage,
  shortShas,
  summaryPage,
  tableSection,
} from "@pushpull/core/report";
import {
  block,
  capitalized,
  code,
  details,
  formatDuration,
  type Html,
  html,
  link,
  markup,
  text,
} from "@pushpull/core/text";
import { before, counted, counts, wordsOf } from "./pull-words.ts";

type Result = PullReport["result"];

const titles: Readonly<Record<Result, { readonly mark: string; readonly alone: string; readonly of: string }>> = {
  committed: { mark: "✅", alone: "Committed", of: "Committed to" },
  proposed: { mark: "📬", alone: "Proposed", of: "Proposed to" },
  unchanged: { mark: "✅", alone: "Unchanged", of: "Unchanged in" },
  superseded: { mark: "⏩", alone: "Superseded", of: "Superseded in" },
  planned: { mark: "📋", alone: "Planned", of: "Planned for" },
  failed: { mark: "❌", alone: "Failed", of: "Failed in" },
};

/**
 * The summary page, as HTML blocks of Markdown: faults first, then images, every edit, what was left as it is, and the
 * diff, as far as there is room.
 */
export function summary(report: PullReport): SummaryPage {
  return summaryPage(headingOf(report), factsOf(report), [
    ...faultSections(report.faults),
    ...noteSections(report),
    ...imageSections(report),
    ...editSections(report),
    ...supersededSections(report),
    ...diffSections(report),
    ...untouchedSections(report),
  ]);
}

function headingOf({ result, repository }: PullReport): Html {
  const { mark, alone, of } = titles[result];
  if (repository === undefined) return text(`${mark} ${alone}`);
  const branch = repository.branch === undefined ? html`` : html` (${code(repository.branch)})`;
  return html`${text(`${mark} ${of}`)} ${code(repository.name)}${branch}`;
}

function factsOf(report: PullReport): Html {
  const { result, edits, repository, message, retries, pullRequest } = report;
  const commit = result === "failed" ? undefined : repository?.commit;
  const facts = [
    text(edits.length === 0 ? capitalized(wordsOf(report)) : counts(report)),
    ...(pullRequest === undefined ? [] : [pullRequestOf(pullRequest)]),
    ...(commit === undefined || result === "proposed" ? [] : [commitOf(commit, result, repository?.commitUrl)]),
    text(formatDuration(report.seconds * 1_000)),
    ...(retries === 0 ? [] : [text(counted(retries + 1, "attempt"))]),
    ...(message === undefined ? [] : [markup(clip(message))]),
    ...runFacts(report),
  ];
  return facts.reduce((all, fact) => html`${all} · ${fact}`);
}

function commitOf(commit: string, result: Result, page: string | undefined): Html {
  const name = code(shortShas(commit));
  return html`${text(result === "committed" ? "commit" : "at")} ${page === undefined ? name : link(page, name)}`;
}

function pullRequestOf({ number, url, operation, merge, branch }: ReportedPullRequest): Html {
  if (number === undefined || url === undefined) return html`branch ${code(branch)} pushed`;
  const words = [operation, merge === "waiting" ? "merged when its checks pass" : merge].filter(
    (each) => each !== undefined,
  );
  const page = link(url, html`pull request ${number}`);
  return words.length === 0 ? page : html`${page} ${text(words.join(", "))}`;
}

/** What a person should know of the pull request, and which others went for it. */
function noteSections({ pullRequest }: PullReport): readonly Section[] {
  const { notes = [], superseded = [] } = pullRequest ?? {};
  const closed = superseded.map((number) => [html`pull request ${number} closed: this one replaces it`]);
  return tableSection(["Notes"], [...notes.map((note) => [markup(clip(note))]), ...closed]);
}

function imageSections({ images, result }: PullReport): readonly Section[] {
  const rows = images.map(({ name, from, to }) => [code(name), optional(from), short(to)]);
  return tableSection(["Image", "Before", after(result)], rows);
}

/** Of a pull request, it is not so yet. */
function after(result: Result): string {
  return result === "proposed" ? "Proposed" : "Now";
}

function editSections({ edits, result }: PullReport): readonly Section[] {
  const several = new Set(edits.map(({ target }) => target)).size > 1;
  const rows = edits.map((edit) => [
    ...(several ? [code(clip(edit.target))] : []),
    ...place(edit),
    optional(edit.from),
    short(edit.to),
  ]);
  return tableSection([...(several ? ["Target"] : []), "Where", "Field", "Before", after(result)], rows);
}

function supersededSections({ superseded }: PullReport): readonly Section[] {
  const rows = superseded.map((edit) => [
    ...place(edit),
    short(before(edit)),
    short(edit.to),
    code(shortShas(edit.by)),
  ]);
  return tableSection(["Newer already", "Field", "Stays", "Wanted", "Built from"], rows);
}

/** Folded away, unless it is why nothing was found. */
function untouchedSections({ untouched, result }: PullReport): readonly Section[] {
  const rows = untouched.map(({ file, reason }) => [code(file), markup(clip(reason))]);
  const folded = result === "failed" ? undefined : text(`${counted(untouched.length, "file")} left alone`);
  return tableSection(["Left alone", "Why"], rows, folded);
}

/** File by file, so that those are shown that there is room for. In a dry run it is what one wants to see. */
function diffSections({ diff, result }: PullReport): readonly Section[] {
  if (diff === undefined) return [];
  const files = diff.split(/^(?=diff --git )/m).map((each) => block(each.trimEnd(), "diff"));
  const state = result === "planned" ? "open" : "closed";
  return [{ rows: files, around: (fitting) => details(text("The diff"), fitting.join("\n") as Html, state) }];
}

function place({ file, line, path }: ReportedEdit): readonly Html[] {
  return [code(formatLocation({ file, line })), code(path)];
}

function optional(written: string | undefined): Html {
  return written === undefined ? html`` : short(written);
}

function short(written: string): Html {
  return code(clip(shortShas(written)));
}
