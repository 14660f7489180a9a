import { formatLocation } from "@pushpull/core/errors";
import { code, type Html, html, link, table, tableRow, text } from "@pushpull/core/text";
import type { Edit } from "../../find/planned-edit.ts";
import { isSameRepository, splitSource } from "../../order/source-commit.ts";
import { subjectOf } from "../../order/trailers.ts";
import { fillTemplate, shortVersion } from "../change-title.ts";
import { withoutMarkers } from "./description-marker.ts";
import type { ProposedChange } from "./proposed-changes.ts";

/** Maximum number of places or targets that are named. */
const mostNamed = 10;

/** What the managed section says. */
export interface ContentOptions {
  /** With `{image}`, `{from}`, `{to}`, `{target}`, `{files}`, `{run}`; undefined means a table. */
  readonly template: string | undefined;
  readonly changes: readonly ProposedChange[];
  /** The places that this run changes on the base. */
  readonly places: readonly Edit[];
  readonly runUrl: string | undefined;
  /** The repository that images are built from: its name, and its page for people. */
  readonly source: { readonly repository: string; readonly page: string | undefined } | undefined;
}

/** Writes the managed section with at most `most` characters. What does not fit is counted. */
export function formatContent(options: ContentOptions, most: number): string {
  const { template, changes, places, runUrl } = options;
  if (template === undefined) return tableOf(options, most);
  const edits = changes.map(asEdit);
  const filled = withoutMarkers(
    fillTemplate(template, { edits, places, runUrl }, (value) => (value === runUrl ? value : asLiteral(value))),
  );
  if (filled.length <= most) return filled;
  const words = "\n\n… (the rest does not fit)";
  return `${filled.slice(0, Math.max(0, most - words.length)).toWellFormed()}${words}`;
}

/** A change as titles and templates take it. */
export function asEdit({ name, isImage, from, to }: ProposedChange) {
  return { image: isImage ? name : undefined, path: name, from, to };
}

/**
 * Writes a value as literal text of a Markdown paragraph: every character that could have a meaning there or to the forge
 * (a link, a mention, a tag) becomes a character reference, which never has one (CommonMark 6.2), inside `<code>`.
 */
export function asLiteral(value: string): string {
  const spelled = code(value).slice("<code>".length, -"</code>".length);
  const signs = spelled.replace(/&(?:#\d+|\w+);|[^\p{L}\p{M}\p{N} ]/gu, (sign) =>
    sign.length > 2 && sign.startsWith("&") ? sign : `&#${sign.codePointAt(0)};`,
  );
  return `<code>${signs}</code>`;
}

function tableOf({ changes, places, runUrl, source }: ContentOptions, most: number): string {
  const links = changes.map((change) => compareLink(change, source));
  const hasLinks = links.some((each) => each !== undefined);
  const hasPlaces = places.length > 0;
  const head = [headOf(changes), "From", "To", ...(hasPlaces ? ["Where"] : []), ...(hasLinks ? ["Changes"] : [])];
  const rows = changes.map((change, index) => {
    const { name, from, to } = change;
    return tableRow([
      code(name),
      from === undefined ? html`` : code(shortVersion(from)),
      code(shortVersion(to)),
      ...(hasPlaces ? [listOf(placesOf(change, places).map(formatLocation))] : []),
      ...(hasLinks ? [links[index] ?? html``] : []),
    ]);
  });
  const targets = [...new Set(places.map(({ target }) => target))];
  const where = hasPlaces ? html`<p>In ${listOf(targets)}.</p>` : html``;
  const run = runUrl === undefined ? html`` : html`<p>Proposed by ${link(runUrl, text("this run"))}.</p>`;
  const frame = `${where}\n\n${table(head, [])}\n\n${more(rows.length)}\n\n${run}`.length;
  const fitting = rows.slice(0, countFitting(rows, most - frame));
  const left = rows.length - fitting.length;
  return [
    ...(where === "" ? [] : [where]),
    table(head, fitting),
    ...(left === 0 ? [] : [more(left)]),
    ...(run === "" ? [] : [run]),
  ].join("\n\n");
}

/** The places of a change; if an image has several, those with the same previous value. */
function placesOf({ subject, from }: ProposedChange, places: readonly Edit[]): readonly Edit[] {
  const all = places.filter((place) => subjectOf(place) === subject);
  const same = all.filter((place) => place.from === from);
  return same.length === 0 ? all : same;
}

function listOf(names: readonly string[]): Html {
  const shown = names.slice(0, mostNamed).map((name) => code(name));
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

function countFitting(rows: readonly Html[], most: number): number {
  let size = 0;
  const first = rows.findIndex((row) => {
    size += row.length + 1;
    return size > most;
  });
  return first === -1 ? rows.length : first;
}

/** Links both versions' commits, if they are of the same repository and it has a page. */
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
 * @param page the repository's own page
 */
function comparePage(page: string, from: string, to: string): string {
  const isGitLab = /(^|[.-])gitlab[.-]/.test(new URL(page).hostname);
  return `${page}${isGitLab ? "/-" : ""}/compare/${from}...${to}`;
}
