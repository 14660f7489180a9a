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
import { before, counted, counts, outcomeInWords } from "./pull-words.ts";

type Result = PullReport["result"];

const titles: Readonly<
  Record<Result, { readonly mark: string; readonly title: string; readonly withRepository: string }>
> = {
  committed: { mark: "✅", title: "Committed", withRepository: "Committed to" },
  proposed: { mark: "📬", title: "Proposed", withRepository: "Proposed to" },
  unchanged: { mark: "✅", title: "Unchanged", withRepository: "Unchanged in" },
  superseded: { mark: "⏩", title: "Superseded", withRepository: "Superseded in" },
  planned: { mark: "📋", title: "Planned", withRepository: "Planned for" },
  failed: { mark: "❌", title: "Failed", withRepository: "Failed in" },
};

/**
 * The summary page, as HTML blocks in Markdown: faults first, then images, every edit, what was left alone, and the
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
  const { mark, title, withRepository } = titles[result];
  if (repository === undefined) return text(`${mark} ${title}`);
  const branch = repository.branch === undefined ? html`` : html` (${code(repository.branch)})`;
  return html`${text(`${mark} ${withRepository}`)} ${code(repository.name)}${branch}`;
}

function factsOf(report: PullReport): Html {
  const { result, edits, repository, message, retries, pullRequest } = report;
  const commit = result === "failed" ? undefined : repository?.commit;
  const facts = [
    text(edits.length === 0 ? capitalized(outcomeInWords(report)) : counts(report)),
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
  const states = [operation, merge === "waiting" ? "merged when its checks pass" : merge].filter(
    (each) => each !== undefined,
  );
  const page = link(url, html`pull request ${number}`);
  return states.length === 0 ? page : html`${page} ${text(states.join(", "))}`;
}

/** Notes about the pull request, and the others that it replaced. */
function noteSections({ pullRequest }: PullReport): readonly Section[] {
  const { notes = [], superseded = [] } = pullRequest ?? {};
  const closed = superseded.map((number) => [html`pull request ${number} closed: this one replaces it`]);
  return tableSection(["Notes"], [...notes.map((note) => [markup(clip(note))]), ...closed]);
}

function imageSections({ images, result }: PullReport): readonly Section[] {
  const rows = images.map(({ name, from, to }) => [code(name), optional(from), short(to)]);
  return tableSection(["Image", "Before", after(result)], rows);
}

/** A pull request's change is not applied yet. */
function after(result: Result): string {
  return result === "proposed" ? "Proposed" : "Now";
}

function editSections({ edits, result }: PullReport): readonly Section[] {
  const several = new Set(edits.map(({ target }) => target)).size > 1;
  const rows = edits.map((edit) => [
    ...(several ? [code(clip(edit.target))] : []),
    ...locationOf(edit),
    optional(edit.from),
    short(edit.to),
  ]);
  return tableSection([...(several ? ["Target"] : []), "Where", "Field", "Before", after(result)], rows);
}

function supersededSections({ superseded }: PullReport): readonly Section[] {
  const rows = superseded.map((edit) => [
    ...locationOf(edit),
    short(before(edit)),
    short(edit.to),
    code(shortShas(edit.by)),
  ]);
  return tableSection(["Superseded", "Field", "Kept", "Requested", "Built from"], rows);
}

/** Folded, unless the run failed. */
function untouchedSections({ untouched, result }: PullReport): readonly Section[] {
  const rows = untouched.map(({ file, reason }) => [code(file), markup(clip(reason))]);
  const folded = result === "failed" ? undefined : text(`${counted(untouched.length, "file")} left alone`);
  return tableSection(["Left alone", "Why"], rows, folded);
}

/** File by file, as far as there is room. Open in a dry run, whose result it is. */
function diffSections({ diff, result }: PullReport): readonly Section[] {
  if (diff === undefined) return [];
  const files = diff.split(/^(?=diff --git )/m).map((each) => block(each.trimEnd(), "diff"));
  const state = result === "planned" ? "open" : "closed";
  return [{ rows: files, around: (fitting) => details(text("The diff"), fitting.join("\n") as Html, state) }];
}

function locationOf({ file, line, path }: ReportedEdit): readonly Html[] {
  return [code(formatLocation({ file, line })), code(path)];
}

function optional(value: string | undefined): Html {
  return value === undefined ? html`` : short(value);
}

function short(value: string): Html {
  return code(clip(shortShas(value)));
}
