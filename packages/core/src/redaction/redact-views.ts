import { escapeSequence } from "../text/sanitize.ts";

/**
 * A text with its escapes decoded, or its line breaks removed. Secrets are searched in each of these views, and hidden
 * in the original text.
 */
export interface TextView {
  readonly text: string;
  /** Offset of each of the view's characters in the original text, and of the end of the last one. */
  readonly offsets: Int32Array | undefined;
  /** Minimum length of a match: shorter ones would occur by chance where lines are joined. */
  readonly minLength: number;
}

/** Maximum nesting of escapes, such as JSON in a URL. */
const maxLayers = 2;

/** Minimum length of a match over line breaks, in characters: no line of base64 is shorter. */
const minJoinedLength = 16;

/**
 * Percent-encoding (RFC 3986); escapes of JSON, YAML, Go's %q and shells, including an escaped line break; HTML
 * character references. Decoded separately, since a text with one kind of escapes may contain what looks like another.
 */
const escapePatterns: readonly RegExp[] = [
  /(?:%[0-9a-f]{2})+/gi,
  /(?:\\x[0-9a-fA-F]{2})+|(?:\\[0-3][0-7]{2})+|\\(?:u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|u\{[0-9a-fA-F]{1,6}\}|\r?\n[ \t]*|[abefnrtv\W])/g,
  /&(?:amp|lt|gt|quot|apos|#\d{1,6}|#x[0-9a-f]{1,5});/gi,
];

/**
 * Lists of bytes, as printed by Go's %v and %#v, JSON and others: `[115 101 99]`, `0x73, 0x65`. A long list gives
 * several adjacent matches: a single one would exhaust the regular expression's stack.
 */
const byteLists =
  /(?<!\w)(?:(?:0x[0-9a-fA-F]{1,2}|\d{1,3})(?:,\s{0,40}|\s{1,40})){1,4096}(?:(?:0x[0-9a-fA-F]{1,2}|\d{1,3})(?![\w\s,]))?/g;

/** One byte of an escape. */
const singleByte = /%([0-9a-f]{2})|\\x([0-9a-f]{2})|\\([0-7]{3})|0x([0-9a-f]{1,2})|(\d{1,3})/gi;

/** Invisible to people, and removed by `sanitize`: terminal escape sequences and control characters. */
const terminalControls = new RegExp(`${escapeSequence}|(?![\\t\\n])\\p{Cc}`, "gu");

/**
 * All views of a text; the text itself is the first.
 * @param folded whether a secret's space may be a line break in the text, as in folded YAML
 */
export function viewsOf(original: string, folded: boolean): readonly TextView[] {
  const whole: TextView = { text: original, offsets: undefined, minLength: 0 };
  const views = [whole, ...decode(whole, terminalControls, () => {})];
  const known = new Set(views.map(({ text }) => text));
  for (let layer = 0, from = 0; layer < maxLayers; layer++) {
    const outer = views.slice(from);
    from = views.length;
    for (const decoded of outer.flatMap((view) =>
      escapePatterns.flatMap((pattern) => decode(view, pattern, decodeEscape)),
    )) {
      if (known.has(decoded.text)) continue;
      known.add(decoded.text);
      views.push(decoded);
    }
  }
  views.push(...decode(whole, byteLists, decodeBytes));
  const joined = views.flatMap((view) => join(view, "", minJoinedLength));
  return [...views, ...joined, ...(folded ? views.flatMap((view) => join(view, " ", view.minLength)) : [])];
}

/** The offset in the original text of a view's character; of the end for the view's length. */
export function offsetIn({ offsets }: TextView, index: number): number {
  return offsets === undefined ? index : (offsets[index] ?? 0);
}

/** Receives decoded characters, and their offset in the escape. */
type Emit = (characters: string, at: number) => void;

/** Decodes all matches of a pattern, which never makes the text longer; no view if nothing matches. */
function decode(
  view: TextView,
  pattern: RegExp,
  decodeMatch: (escaped: string, emit: Emit) => void,
): readonly TextView[] {
  const { text } = view;
  let decoded = "";
  let offsets: Int32Array | undefined;
  let length = 0;
  let from = 0;
  for (const { 0: escaped, index } of text.matchAll(pattern)) {
    offsets ??= new Int32Array(text.length + 1);
    for (let at = from; at < index; at++) offsets[length++] = offsetIn(view, at);
    decoded += text.slice(from, index);
    const known = offsets;
    decodeMatch(escaped, (characters, at) => {
      for (let unit = 0; unit < characters.length; unit++) known[length++] = offsetIn(view, index + at);
      decoded += characters;
    });
    from = index + escaped.length;
  }
  if (offsets === undefined) return [];
  for (let at = from; at <= text.length; at++) offsets[length++] = offsetIn(view, at);
  return [{ text: decoded + text.slice(from), offsets: offsets.subarray(0, length), minLength: view.minLength }];
}

const namedReferences: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
const letterEscapes: Readonly<Record<string, string>> = {
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
    if (!name.startsWith("#")) return namedReferences[name.toLowerCase()] ?? escaped;
    return codePoint(/^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1)));
  }
  const letter = escaped[1] ?? "";
  if (/^\\\s/.test(escaped) && escaped.includes("\n")) return "";
  if (escaped.length > 2) return codePoint(Number.parseInt(escaped.replace(/[^0-9a-f]/gi, ""), 16));
  return letterEscapes[letter] ?? letter;
}

function codePoint(code: number): string {
  return String.fromCodePoint(Math.min(code, 0x10ffff));
}

/** Decodes bytes as UTF-8. Invalid bytes become the character with that code, as in JavaScript. */
function decodeBytes(escaped: string, emit: Emit): void {
  const numbers: number[] = [];
  const starts: number[] = [];
  for (const { 1: percent, 2: hex, 3: octal, 4: listed, 5: decimal, index } of escaped.matchAll(singleByte)) {
    const [digits = "", base] = octal ? [octal, 8] : decimal ? [decimal, 10] : [percent ?? hex ?? listed, 16];
    numbers.push(Number.parseInt(digits, base));
    starts.push(index);
  }
  for (let index = 0; index < numbers.length; ) {
    const first = numbers[index] ?? 0;
    const length = first < 0xc0 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    const character = length === 1 ? "" : Buffer.from(numbers.slice(index, index + length)).toString("utf8");
    const isWhole = first < 0x100 && character !== "" && !character.includes("\ufffd");
    emit(isWhole ? character : String.fromCharCode(first), starts[index] ?? 0);
    index += isWhole ? length : 1;
  }
}

/** Removes line breaks and the white space around them, as in wrapped base64, or replaces them by a separator. */
function join(view: TextView, separator: "" | " ", minLength: number): readonly TextView[] {
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
  return [{ text: joined, offsets: offsets.subarray(0, length), minLength }];
}
