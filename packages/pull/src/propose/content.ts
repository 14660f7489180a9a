import { formatLocation } from "@pushpull/core/errors";
import { code, type Html, html, link, table, tableRow, text } from "@pushpull/core/text";
import type { Edit } from "../locate/types.ts";
import { bumpKey } from "../order/trailers.ts";
import { fill, shortVersion } from "../title.ts";
import type { ProposedChange } from "./changes.ts";
import { comparePage } from "./compare-page.ts";
import { withoutMarkers } from "./marker.ts";

/** How many places or targets are named. */
const mostNamed = 10;

/** What our part of a body is made of. */
export interface ContentOptions {
  /** With `{image}`, `{from}`, `{to}`, `{target}`, `{files}`, `{run}`; undefined is a table. */
  readonly template: string | undefined;
  readonly changes: readonly ProposedChange[];
  /** Where this run changes something. */
  readonly places: readonly Edit[];
  readonly runUrl: string | undefined;
  /** Where images are built from: its name, and its page for people. */
  readonly source: { readonly repository: string; readonly page: string | undefined } | undefined;
}

/** Our part of a pull request's body, of so many characters at most. What there is no room for is counted. */
export function contentOf(options: ContentOptions, most: number): string {
  const { template, changes, places, runUrl } = options;
  if (template === undefined) return tableOf(options, most);
  const edits = changes.map(shownAs);
  const filled = withoutMarkers(
    fill(template, { edits, places, runUrl }, (value) => (value === runUrl ? value : inert(value))),
  );
  if (filled.length <= most) return filled;
  const words = "\n\n… (there is no room for the rest)";
  return `${filled.slice(0, Math.max(0, most - words.length)).toWellFormed()}${words}`;
}

/** As the title and templates name it. */
export function shownAs({ name, isImage, from, to }: ProposedChange) {
  return { image: isImage ? name : undefined, path: name, from, to };
}

/**
 * A value as text of a Markdown paragraph: every sign that could mean something there or to the forge (a link, a mention,
 * a tag) is spelled as a character reference, which never does (CommonMark 6.2), inside of what is shown as it is.
 */
export function inert(value: string): string {
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

/** The places of a change; where one image has several, those where the same stood before. */
function placesOf({ what, from }: ProposedChange, places: readonly Edit[]): readonly Edit[] {
  const all = places.filter((place) => bumpKey(place) === what);
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
  return html`<p>There is no room for ${count} more: see the changed files.</p>`;
}

function countFitting(rows: readonly Html[], most: number): number {
  let size = 0;
  const first = rows.findIndex((row) => {
    size += row.length + 1;
    return size > most;
  });
  return first === -1 ? rows.length : first;
}

/** Where both versions are known to be built from commits of the same repository, and that has a page. */
function compareLink(
  { source: to, sourceBefore: from }: ProposedChange,
  source: ContentOptions["source"],
): Html | undefined {
  const { repository, page } = source ?? {};
  const [after, before] = [to, from].map((each) => each?.split("@") ?? []);
  if (page === undefined || after?.[1] === undefined || before?.[1] === undefined || after[1] === before[1])
    return undefined;
  const isHere = [after[0], before[0]].every((name) => name?.toLowerCase() === repository?.toLowerCase());
  if (!isHere) return undefined;
  return link(comparePage(page, before[1], after[1]), code(`${before[1].slice(0, 12)}...${after[1].slice(0, 12)}`));
}
