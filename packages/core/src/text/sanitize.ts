/**
 * Terminal escape sequences (ECMA-48): control sequences, control strings, and others. Node's
 * `stripVTControlCharacters` is not used: it takes minutes for a megabyte of `ESC ] a ;`.
 */
export const escapeSequence = [
  String.raw`(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]`,
  String.raw`\u001b[\]PX^_][^\u0007\u001b\u009c]*(?:\u0007|\u001b\\|\u009c)`,
  String.raw`\u001b[ -/]*[0-~]`,
].join("|");

const escapeSequences = new RegExp(escapeSequence, "g");

/**
 * Characters that are invisible or break a line: control characters except tab and line feed, bidirectional marks,
 * zero-width and filler characters, tags, line and paragraph separators. Not the joiners and variation selectors of
 * emoji and of languages such as Persian and Hindi.
 */
const invisible =
  /(?![\t\n\u200c\u200d]|\u034f|\p{Variation_Selector})[\p{Cc}\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\p{Zl}\p{Zp}\ufff9-\ufffb]/gu;

/**
 * Makes foreign text harmless in a runner's log, and keeps it readable: removes ANSI sequences, escapes invisible
 * characters, and puts a space into what a runner would take for a workflow command (`::x::` at the start of a line,
 * `##[x]` anywhere) or its log viewer for one (`[x]` at the start of a line).
 */
export function sanitize(text: string): string {
  return text
    .replace(escapeSequences, "")
    .replaceAll("\r\n", "\n")
    .replace(invisible, unicodeEscape)
    .replace(/^([^\S\n\r]*(?:\p{Cf}[^\S\n\r]*)*):(?=:)/gmu, "$1: ")
    .replaceAll("##[", "## [")
    .replace(/^([^\S\n\r]*)\[(?=(command|group|endgroup|section|debug|error|warning|notice)\])/gm, "$1[ ");
}

/** The same, as a single line. */
export function sanitizeLine(text: string): string {
  return sanitize(text)
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .join(" ");
}

/** Quotes foreign text as one word of a shell command that a person may copy. */
export function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : quotedWord(text);
}

/** Quotes a text as one word of a command for a POSIX shell. */
export function quotedWord(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** `\u202e`, as in JSON and JavaScript; `\u{e0041}` beyond the first plane. */
function unicodeEscape(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16);
  return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, "0")}`;
}
