import { escapeSequence } from "../text/sanitize.ts";

/**
 * The same text as others may mean it: with escapes decoded, and without line breaks. A secret is looked for in each of
 * these views, and hidden in the text itself where it is found.
 */
export interface TextView {
  readonly text: string;
  /** Where each character of the view begins in the original text, and where the last one ends. */
  readonly offsets: readonly number[] | undefined;
  /** The shortest that is looked for in it: shorter texts come about by chance where parts are joined. */
  readonly shortest: number;
}

/** How many ways of escaping may lie over each other, as JSON in a URL. */
const mostLayers = 2;

/** Characters of a text that is joined over line breaks: no line of base64 is as short. */
const shortestJoined = 16;

/**
 * Percent-encoding (RFC 3986); escapes of JSON, of Go's %q and of shells; character references of HTML. Each by itself,
 * since a text that is escaped in one way may hold what looks like another one.
 */
const waysToEscape: readonly RegExp[] = [
  /(?:%[0-9a-f]{2})+/gi,
  /\\(?:u[0-9a-f]{4}|x[0-9a-f]{2}|[abefnrtv"'\\/])/gi,
  /&(?:amp|lt|gt|quot|apos|#\d{1,6}|#x[0-9a-f]{1,5});/gi,
];

/** What a terminal acts on and does not show, all of which `sanitize` takes away: escape sequences, control characters. */
const unshown = new RegExp(`${escapeSequence}|(?![\\t\\n])\\p{Cc}`, "gu");

/** All views of a text; the text itself is the first. */
export function viewsOf(original: string): readonly TextView[] {
  const whole: TextView = { text: original, offsets: undefined, shortest: 0 };
  const views = [whole, ...decode(whole, unshown, () => "")];
  const known = new Set(views.map(({ text }) => text));
  for (let layer = 0, from = 0; layer < mostLayers; layer++) {
    const outer = views.slice(from);
    from = views.length;
    for (const decoded of outer.flatMap((view) => waysToEscape.flatMap((way) => decode(view, way, decodeEscape)))) {
      if (known.has(decoded.text)) continue;
      known.add(decoded.text);
      views.push(decoded);
    }
  }
  return [...views, ...views.flatMap((view) => join(view) ?? [])];
}

/** Where a character of a view begins in the original text; with its length, where the text ends. */
export function offsetIn({ offsets }: TextView, index: number): number {
  return offsets === undefined ? index : (offsets[index] ?? 0);
}

/** The view with all that fits an expression as it is meant; none where nothing fits. */
function decode(view: TextView, way: RegExp, meant: (escaped: string) => string): readonly TextView[] {
  const { text } = view;
  let decoded = "";
  const offsets: number[] = [];
  let from = 0;
  const keep = (to: number) => {
    for (let at = from; at < to; at++) offsets.push(offsetIn(view, at));
    decoded += text.slice(from, to);
  };
  for (const { 0: escaped, index } of text.matchAll(way)) {
    keep(index);
    const characters = meant(escaped);
    let at = index;
    for (const character of characters) {
      for (let unit = 0; unit < character.length; unit++) offsets.push(offsetIn(view, at));
      if (escaped.startsWith("%")) at += 3 * Buffer.byteLength(character);
    }
    decoded += characters;
    from = index + escaped.length;
  }
  if (from === 0) return [];
  keep(text.length);
  offsets.push(offsetIn(view, text.length));
  return [{ text: decoded, offsets, shortest: view.shortest }];
}

const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
const short: Readonly<Record<string, string>> = {
  a: "\x07",
  b: "\b",
  e: "\x1b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
};

function decodeEscape(escaped: string): string {
  if (escaped.startsWith("%")) return Buffer.from(escaped.replaceAll("%", ""), "hex").toString("utf8");
  if (escaped.startsWith("&")) {
    const name = escaped.slice(1, -1);
    if (!name.startsWith("#")) return named[name.toLowerCase()] ?? escaped;
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return String.fromCodePoint(Math.min(code, 0x10ffff));
  }
  const letter = escaped[1] ?? "";
  if (escaped.length > 2) return String.fromCharCode(Number.parseInt(escaped.slice(2), 16));
  return short[letter] ?? letter;
}

/** Without line breaks and the white space around them, as base64 is wrapped. */
function join(view: TextView): TextView | undefined {
  const { text } = view;
  if (!text.includes("\n")) return undefined;
  let joined = "";
  const offsets: number[] = [];
  let from = 0;
  for (const line of text.split("\n")) {
    const trimmed = line.trim();
    const begin = from + (line.length - line.trimStart().length);
    for (let at = begin; at < begin + trimmed.length; at++) offsets.push(offsetIn(view, at));
    joined += trimmed;
    from += line.length + 1;
  }
  offsets.push(offsetIn(view, text.length));
  return { text: joined, offsets, shortest: shortestJoined };
}
