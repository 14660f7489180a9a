/** Removes secrets from text. */
import { sanitize } from "../text/sanitize.ts";
import { truncate } from "../text/shorten.ts";
import { offsetIn, type TextView, viewsOf } from "./redact-views.ts";

export interface Redactor {
  /**
   * Replaces a secret and each of its lines by `***` from now on: verbatim, in base64 and base64url, wrapped or not, in
   * hexadecimal or as a list of bytes, folded at its spaces, and with any of its characters escaped as in URLs, JSON,
   * YAML, shells, Go or HTML.
   */
  hide(secret: string): void;
  /**
   * Removes hidden secrets from a text, also those with terminal escape sequences in the middle. Truncate a text only
   * after this.
   */
  redact(text: string): string;
}

/** Minimum length of a secret, in characters: shorter ones are part of too many words. */
const minSecretLength = 6;

/**
 * Minimum length to hide a secret inside other words: shorter ones may be words (`postgres`), and are hidden only as
 * whole words.
 */
const minLengthInsideWord = 16;

/**
 * Of a longer one the beginning is looked for, and hidden with all that goes on like it. So a place in a text is compared
 * with no more than this number of characters, and with no more lengths.
 */
const longestStart = 64;

/** Hidden texts with the same start, by length. */
interface SameStart {
  readonly byLength: Map<number, Map<string, Form>>;
  /** Longest first. */
  lengths: readonly number[];
  /** Those of {@link longestStart} or more characters, by their beginning. */
  readonly long: Map<string, LongForms>;
}

/** Texts with the same beginning. */
interface LongForms {
  readonly texts: Set<string>;
  /** The same in order; undefined where another has come since. */
  sorted: readonly string[] | undefined;
  /** The length of the longest. */
  readonly longest: number;
}

/** How a secret is written. Encoded forms are hidden inside words too. */
type Form = "plain" | "encoded";

/**
 * Maximum length of a secret whose lines are hidden separately, in characters: a larger one is a file that is unlikely
 * to be quoted by line.
 */
const maxSplitLength = 64 * 1024;

/** Redacts all texts in a value. */
export function redactAll<Value>(value: Value, redact: (text: string) => string): Value;
export function redactAll(value: unknown, redact: (text: string) => string): unknown {
  if (typeof value === "string") return redact(value);
  if (Array.isArray(value)) return value.map((each) => redactAll(each, redact));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, redactAll(each, redact)]));
}

/** Removes secrets from a text. */
export type Redact = (text: string) => string;

/**
 * Redacts, sanitizes and truncates foreign text for display. Redacted first, since sanitizing changes characters of a
 * secret, and a truncated secret is not recognized.
 */
export function excerpt(text: string, maxLength: number, redact: Redact): string {
  return truncate(sanitize(redact(text)), maxLength).toWellFormed();
}

/** Creates a redactor without secrets. It scans each view of a text once, regardless of the number of secrets. */
export function createRedactor(): Redactor {
  const hidden = new Map<string, SameStart>();
  let folded = false;
  return {
    hide(secret) {
      folded ||= secret.trim().includes(" ");
      for (const [form, kind] of formsOf(secret)) remember(form, kind, hidden);
    },
    redact(text) {
      if (hidden.size === 0) return text;
      return replaceRanges(
        text,
        viewsOf(text, folded).flatMap((view) => rangesIn(view, hidden)),
      );
    },
  };
}

/** Start and end offset in a text. */
type Range = readonly [from: number, to: number];

function replaceRanges(text: string, ranges: readonly Range[]): string {
  let shown = "";
  let end = 0;
  for (const [from, to] of ranges.toSorted(([a], [b]) => a - b)) {
    // Matches of different views may overlap.
    if (from >= end) shown += `${text.slice(end, from)}***`;
    end = Math.max(end, to);
  }
  return shown + text.slice(end);
}

/** Steps that a text may take beyond those for each of its characters, before more than needed is hidden. */
const mostSteps = 64 * 1024 * 1024;

/** Looks at every place: what is hidden may begin within something else that is hidden, and end after it. */
function rangesIn(view: TextView, hidden: ReadonlyMap<string, SameStart>): readonly Range[] {
  const ranges: (readonly [from: number, to: number])[] = [];
  const { text } = view;
  const steps = { left: mostSteps };
  let [from, to] = [0, 0];
  for (let at = 0; at + minSecretLength <= text.length; at++) {
    const sameStart = hidden.get(text.slice(at, at + minSecretLength));
    const length = sameStart === undefined ? undefined : hiddenAt(view, at, sameStart, steps);
    if (length === undefined) continue;
    if (at >= to) {
      if (to > 0) ranges.push([offsetIn(view, from), offsetIn(view, to)]);
      from = at;
    }
    to = Math.max(to, at + length);
  }
  return to === 0 ? ranges : [...ranges, [offsetIn(view, from), offsetIn(view, to)]];
}

