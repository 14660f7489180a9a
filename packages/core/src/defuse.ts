import { stripVTControlCharacters } from "node:util";

/** C0 and C1 control characters but tab and line feed; bidirectional marks and isolates (Unicode UAX 9). */
const unseen = /(?![\t\n])[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/**
 * Makes text of others harmless in a runner's log, and keeps it readable: ANSI sequences go, control characters and
 * bidirectional marks are spelled out, and what a runner would take for a workflow command (`::x::` at the start of a
 * line, `##[x]` anywhere in it) gets a space in it.
 */
export function defuse(text: string): string {
  return stripVTControlCharacters(text)
    .replaceAll("\r\n", "\n")
    .replace(unseen, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .replace(/^(\s*):(?=:)/gm, "$1: ")
    .replaceAll("##[", "## [");
}

/** The same for text that has to stay on one line. */
export function defuseLine(text: string): string {
  return defuse(text)
    .replace(/\s*\n\s*/g, " ")
    .trim();
}
