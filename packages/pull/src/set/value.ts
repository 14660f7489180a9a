import type { ScalarValue } from "../edit/types.ts";

/** Keys whose values are texts even where they look like numbers: a commit's first digits, a build's number. */
const textual = /(?:tag|version|digest|sha|hash|image|revision|commit)$/i;

/**
 * The value of a text for a place, with the type that stands there: a number stays one where the text is written as YAML
 * writes that number back (not so `1.10`), a boolean for `true` and `false`. Where nothing stands, whole numbers of up to
 * six digits and booleans are taken for what they look like.
 * @param key of the map the value is in
 */
export function typedValue(text: string, present: unknown, key: string): ScalarValue {
  const isEmpty = present === undefined || present === null;
  if (isEmpty && textual.test(key)) return text;
  if ((isEmpty || typeof present === "boolean") && (text === "true" || text === "false")) return text === "true";
  if (isEmpty && /^(?:0|[1-9]\d{0,5})$/.test(text)) return Number(text);
  if (typeof present === "number" && /^-?\d+(?:\.\d+)?$/.test(text) && String(Number(text)) === text) {
    return Number(text);
  }
  return text;
}
