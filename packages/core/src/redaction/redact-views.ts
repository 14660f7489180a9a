import { escapeSequence } from "../text/sanitize.ts";

/**
 * The same text as others may mean it: with escapes decoded, and without line breaks. A secret is looked for in each of
 * these views, and hidden in the text itself where it is found.
 */
export interface TextView {
  readonly text: string;
  /** Where each character of the view begins in the original text, and where the last one ends. */
  readonly offsets: Int32Array | undefined;
  /** The shortest that is looked for in it: shorter texts come about by chance where parts are joined. */
  readonly shortest: number;
}

/** How many ways of escaping may lie over each other, as JSON in a URL. */
const mostLayers = 2;

/** Characters of a text that is joined over line breaks: no line of base64 is as short. */
const shortestJoined = 16;

/**
 * Percent-encoding (RFC 3986); escapes of JSON, YAML, Go's %q and shells, with a line break that is escaped; character
 * references of HTML. Each by itself, since a text that is escaped in one way may hold what looks like another one.
 */
const waysToEscape: readonly RegExp[] = [
  /(?:%[0-9a-f]{2})+/gi,
  /(?:\\x[0-9a-fA-F]{2})+|(?:\\[0-3][0-7]{2})+|\\(?:u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|u\{[0-9a-fA-F]{1,6}\}|\r?\n[ \t]*|[abefnrtv\W])/g,
  /&(?:amp|lt|gt|quot|apos|#\d{1,6}|#x[0-9a-f]{1,5});/gi,
];

/**
 * Bytes as Go's %v and %#v, JSON and others list them: `[115 101 99]`, `0x73, 0x65`. A long list is many matches, which
 * follow each other without a gap: one would exhaust the expression's stack.
 */
const byteLists =
  /(?<!\w)(?:(?:0x[0-9a-fA-F]{1,2}|\d{1,3})(?:,\s{0,40}|\s{1,40})){1,4096}(?:(?:0x[0-9a-fA-F]{1,2}|\d{1,3})(?![\w\s,]))?/g;

/** One byte in what is escaped. */
const singleByte = /%([0-9a-f]{2})|\\x([0-9a-f]{2})|\\([0-7]{3})|0x([0-9a-f]{1,2})|(\d{1,3})/gi;

/** What a terminal acts on and does not show, all of which `sanitize` takes away: escape sequences, control characters. */
const unshown = new RegExp(`${escapeSequence}|(?![\\t\\n])\\p{Cc}`, "gu");

/**
 * All views of a text; the text itself is the first.
 * @param folded whether a space that is looked for may be a line break in it, as YAML folds a text
 */
export function viewsOf(original: string, folded: boolean): readonly TextView[] {
  const whole: TextView = { text: original, offsets: undefined, shortest: 0 };
  const views = [whole, ...decode(whole, unshown, () => {})];
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
  views.push(...decode(whole, byteLists, decodeBytes));
  const joined = views.flatMap((view) => join(view, "", shortestJoined));
  return [...views, ...joined, ...(folded ? views.flatMap((view) => join(view, " ", view.shortest)) : [])];
}

/** Where a character of a view begins in the original text; with its length, where the text ends. */
export function offsetIn({ offsets }: TextView, index: number): number {
  return offsets === undefined ? index : (offsets[index] ?? 0);
}

/** Takes characters, and where in what is escaped they begin. */
type Emit = (characters: string, at: number) => void;

/** The view with all that fits an expression as it is meant, which is never longer; none where nothing fits. */
function decode(view: TextView, way: RegExp, meant: (escaped: string, emit: Emit) => void): readonly TextView[] {
  const { text } = view;
  let decoded = "";
  let offsets: Int32Array | undefined;
  let length = 0;
  let from = 0;
  for (const { 0: escaped, index } of text.matchAll(way)) {
    offsets ??= new Int32Array(text.length + 1);
    for (let at = from; at < index; at++) offsets[length++] = offsetIn(view, at);
    decoded += text.slice(from, index);
    const known = offsets;
    meant(escaped, (characters, at) => {
      for (let unit = 0; unit < characters.length; unit++) known[length++] = offsetIn(view, index + at);
      decoded += characters;
    });
    from = index + escaped.length;
  }
  if (offsets === undefined) return [];
  for (let at = from; at <= text.length; at++) offsets[length++] = offsetIn(view, at);
  return [{ text: decoded + text.slice(from), offsets: offsets.subarray(0, length), shortest: view.shortest }];
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

function decodeEscape(escaped: string, emit: Emit): void {
  if (/^(?:%|\\(?:x|[0-7]))/.test(escaped)) decodeBytes(escaped, emit);
  else emit(characterOf(escaped), 0);
}

function characterOf(escaped: string): string {
  if (escaped.startsWith("&")) {
    const name = escaped.slice(1, -1);
    if (!name.startsWith("#")) return named[name.toLowerCase()] ?? escaped;
    return codePoint(/^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1)));
  }
  const letter = escaped[1] ?? "";
  if (/^\\\s/.test(escaped) && escaped.includes("\n")) return "";
  if (escaped.length > 2) return codePoint(Number.parseInt(escaped.replace(/[^0-9a-f]/gi, ""), 16));
  return short[letter] ?? letter;
}

function codePoint(code: number): string {
  return String.fromCodePoint(Math.min(code, 0x10ffff));
}

/** Bytes of UTF-8. One that is none of it stands for the character of its number, as in JavaScript. */
function decodeBytes(escaped: string, emit: Emit): void {
  const numbers: number[] = [];
  const places: number[] = [];
  for (const { 1: percent, 2: hex, 3: octal, 4: listed, 5: decimal, index } of escaped.matchAll(singleByte)) {
    const [digits = "", base] = octal ? [octal, 8] : decimal ? [decimal, 10] : [percent ?? hex ?? listed, 16];
    numbers.push(Number.parseInt(digits, base));
    places.push(index);
  }
  for (let index = 0; index < numbers.length; ) {
    const first = numbers[index] ?? 0;
    const length = first < 0xc0 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    const character = length === 1 ? "" : Buffer.from(numbers.slice(index, index + length)).toString("utf8");
    const isWhole = first < 0x100 && character !== "" && !character.includes("\ufffd");
    emit(isWhole ? character : String.fromCharCode(first), places[index] ?? 0);
    index += isWhole ? length : 1;
  }
}

/** Without line breaks and the white space around them, as base64 is wrapped; or with another separator instead. */
function join(view: TextView, separator: "" | " ", shortest: number): readonly TextView[] {
  const { text } = view;
  if (!text.includes("\n")) return [];
  let joined = "";
  const offsets = new Int32Array(text.length + 1);
  let length = 0;
  let from = 0;
  for (const line of text.split("\n")) {
    const trimmed = line.trim();
    const begin = from + (line.length - line.trimStart().length);
    if (from > 0 && separator !== "") offsets[length++] = offsetIn(view, from - 1);
    for (let at = begin; at < begin + trimmed.length; at++) offsets[length++] = offsetIn(view, at);
    joined += from > 0 ? separator + trimmed : trimmed;
    from += line.length + 1;
  }
  offsets[length++] = offsetIn(view, text.length);
  return [{ text: joined, offsets: offsets.subarray(0, length), shortest }];
}
