/** Keeps secrets out of texts. */
import { sanitize } from "../text/sanitize.ts";
import { truncate } from "../text/shorten.ts";
import { offsetIn, type TextView, viewsOf } from "./redact-views.ts";

export interface Redactor {
  /**
   * From now on a secret is shown as `***`, and so is each of its lines: as it is, in base64 and base64url, wrapped or
   * not, in hexadecimal or as a list of bytes, folded at its spaces, and with any of its characters escaped as URLs, JSON,
   * YAML, shells, Go or HTML escape them.
   */
  hide(secret: string): void;
  /**
   * A text without what is hidden, also where a terminal's colour stands in the middle of it, which would hide it from us
   * and from nobody else. All else stays as it is. Cut a text only after that.
   */
  redact(text: string): string;
}

/** What is shorter is part of too many other words: hiding it would blot out what a person has to read. */
const shortest = 6;

/** Shorter ones may be words (`postgres`), which count only where they stand by themselves. */
const longestWord = 16;

/**
 * Of a longer one the beginning is looked for, and hidden with all that goes on like it. So a place in a text is compared
 * with no more than this number of characters, and with no more lengths.
 */
const longestStart = 64;

/** What is hidden and begins alike, by its length. */
interface Alike {
  readonly byLength: Map<number, Map<string, Form>>;
  /** The longest first. */
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

/** A way in which a secret may be written. What is encoded is no word, and counts within one too. */
type Form = "plain" | "encoded";

/** Nobody quotes the lines of what is larger: a file that is in a Secret because there was no better place. */
const largest = 64 * 1024;

/** All texts in a value without what is hidden. */
export function redactAll<Value>(value: Value, redact: (text: string) => string): Value;
export function redactAll(value: unknown, redact: (text: string) => string): unknown {
  if (typeof value === "string") return redact(value);
  if (Array.isArray(value)) return value.map((each) => redactAll(each, redact));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, redactAll(each, redact)]));
}

/** Takes secrets out of a text. */
export type Redact = (text: string) => string;

/**
 * Text of others as it may be shown, no longer than `most` characters. Redacted first: what makes a text harmless spells
 * parts of it in another way, also those of a secret, and half of a secret would not be known for one.
 */
export function excerpt(text: string, most: number, redact: Redact): string {
  return truncate(sanitize(redact(text)), most).toWellFormed();
}

/** A redactor that knows no secret yet. It looks at a text once for each view of it, however many secrets there are. */
export function createRedactor(): Redactor {
  const hidden = new Map<string, Alike>();
  let folded = false;
  return {
    hide(secret) {
      folded ||= secret.trim().includes(" ");
      for (const [form, kind] of formsOf(secret)) remember(form, kind, hidden);
    },
    redact(text) {
      if (hidden.size === 0) return text;
      return without(
        text,
        viewsOf(text, folded).flatMap((view) => rangesIn(view, hidden)),
      );
    },
  };
}

/** Where something begins in a text, and where it ends. */
type Range = readonly [from: number, to: number];

function without(text: string, ranges: readonly Range[]): string {
  let shown = "";
  let end = 0;
  for (const [from, to] of ranges.toSorted(([a], [b]) => a - b)) {
    // Two views may show the same, or parts of it.
    if (from >= end) shown += `${text.slice(end, from)}***`;
    end = Math.max(end, to);
  }
  return shown + text.slice(end);
}

/** Steps that a text may take beyond those for each of its characters, before more than needed is hidden. */
const mostSteps = 64 * 1024 * 1024;

/** Looks at every place: what is hidden may begin within something else that is hidden, and end after it. */
function rangesIn(view: TextView, hidden: ReadonlyMap<string, Alike>): readonly Range[] {
  const ranges: (readonly [from: number, to: number])[] = [];
  const { text } = view;
  const steps = { left: mostSteps };
  let [from, to] = [0, 0];
  for (let at = 0; at + shortest <= text.length; at++) {
    const alike = hidden.get(text.slice(at, at + shortest));
    const length = alike === undefined ? undefined : hiddenAt(view, at, alike, steps);
    if (length === undefined) continue;
    if (at >= to) {
      if (to > 0) ranges.push([offsetIn(view, from), offsetIn(view, to)]);
      from = at;
    }
    to = Math.max(to, at + length);
  }
  return to === 0 ? ranges : [...ranges, [offsetIn(view, from), offsetIn(view, to)]];
}

