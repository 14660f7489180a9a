/** In single quotes. Only for a text that {@link fitsSingle}. */
export function writeSingle(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Single quotes hold what is printable and on one line: they know no escapes. */
export function fitsSingle(text: string): boolean {
  return !unprintable.test(text);
}

/** In double quotes, with the escapes that JSON and YAML share. */
export function writeDouble(text: string): string {
  return JSON.stringify(text).replace(unprintableAll, escaped);
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

// What YAML takes for the end of a line (NEL, line and paragraph separators), a byte order mark, and what is no character.
const characters = "\\p{Cc}\\p{Cs}\\u2028\\u2029\\uFEFF\\uFFFE\\uFFFF";
const unprintable = new RegExp(`[${characters}]`, "u");
const unprintableAll = new RegExp(`[${characters}]`, "gu");
