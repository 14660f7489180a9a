import { formatLocation } from "@pushpull/core/errors";
import { code, type Html, html, link, table, tableRow, text } from "@pushpull/core/text";
import type { Edit } from "../../find/planned-edit.ts";
import { isSameRepository, splitSource } from "../../order/source-commit.ts";
import { subjectOf } from "../../order/trailers.ts";
import { fillTemplate, shortVersion } from "../change-title.ts";
import { withoutMarkers } from "./description-marker.ts";
import type { ProposedChange } from "./proposed-changes.ts";

/** Maximum number of locations or targets that are named. */
const maxNamed = 10;

/** The content of the managed section. */
export interface ContentOptions {
  /** With `{image}`, `{from}`, `{to}`, `{target}`, `{files}`, `{run}`; undefined means a table. */
  readonly template: string | undefined;
  readonly changes: readonly ProposedChange[];
  /** The edits of this run on the base. */
  readonly edits: readonly Edit[];
  readonly runUrl: string | undefined;
  /** The repository that images are built from: its name and web page. */
  readonly source: { readonly repository: string; readonly page: string | undefined } | undefined;
}

/** Formats the managed section with at most `maxLength` characters. Rows that do not fit are counted. */
export function formatContent(options: ContentOptions, maxLength: number): string {
  const { template, changes, edits, runUrl } = options;
  if (template === undefined) return tableOf(options, maxLength);
  const titled = changes.map(asEdit);
  const filled = withoutMarkers(
    fillTemplate(template, { edits: titled, locations: edits, runUrl }, (value) =>
      value === runUrl ? value : asLiteral(value),
    ),
  );
  if (filled.length <= maxLength) return filled;
  const note = "\n\n… (the rest does not fit)";
  return `${filled.slice(0, Math.max(0, maxLength - note.length)).toWellFormed()}${note}`;
}

/** Converts a change for titles and templates. */
export function asEdit({ name, isImage, from, to }: ProposedChange) {
  return { image: isImage ? name : undefined, path: name, from, to };
}

/**
 * Formats a value as literal text in Markdown: inside `<code>`, with every character that could be special in Markdown
 * or to the forge (a link, a mention, a tag) as a character reference, which never is (CommonMark 6.2).
 */
export function asLiteral(value: string): string {
  const escaped = code(value).slice("<code>".length, -"</code>".length);
  const literal = escaped.replace(/&(?:#\d+|\w+);|[^\p{L}\p{M}\p{N} ]/gu, (sign) =>
    sign.length > 2 && sign.startsWith("&") ? sign : `&#${sign.codePointAt(0)};`,
  );
  return `<code>${literal}</code>`;
}

function tableOf({ changes, edits, runUrl, source }: ContentOptions, maxLength: number): string {
  const links = changes.map((change) => compareLink(change, source));
  const hasLinks = links.some((each) => each !== undefined);
  const hasEdits = edits.length > 0;
  const head = [headOf(changes), "From", "To", ...(hasEdits ? ["Where"] : []), ...(hasLinks ? ["Changes"] : [])];
  const rows = changes.map((change, index) => {
    const { name, from, to } = change;
    return tableRow([
      code(name),
      from === undefined ? html`` : code(shortVersion(from)),
      code(shortVersion(to)),
      ...(hasEdits ? [listOf(editsOf(change, edits).map(formatLocation))] : []),
      ...(hasLinks ? [links[index] ?? html``] : []),
    ]);
  });
  const targets = [...new Set(edits.map(({ target }) => target))];
  const inTargets = hasEdits ? html`<p>In ${listOf(targets)}.</p>` : html``;
  const run = runUrl === undefined ? html`` : html`<p>Proposed by ${link(runUrl, text("this run"))}.</p>`;
  const frame = `${inTargets}\n\n${table(head, [])}\n\n${more(rows.length)}\n\n${run}`.length;
  const fitting = rows.slice(0, countFitting(rows, maxLength - frame));
  const left = rows.length - fitting.length;
  return [
    ...(inTargets === "" ? [] : [inTargets]),
    table(head, fitting),
    ...(left === 0 ? [] : [more(left)]),
    ...(run === "" ? [] : [run]),
  ].join("\n\n");
}

/** The edits of a change; if an image has several, those with the same previous value. */
function editsOf({ subject, from }: ProposedChange, edits: readonly Edit[]): readonly Edit[] {
  const all = edits.filter((edit) => subjectOf(edit) === subject);
  const same = all.filter((edit) => edit.from === from);
  return same.length === 0 ? all : same;
}

function listOf(names: readonly string[]): Html {
  const shown = names.slice(0, maxNamed).map((name) => code(name));
  const left = names.length - shown.length;
  const all = left === 0 ? shown : [...shown, html`${left} more`];
  return all.length === 0 ? html`` : all.reduce((list, name) => html`${list}, ${name}`);
}

function headOf(changes: readonly ProposedChange[]): string {
  if (changes.every(({ isImage }) => isImage)) return "Image";
  return changes.some(({ isImage }) => isImage) ? "Image or value" : "Value";
}

function more(count: number): Html {
  return html`<p>${count} more do not fit here: see the changed files.</p>`;
}

function countFitting(rows: readonly Html[], maxLength: number): number {
  let size = 0;
  const first = rows.findIndex((row) => {
    size += row.length + 1;
    return size > maxLength;
  });
  return first === -1 ? rows.length : first;
}

/** Links to a comparison of both versions' commits, if both are in the source repository and it has a web page. */
function compareLink(
  { source, sourceBefore }: ProposedChange,
  { repository = "", page }: Partial<NonNullable<ContentOptions["source"]>> = {},
): Html | undefined {
  const [after, before] = [splitSource(source), splitSource(sourceBefore)];
  if (page === undefined || after.commit === undefined || before.commit === undefined) return undefined;
  if (after.commit === before.commit) return undefined;
  if (![after, before].every((each) => isSameRepository(each.repository, repository))) return undefined;
  const shown = code(`${before.commit.slice(0, 12)}...${after.commit.slice(0, 12)}`);
  return link(comparePage(page, before.commit, after.commit), shown);
}

/**
 * The page of a forge that compares two commits of a repository.
 * @param page the repository's web page
 */
function comparePage(page: string, from: string, to: string): string {
  const isGitLab = /(^|[.-])gitlab[.-]/.test(new URL(page).hostname);
  return `${page}${isGitLab ? "/-" : ""}/compare/${from}...${to}`;
}