function remember(text: string, kind: Form, hidden: Map<string, Alike>): void {
  const start = text.slice(0, shortest);
  const alike = hidden.get(start) ?? { byLength: new Map(), lengths: [], long: new Map() };
  hidden.set(start, alike);
  if (text.length >= longestStart) {
    const beginning = text.slice(0, longestStart);
    const forms = alike.long.get(beginning) ?? { texts: new Set(), longest: 0 };
    const longest = Math.max(forms.longest, text.length);
    alike.long.set(beginning, { texts: forms.texts.add(text), sorted: undefined, longest });
    return;
  }
  const sameLength = alike.byLength.get(text.length) ?? new Map<string, Form>();
  // What is plain and encoded is a word for one of them, and hidden everywhere for the other.
  if (sameLength.get(text) !== "encoded") sameLength.set(text, kind);
  alike.byLength.set(text.length, sameLength);
  if (sameLength.size === 1) alike.lengths = [...alike.byLength.keys()].toSorted((a, b) => b - a);
}

/** The length of what is hidden here. */
function hiddenAt(view: TextView, at: number, { byLength, lengths, long }: Alike, steps: Steps): number | undefined {
  const longer = long.size === 0 ? undefined : long.get(view.text.slice(at, at + longestStart));
  if (longer !== undefined) return longestMatch(view.text, at, longer, steps);
  return lengths.find((length) => {
    const end = at + length;
    const form = length < view.shortest ? undefined : byLength.get(length)?.get(view.text.slice(at, end));
    if (form === undefined) return false;
    return (
      form === "encoded" || length >= longestWord || !(isInsideWord(view.text, at) || isInsideWord(view.text, end))
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
  const lines = secret.length > largest ? [] : linesOf(secret);
  const texts = [secret.trim(), ...lines].filter((text) => text.length >= shortest);
  const forms = texts.flatMap((text) => [
    [text, "plain"] as const,
    // A form's field has `+` for a space (WHATWG, "application/x-www-form-urlencoded").
    ...(text.includes(" ") ? ([[text.replaceAll(" ", "+"), "plain"]] as const) : []),
    // As YAML and SQL, and as shells write it between single quotes.
    ...(text.includes("'")
      ? ["''", String.raw`'\''`, `'"'"'`].map((quote) => [text.replaceAll("'", quote), "plain"] as const)
      : []),
    ...hexOf(text).map((form) => [form, "encoded"] as const),
    ...base64Of(text).map((form) => [form, "encoded"] as const),
  ]);
  return forms.filter(([form]) => form.length >= shortest);
}

/** Of a key every line is secret; of another text, what is long enough to be no common line. */
function linesOf(secret: string): readonly string[] {
  const least = secret.includes("-----BEGIN") ? shortest : longestWord;
  return secret
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line.length >= least && !line.startsWith("-----"));
}

function hexOf(text: string): readonly string[] {
  const hex = Buffer.from(text).toString("hex");
  return [hex, hex.toUpperCase()];
}

/** Base64 of a text alone, and of one with something before it, as in `user:password`; by both alphabets (RFC 4648). */
function base64Of(text: string): readonly string[] {
  const bytes = Buffer.from(text);
  const inside = [0, 1, 2].map((shift) => {
    const whole = Buffer.concat([Buffer.alloc(shift), bytes]).toString("base64");
    // The first and the last character depend on what stands around it too.
    const first = [0, 2, 3][shift] ?? 0;
    const last = Math.floor(((bytes.length + shift) * 8) / 6);
    return whole.slice(first, last);
  });
  const whole = bytes.toString("base64");
  const all = [whole, whole.replace(/(?<!=)=+$/, ""), ...inside];
  const url = all.map((form) => form.replaceAll("+", "-").replaceAll("/", "_"));
  return [...new Set([...all, ...url])];
}