function remember(text: string, kind: Form, hidden: Map<string, SameStart>): void {
  const start = text.slice(0, minSecretLength);
  const sameStart = hidden.get(start) ?? { byLength: new Map(), lengths: [], long: new Map() };
  hidden.set(start, sameStart);
  if (text.length >= longestStart) {
    const beginning = text.slice(0, longestStart);
    const forms = sameStart.long.get(beginning) ?? { texts: new Set(), longest: 0 };
    const longest = Math.max(forms.longest, text.length);
    sameStart.long.set(beginning, { texts: forms.texts.add(text), sorted: undefined, longest });
    return;
  }
  const sameLength = sameStart.byLength.get(text.length) ?? new Map<string, Form>();
  // A text that is the plain form of one secret and the encoded form of another is hidden everywhere.
  if (sameLength.get(text) !== "encoded") sameLength.set(text, kind);
  sameStart.byLength.set(text.length, sameLength);
  if (sameLength.size === 1) sameStart.lengths = [...sameStart.byLength.keys()].toSorted((a, b) => b - a);
}

/** The length of the hidden text at an offset, if any. */
function hiddenAt(
  view: TextView,
  at: number,
  { byLength, lengths, long }: SameStart,
  steps: Steps,
): number | undefined {
  const longer = long.size === 0 ? undefined : long.get(view.text.slice(at, at + longestStart));
  if (longer !== undefined) return longestMatch(view.text, at, longer, steps);
  return lengths.find((length) => {
    const end = at + length;
    const form = length < view.minLength ? undefined : byLength.get(length)?.get(view.text.slice(at, end));
    if (form === undefined) return false;
    return (
      form === "encoded" ||
      length >= minLengthInsideWord ||
      !(isInsideWord(view.text, at) || isInsideWord(view.text, end))
    );
  });
}

/** Counts down how much a text has been compared. */
interface Steps {
  left: number;
}

/**
 * How many characters from here on are as one of these has them. It is next to where the text itself would be in order.
 * A text that repeats itself could be compared over and over: at some point, all that may be meant is hidden.
 */
function longestMatch(text: string, at: number, forms: LongForms, steps: Steps): number {
  forms.sorted ??= [...forms.texts].toSorted((a, b) => (a < b ? -1 : 1));
  const { sorted } = forms;
  let [low, high] = [0, sorted.length];
  let longest = longestStart;
  while (low < high) {
    if (steps.left < 0) return Math.min(forms.longest, text.length - at);
    const middle = (low + high) >> 1;
    const form = sorted[middle] ?? "";
    const length = sharedLength(text, at, form);
    steps.left -= length;
    longest = Math.max(longest, length);
    const isAfter = length < form.length && (text[at + length] ?? "") < (form[length] ?? "");
    if (isAfter) high = middle;
    else low = middle + 1;
  }
  return longest;
}

function sharedLength(text: string, at: number, form: string): number {
  let length = longestStart;
  while (length < form.length && text[at + length] === form[length]) length++;
  return length;
}

function isInsideWord(text: string, at: number): boolean {
  return /^[\p{L}\p{N}]{2}$/u.test(text.slice(Math.max(0, at - 1), at + 1));
}

function formsOf(secret: string): readonly (readonly [form: string, kind: Form])[] {
  const lines = secret.length > maxSplitLength ? [] : linesOf(secret);
  const texts = [secret.trim(), ...lines].filter((text) => text.length >= minSecretLength);
  const forms = texts.flatMap((text) => [
    [text, "plain"] as const,
    // HTML forms encode a space as `+` (WHATWG, "application/x-www-form-urlencoded").
    ...(text.includes(" ") ? ([[text.replaceAll(" ", "+"), "plain"]] as const) : []),
    // Quotes within single quotes, as in YAML, SQL and shells.
    ...(text.includes("'")
      ? ["''", String.raw`'\''`, `'"'"'`].map((quote) => [text.replaceAll("'", quote), "plain"] as const)
      : []),
    ...hexOf(text).map((form) => [form, "encoded"] as const),
    ...base64Of(text).map((form) => [form, "encoded"] as const),
  ]);
  return forms.filter(([form]) => form.length >= minSecretLength);
}

/** The lines to hide separately: every line of a key, and only long lines of other texts. */
function linesOf(secret: string): readonly string[] {
  const minLength = secret.includes("-----BEGIN") ? minSecretLength : minLengthInsideWord;
  return secret
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line.length >= minLength && !line.startsWith("-----"));
}

function hexOf(text: string): readonly string[] {
  const hex = Buffer.from(text).toString("hex");
  return [hex, hex.toUpperCase()];
}

/** Base64 of a text alone, and after other text, as in `user:password`; in both alphabets (RFC 4648). */
function base64Of(text: string): readonly string[] {
  const bytes = Buffer.from(text);
  const inside = [0, 1, 2].map((shift) => {
    const whole = Buffer.concat([Buffer.alloc(shift), bytes]).toString("base64");
    // The first and the last character also depend on the surrounding text.
    const first = [0, 2, 3][shift] ?? 0;
    const last = Math.floor(((bytes.length + shift) * 8) / 6);
    return whole.slice(first, last);
  });
  const whole = bytes.toString("base64");
  const all = [whole, whole.replace(/(?<!=)=+$/, ""), ...inside];
  const url = all.map((form) => form.replaceAll("+", "-").replaceAll("/", "_"));
  return [...new Set([...all, ...url])];
}
