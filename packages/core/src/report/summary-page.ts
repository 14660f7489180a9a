import { block, code, details, type Html, html, markup, table, tableRow, text } from "../text/markdown.ts";
import type { ReportBase, ReportedFault } from "./report-base.ts";

/**
 * Maximum size of all rows, in bytes. GitHub drops a summary of more than 1 MiB per step; the rest is for what
 * surrounds the rows.
 */
const maxBytes = 1_000 * 1024;

/** Maximum length of a cell, in characters: a message of an API server can be longer than the rest of the page. */
const maxCellLength = 4_000;

/** A part of a page that may be truncated after any of its rows. */
export interface Section {
  readonly rows: readonly Html[];
  /** Wraps the rows that fit. */
  readonly around: (rows: readonly Html[]) => Html;
  /** The title under which it is folded. */
  readonly folded?: Html | undefined;
}

/** A table that may be truncated. Columns that are empty in all rows are left out. */
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
  const fitted = fitSections(sections);
  const parts = [html`<h3>${heading}</h3>`, html`<p>${facts}</p>`, ...fitted.map(({ section }) => section)];
  return { page: `${parts.join("\n\n")}\n`, omitted: fitted.reduce((sum, { omitted }) => sum + omitted, 0) };
}

/** A section with the rows that fit, and the number of rows that did not. */
interface FittedSection {
  readonly section: Html;
  readonly omitted: number;
}

/** Truncates sections if the page would be too long: the first rows are the most important. */
function fitSections(sections: readonly Section[]): readonly FittedSection[] {
  let left = maxBytes;
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
  const rows = [...Map.groupBy(faults, similarityKey).values()].map((same) => {
    const [{ message, hint = "" }] = same as [ReportedFault];
    const title = same.length === 1 ? html`` : html`${same.length} times, first: `;
    return [html`${title}${linesOf(message)}`, locationsOf(same), linesOf(hint)];
  });
  return tableSection(["What is wrong", "Where", "What to do"], rows);
}

/** `Deployment/web`, at the start of a message about an object. */
const aboutObject = /^[A-Za-z]{1,100}\/(\S{1,300})(?= )/;

/** A key that is equal for faults that differ only in the object's name. */
function similarityKey({ code, message, hint = "" }: ReportedFault): string {
  const [, name] = aboutObject.exec(message) ?? [];
  const all = `${code}\n${message}\n${hint}`;
  return name === undefined ? all : all.replaceAll(name, "…");
}

/** One line for each fault; if there are several, with its object. */
function locationsOf(faults: readonly ReportedFault[]): Html {
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
function linesOf(text: string): Html {
  const [first = "", ...rest] = clip(text).split("\n");
  return rest.length === 0 ? markup(first) : html`${markup(first)}${block(rest.join("\n"))}`;
}

/** Number of digits of a short SHA. */
const shortShaLength = 12;

/** SHAs of Git, and SHA-256 digests of images, but not parts of longer texts. */
const sha = /(?<![0-9a-f])(?:[0-9a-f]{64}|[0-9a-f]{40})(?![0-9a-f])/gi;

/** Shortens the SHAs in a text; the report file has them in full. */
export function shortShas(text: string): string {
  return text.replace(sha, (found) => found.slice(0, shortShaLength));
}

/** What a run was started from, if known: `from acme/shop@1a2b3c4d5e6f by ada`. */
export function runFacts({ run: { repository, commit, actor } = {} }: Pick<ReportBase, "run">): readonly Html[] {
  if (repository === undefined) return [];
  const from = html`from ${code(commit === undefined ? repository : `${repository}@${shortShas(commit)}`)}`;
  return [actor === undefined ? from : html`${from} by ${text(actor)}`];
}

/** Truncates a text for a page. */
export function clip(text: string, maxLength = maxCellLength): string {
  return text.length <= maxLength ? text : `${text.slice(0, maxLength)} … (the rest is in the report file)`;
}
