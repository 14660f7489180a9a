/** The paths that a user writes for a value in a YAML document: `set` of pull, `chart-set` of push. */

/** `name` or `["a.b/c"]`, `[0]`, `[name=web]`, `*`, and `[+]` for a new item. */
export type PathStep =
  | { readonly key: string }
  | { readonly index: number }
  | { readonly where: { readonly key: string; readonly value: string } }
  | "*"
  | "+";

/** Quotes keep surrounding spaces and empty values. */
export function unquotedValue(value: string): string {
  const [, double, single] = /^(?:"([^"]*)"|'([^']*)')$/.exec(value) ?? [];
  return double ?? single ?? value;
}

/** A plain key, `name`. Keys with delimiters need `["…"]`. */
const key = /[^\s.[\]="':*,{}]+/y;
const index = /\[(0|[1-9]\d{0,8})\]/y;
const every = /\*|\[\*\]/y;
const append = /\[\+\]/y;
const quoted = /\[("(?:[^"\\]|\\.)*"|'[^']*')\]/y;
const where = /\[([^\s[\]="']+)=("(?:[^"\\]|\\.)*"|'[^']*'|[^\]"']*)\]/y;

/**
 * Reads a path from the start of a text: `spec.containers[name=web].image`, `[0]`, `["a.b/c"]`, `*`, `[+]`; a leading
 * dot is allowed, as in yq and jq.
 * @returns the steps and the end offset; no steps if the text does not start with a path
 */
export function readValuePath(text: string): { readonly steps: readonly PathStep[]; readonly end: number } {
  const steps: PathStep[] = [];
  let end = 0;
  for (;;) {
    const from = text[end] === "." ? end + 1 : end;
    const step = readStep(text, from, from > end || steps.length === 0);
    if (step === undefined) return { steps, end };
    steps.push(step.step);
    end = step.end;
  }
}

function readStep(
  text: string,
  from: number,
  isFree: boolean,
): { readonly step: PathStep; readonly end: number } | undefined {
  const match = (pattern: RegExp) => {
    pattern.lastIndex = from;
    return pattern.exec(text);
  };
  const found = (step: PathStep | undefined, [whole]: RegExpExecArray) =>
    step === undefined ? undefined : { step, end: from + whole.length };
  const numbered = match(index);
  if (numbered) return found({ index: Number(numbered[1]) }, numbered);
  const all = match(every);
  if (all && (isFree || all[0] !== "*")) return found("*", all);
  const next = match(append);
  if (next) return found("+", next);
  const named = match(quoted);
  if (named) return found(asKey(unquote(named[1] ?? "")), named);
  const chosen = match(where);
  if (chosen) {
    const value = unquote(chosen[2] ?? "");
    return found(value === undefined ? undefined : { where: { key: chosen[1] ?? "", value } }, chosen);
  }
  const plain = isFree ? match(key) : null;
  return plain ? found({ key: plain[0] }, plain) : undefined;
}

function asKey(written: string | undefined): PathStep | undefined {
  return written === undefined ? undefined : { key: written };
}

/** Returns undefined for escapes that JSON does not know. */
function unquote(written: string): string | undefined {
  if (written.startsWith("'")) return written.slice(1, -1);
  if (!written.startsWith('"')) return written;
  try {
    return JSON.parse(written) as string;
  } catch {
    return undefined;
  }
}

/** Keys whose values are strings even if they look like numbers, such as an abbreviated commit or a build number. */
const stringKeys = /(?:tag|version|digest|sha|hash|image|revision|commit)$/i;

/**
 * Converts a text to the type of the value that it replaces: to a number if YAML writes that number back as the same
 * text (not so `1.10`), to a boolean for `true` and `false`. Without a present value, booleans and whole numbers of up
 * to six digits are converted.
 * @param key of the map entry that holds the value
 */
export function typedValue(text: string, present: unknown, key: string): string | number | boolean {
  const isEmpty = present === undefined || present === null;
  if (isEmpty && stringKeys.test(key)) return text;
  if ((isEmpty || typeof present === "boolean") && (text === "true" || text === "false")) return text === "true";
  if (isEmpty && /^(?:0|[1-9]\d{0,5})$/.test(text)) return Number(text);
  if (typeof present === "number" && /^-?\d+(?:\.\d+)?$/.test(text) && String(Number(text)) === text) {
    return Number(text);
  }
  return text;
}
