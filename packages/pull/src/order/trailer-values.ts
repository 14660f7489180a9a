/** Characters of a value that a line shows. */
const longest = 200;

/** What can be seen, and is no space. */
const seen = String.raw`[\p{L}\p{M}\p{N}\p{P}\p{S}]`;
const words = new RegExp(`^${seen}(?:[ ]|${seen})*$`, "u");
const word = new RegExp(`^${seen}+$`, "u");
const unseen = new RegExp(`(?!${seen})[^]`, "gu");

/**
 * A value from a file in a line for machines, which must not end there, and is taken apart by its spaces: what has line
 * breaks, spaces or anything else in it that nobody sees is quoted as in JSON.
 */
export function onOneLine(value: string): string {
  const short = value.length <= longest ? value : `${value.slice(0, longest)}…`;
  return word.test(short) ? short : JSON.stringify(short).replace(unseen, spelledOut);
}

/** The value that {@link onOneLine} has made a text of, as far as that has it. */
export function offOneLine(text: string): string {
  return quoted.test(text) && text.includes("\\") ? (JSON.parse(text) as string) : text;
}

/** A JSON string (RFC 8259). */
const quoted = /^"(?:[^"\\\p{Cc}]|\\["\\/bfnrt]|\\u[0-9a-fA-F]{4})*"$/u;

/** A value in a line for people, where spaces between what can be seen stay as they are. */
export function inWords(value: string): string {
  const short = value.length <= longest ? value : `${value.slice(0, longest)}…`;
  if (words.test(short) && !short.endsWith(" ")) return short;
  return JSON.stringify(short).replace(unseen, (character) => (character === " " ? " " : spelledOut(character)));
}

/** One that is beyond the first plane, in two halves. */
function spelledOut(character: string): string {
  return character
    .split("")
    .map((half) => `\\u${half.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .join("");
}
