/** Formats values as one line of text: encoded in trailers, and displayed in titles and messages. */

/** Maximum length of a value, in characters. */
const maxValueLength = 200;

/** Visible characters, without spaces. */
const visible = String.raw`[\p{L}\p{M}\p{N}\p{P}\p{S}]`;
const words = new RegExp(`^${visible}(?:[ ]|${visible})*$`, "u");
const word = new RegExp(`^${visible}+$`, "u");
const invisible = new RegExp(`(?!${visible})[^]`, "gu");

/**
 * Encodes a value for a trailer, which is one line and is split at spaces: a value with line breaks, spaces or other
 * invisible characters is quoted as JSON.
 */
export function encodeTrailerValue(value: string): string {
  const short = value.length <= maxValueLength ? value : `${value.slice(0, maxValueLength)}…`;
  return word.test(short) ? short : JSON.stringify(short).replace(invisible, escaped);
}

/** Decodes the result of {@link encodeTrailerValue}, except for truncated values. */
export function decodeTrailerValue(text: string): string {
  return quoted.test(text) && text.includes("\\") ? (JSON.parse(text) as string) : text;
}

/** A JSON string (RFC 8259). */
const quoted = /^"(?:[^"\\\p{Cc}]|\\["\\/bfnrt]|\\u[0-9a-fA-F]{4})*"$/u;

/** Formats a value for display: quoted as JSON if it has invisible characters other than inner spaces. */
export function visibleValue(value: string): string {
  const short = value.length <= maxValueLength ? value : `${value.slice(0, maxValueLength)}…`;
  if (words.test(short) && !short.endsWith(" ")) return short;
  return JSON.stringify(short).replace(invisible, (character) => (character === " " ? " " : escaped(character)));
}

/** A JSON escape; two for a surrogate pair. */
function escaped(character: string): string {
  return character
    .split("")
    .map((half) => `\\u${half.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .join("");
}
