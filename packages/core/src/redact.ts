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

/** A redactor that knows no secret yet. It looks at a text once, however many secrets there are. */
export function createRedactor(): Redactor {
  /** What is hidden, by how it begins; the longest first. */
  const hidden = new Map<string, string[]>();
  return {
    hide(secret) {
      for (const form of formsOf(secret)) {
        const start = form.slice(0, shortest);
        const known = hidden.get(start) ?? [];
        if (known.includes(form)) continue;
        hidden.set(
          start,
          [...known, form].toSorted((a, b) => b.length - a.length),
        );
      }
    },
    redact(text) {
      if (hidden.size === 0) return text;
      let shown = "";
      let from = 0;
      for (let at = 0; at + shortest <= text.length; ) {
        const found = hidden.get(text.slice(at, at + shortest))?.find((form) => standsAt(text, at, form));
        if (found === undefined) {
          at += 1;
          continue;
        }
        shown += `${text.slice(from, at)}***`;
        at += found.length;
        from = at;
      }
      return shown + text.slice(from);
    },
  };
}

function standsAt(text: string, at: number, form: string): boolean {
  if (!text.startsWith(form, at)) return false;
  const end = at + form.length;
  return form.length >= longestWord || !(isInsideWord(text, at) || isInsideWord(text, end));
}

function isInsideWord(text: string, at: number): boolean {
  return /^[\p{L}\p{N}]{2}$/u.test(text.slice(at - 1, at + 1));
}

function formsOf(secret: string): readonly string[] {
  const texts = [secret.trim(), ...linesOf(secret)].filter((text) => text.length >= shortest);
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
