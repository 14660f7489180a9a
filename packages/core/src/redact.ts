/** Keeps secrets out of texts. */
export interface Redactor {
  /** From now on a secret is shown as `***`: as it is, in base64, as in a URL or in JSON, and each of its lines. */
  hide(secret: string): void;
  redact(text: string): string;
}

/** What is shorter is part of too many other words: hiding it would blot out what a person has to read. */
const shortest = 6;

/** Shorter ones may be words (`postgres`), which count only where they stand by themselves. */
const longestWord = 16;

/** What is hidden and begins alike, by its length. */
interface Alike {
  readonly byLength: Map<number, Set<string>>;
  /** The longest first. */
  lengths: readonly number[];
}

/** Nobody quotes the lines of what is larger: a file that is in a Secret because there was no better place. */
const largest = 64 * 1024;

/** All texts in a value without what is hidden. */
export function redactAll<Told>(told: Told, redact: (text: string) => string): Told;
export function redactAll(told: unknown, redact: (text: string) => string): unknown {
  if (typeof told === "string") return redact(told);
  if (Array.isArray(told)) return told.map((each) => redactAll(each, redact));
  if (typeof told !== "object" || told === null) return told;
  return Object.fromEntries(Object.entries(told).map(([key, value]) => [key, redactAll(value, redact)]));
}

/** A redactor that knows no secret yet. It looks at a text once, however many secrets there are. */
export function createRedactor(): Redactor {
  const hidden = new Map<string, Alike>();
  return {
    hide(secret) {
      for (const form of formsOf(secret)) remember(form, hidden);
    },
    redact(text) {
      if (hidden.size === 0) return text;
      let shown = "";
      let from = 0;
      for (let at = 0; at + shortest <= text.length; ) {
        const alike = hidden.get(text.slice(at, at + shortest));
        const length = alike === undefined ? undefined : hiddenAt(text, at, alike);
        if (length !== undefined) {
          shown += `${text.slice(from, at)}***`;
          from = at + length;
        }
        at += length ?? 1;
      }
      return shown + text.slice(from);
    },
  };
}

function remember(form: string, hidden: Map<string, Alike>): void {
  const start = form.slice(0, shortest);
  const alike = hidden.get(start) ?? { byLength: new Map<number, Set<string>>(), lengths: [] };
  const sameLength = alike.byLength.get(form.length) ?? new Set();
  hidden.set(start, alike);
  alike.byLength.set(form.length, sameLength.add(form));
  if (sameLength.size === 1) alike.lengths = [...alike.byLength.keys()].toSorted((a, b) => b - a);
}

/** The length of what is hidden here. */
function hiddenAt(text: string, at: number, { byLength, lengths }: Alike): number | undefined {
  return lengths.find((length) => {
    const end = at + length;
    if (byLength.get(length)?.has(text.slice(at, end)) !== true) return false;
    return length >= longestWord || !(isInsideWord(text, at) || isInsideWord(text, end));
  });
}

function isInsideWord(text: string, at: number): boolean {
  return /^[\p{L}\p{N}]{2}$/u.test(text.slice(Math.max(0, at - 1), at + 1));
}

function formsOf(secret: string): readonly string[] {
  const lines = secret.length > largest ? [] : linesOf(secret);
  const texts = [secret.trim(), ...lines].filter((text) => text.length >= shortest);
  return [...new Set(texts.flatMap((text) => [text, ...base64Of(text), ...escapedOf(text)]))].filter(
    (form) => form.length >= shortest,
  );
}

/** Of a key every line is secret; of another text, what is long enough to be no common line. */
function linesOf(secret: string): readonly string[] {
  const least = secret.includes("-----BEGIN") ? shortest : longestWord;
  return secret
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line.length >= least && !line.startsWith("-----"));
}

/** Base64 of a text alone, and of one with something before it, as in `user:password`. */
function base64Of(text: string): readonly string[] {
  const bytes = Buffer.from(text);
  return [0, 1, 2].map((shift) => {
    const whole = Buffer.concat([Buffer.alloc(shift), bytes]).toString("base64");
    // The first and the last character depend on what stands around it too.
    const first = [0, 2, 3][shift] ?? 0;
    const last = Math.floor(((bytes.length + shift) * 8) / 6);
    return whole.slice(first, last);
  });
}

function escapedOf(text: string): readonly string[] {
  const json = JSON.stringify(text).slice(1, -1);
  const goJson = json.replace(/[<>&]/g, (character) => `\\u00${character.charCodeAt(0).toString(16)}`);
  const url = encodeURIComponent(text.toWellFormed());
  return [json, goJson, url, url.replaceAll("%20", "+")];
}
