/** Values of files in one line of text: in trailers, which are read again, and in titles and messages for people. */

/** Maximum number of characters of a value in a line. */
const longest = 200;

/** Visible characters, without spaces. */
const visible = String.raw`[\p{L}\p{M}\p{N}\p{P}\p{S}]`;
const words = new RegExp(`^${visible}(?:[ ]|${visible})*$`, "u");
const word = new RegExp(`^${visible}+$`, "u");
const invisible = new RegExp(`(?!${visible})[^]`, "gu");

/**
 * Encodes a value for a trailer, which ends with its line and is split at its spaces: a value with line breaks, spaces or
 * other invisible characters is quoted as in JSON.
 */
export function encodeTrailerValue(value: string): string {
  const short = value.length <= longest ? value : `${value.slice(0, longest)}…`;
  return word.test(short) ? short : JSON.stringify(short).replace(invisible, escaped);
}

/** Decodes what {@link encodeTrailerValue} has made of a value, as far as it was not cut. */
export function decodeTrailerValue(text: string): string {
  return quoted.test(text) && text.includes("\\") ? (JSON.parse(text) as string) : text;
}

/** A JSON string (RFC 8259). */
const quoted = /^"(?:[^"\\\p{Cc}]|\\["\\/bfnrt]|\\u[0-9a-fA-F]{4})*"$/u;

/** A value in a line for people: quoted as in JSON if it has invisible characters, but spaces inside it stay. */
export function visibleValue(value: string): string {
  const short = value.length <= longest ? value : `${value.slice(0, longest)}…`;
  if (words.test(short) && !short.endsWith(" ")) return short;
  return JSON.stringify(short).replace(invisible, (character) => (character === " " ? " " : escaped(character)));
}

/** A JSON escape; a surrogate pair gives two. */
function escaped(character: string): string {
  return character
    .split("")
    .map((half) => `\\u${half.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .join("");
}
