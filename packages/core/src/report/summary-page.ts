import { block, code, details, type Html, html, markup, table, tableRow, text } from "../text/markdown.ts";
import type { ReportBase, ReportedFault } from "./report-base.ts";

/** GitHub accepts 1 MiB per step, and drops a longer summary. A part of it is left for what surrounds the rows. */
const mostBytes = 1_000 * 1024;

/** Maximum number of characters in a cell: a message of an API server can be longer than the rest of the page. */
const longestCell = 4_000;

/** A part of a page that may be cut after any of its rows. */
export interface Section {
  readonly rows: readonly Html[];
  /** Wraps the rows that fit. */
  readonly around: (rows: readonly Html[]) => Html;
  /** The title under which it is folded. */
  readonly folded?: Html | undefined;
}

/** A table that may be cut. Columns that are empty in all rows are left out. */
export function tableSection(
  head: readonly string[],
  rows: readonly (readonly Html[])[],
  folded?: Html,
): readonly Section[] {
  if (rows.length === 0) return [];
  const used = <Cell>(cells: readonly Cell[]) =>
    cells.filter((_, index) => rows.some((row) => (row[index] ?? "") !== ""));
  return [{ rows: rows.map((row) => tableRow(used(row))), around: (fitting) => table(used(head), fitting), folded }];
}

/** A page for a run's summary. */
export interface SummaryPage {
  readonly page: string;
  /** Number of rows that did not fit. */
  readonly omitted: number;
}

/** Builds a page of HTML blocks in Markdown, with as many rows of its sections as fit. */
export function summaryPage(heading: Html, facts: Html, sections: readonly Section[]): SummaryPage {
  const fitted = fit(sections);
  const parts = [html`<h3>${heading}</h3>`, html`<p>${facts}</p>`, ...fitted.map(({ section }) => section)];
  return { page: `${parts.join("\n\n")}\n`, omitted: fitted.reduce((sum, { omitted }) => sum + omitted, 0) };
}

/** A section with the rows that fit, and the number of rows that did not. */
interface Fitted {
  readonly section: Html;
  readonly omitted: number;
}

/** Cuts sections when the page would be too long: the first rows are the most important. */
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
    const more = omitted === 0 ? html`` : html`<p>${omitted} more are in the report file.</p>`;
    const shown = fitting.length === 0 ? more : html`${around(fitting)}${more}`;
    return { section: folded === undefined ? shown : details(folded, shown), omitted };
  });
}

/** What went wrong, where, and what to do. Faults that differ only in names are one row with all their locations. */
export function faultSections(faults: readonly ReportedFault[]): readonly Section[] {
  const rows = [...Map.groupBy(faults, alike).values()].map((same) => {
    const [{ message, hint = "" }] = same as [ReportedFault];
    const title = same.length === 1 ? html`` : html`${same.length} times, first: `;
    return [html`${title}${linesOf(message)}`, placesOf(same), linesOf(hint)];
  });
  return tableSection(["What is wrong", "Where", "What to do"], rows);
}

/** `Deployment/web`, with which a message about an object begins. */
const aboutObject = /^[A-Za-z]{1,100}\/(\S{1,300})(?= )/;

/** The same for faults that say the same of different objects. */
function alike({ code, message, hint = "" }: ReportedFault): string {
  const [, name] = aboutObject.exec(message) ?? [];
  const said = `${code}\n${message}\n${hint}`;
  return name === undefined ? said : said.replaceAll(name, "…");
}

/** A line for each fault: where there are several, with the object that it is about. */
function placesOf(faults: readonly ReportedFault[]): Html {
  const lines = faults.flatMap(({ message, file, line }) => {
    const object = faults.length === 1 ? undefined : aboutObject.exec(message)?.[0];
    const parts = [
      ...(object === undefined ? [] : [code(object)]),
      ...(file === undefined ? [] : [code(`${file}:${line}`)]),
    ];
    return parts.length === 0 ? [] : [parts.join(" ") as Html];
  });
  return lines.length === 1 ? (lines[0] ?? html``) : (lines.map((line) => html`<p>${line}</p>`).join("") as Html);
}

/** Lines after the first are a list, or something to copy. */
function linesOf(words: string): Html {
  const [first = "", ...rest] = clip(words).split("\n");
  return rest.length === 0 ? markup(first) : html`${markup(first)}${block(rest.join("\n"))}`;
}

/** Number of digits of a short SHA. */
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

/** Cuts a text for a page. */
export function clip(words: string, longest = longestCell): string {
  return words.length <= longest ? words : `${words.slice(0, longest)} … (the rest is in the report file)`;
}
