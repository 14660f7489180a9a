import { block, code, details, type Html, html, table, tableRow, text } from "../text/markdown.ts";
import type { ReportBase, ReportedFault } from "./report.ts";

/** GitHub takes 1 MiB a step, and nothing at all of what is longer. Some of it is for what stands around the rows. */
const mostBytes = 1_000 * 1024;

/** Characters of a text that a cell shows: an API server's can be longer than all the rest of a page. */
const longestCell = 4_000;

/** A part of a page that may be cut after any of its rows. */
export interface Section {
  readonly rows: readonly Html[];
  /** What is around the rows that there is room for. */
  readonly around: (rows: readonly Html[]) => Html;
  /** The title that it is folded away under. */
  readonly folded?: Html | undefined;
}

/** A table that may be cut. */
export function tableSection(
  head: readonly string[],
  rows: readonly (readonly Html[])[],
  folded?: Html,
): readonly Section[] {
  if (rows.length === 0) return [];
  return [{ rows: rows.map(tableRow), around: (fitting) => table(head, fitting), folded }];
}

/** A page for a run's summary. */
export interface SummaryPage {
  readonly page: string;
  /** How many rows there was no room for. */
  readonly omitted: number;
}

/** Builds a page as HTML blocks of Markdown, with as much of its sections as there is room for. */
export function summaryPage(heading: Html, facts: Html, sections: readonly Section[]): SummaryPage {
  const fitted = fit(sections);
  const parts = [html`<h3>${heading}</h3>`, html`<p>${facts}</p>`, ...fitted.map(({ section }) => section)];
  return { page: `${parts.join("\n\n")}\n`, omitted: fitted.reduce((sum, { omitted }) => sum + omitted, 0) };
}

/** A section that there was room for, and how many of its rows there was none for. */
interface Fitted {
  readonly section: Html;
  readonly omitted: number;
}

/** Cuts sections where the page would be too long: the rows of the first ones say the most. */
function fit(sections: readonly Section[]): readonly Fitted[] {
  let left = mostBytes;
  return sections.map(({ rows, around, folded }) => {
    const fitting = rows.filter((row) => {
      const size = Buffer.byteLength(row) + "\n\n".length;
      if (size > left) return false;
      left -= size;
      return true;
    });
    const omitted = rows.length - fitting.length;
    const more = omitted === 0 ? html`` : html`<p>${omitted} more stand in the report file.</p>`;
    const shown = fitting.length === 0 ? more : html`${around(fitting)}${more}`;
    return { section: folded === undefined ? shown : details(folded, shown), omitted };
  });
}

/** What went wrong, where, and what to do about it. */
export function faultSections(faults: readonly ReportedFault[]): readonly Section[] {
  const rows = faults.map(({ message, hint, file, line }) => [
    linesOf(message),
    file === undefined ? html`` : code(`${file}:${line}`),
    linesOf(hint ?? ""),
  ]);
  return tableSection(["What is wrong", "Where", "What to do"], rows);
}

/** What follows the first line is a list, or something to copy. */
function linesOf(words: string): Html {
  const [first = "", ...rest] = clip(words).split("\n");
  return rest.length === 0 ? text(first) : html`${text(first)}${block(rest.join("\n"))}`;
}

/** Digits that tell one SHA from others. */
const shortest = 12;

/** Git's, and SHA-256 digests of images: as a whole, not as a part of something longer. */
const sha = /(?<![0-9a-f])(?:[0-9a-f]{64}|[0-9a-f]{40})(?![0-9a-f])/gi;

/** A text with the SHAs in it as short as people read them, for a table; the report file has all of them. */
export function shortShas(words: string): string {
  return words.replace(sha, (found) => found.slice(0, shortest));
}

/** What a run was started from, where the runner tells: `from acme/shop@1a2b3c4d5e6f by ada`. */
export function runFacts({ run: { repository, commit, actor } = {} }: Pick<ReportBase, "run">): readonly Html[] {
  if (repository === undefined) return [];
  const from = html`from ${code(commit === undefined ? repository : `${repository}@${shortShas(commit)}`)}`;
  return [actor === undefined ? from : html`${from} by ${text(actor)}`];
}

/** As much of a text as a page has room for. */
export function clip(words: string, longest = longestCell): string {
  return words.length <= longest ? words : `${words.slice(0, longest)} … (the rest stands in the report file)`;
}
