import type { CST } from "yaml";
import { bodyOf, endOfText, lineBreakIn } from "./extent.ts";
import { writeDouble } from "./quotes.ts";
import type { Replacement } from "./replace.ts";

/**
 * Gives a block scalar another text: in the style and indentation that it has, with the chomping that the text needs.
 * What cannot be written so gets double quotes.
 * @param before its value
 * @returns what to replace, or a reason why it cannot be
 */
export function setBlockScalar(before: string, token: CST.BlockScalar, value: string): readonly Replacement[] | string {
  const [header] = token.props.filter(({ type }) => type === "block-scalar-header");
  if (header === undefined || !("source" in header)) return "its header cannot be read";
  const body = bodyOf(token);
  const end = endOfText(token);
  const newlines = endingNewlines(value);
  const text = value.slice(0, value.length - newlines);
  const chomping =
    newlines === endingNewlines(before) ? /[-+]?$/.exec(header.source.replace(/\d/, ""))?.[0] : chompings[newlines];
  const indicator = /\d/.exec(header.source)?.[0] ?? "";
  const indent = firstIndent(token.source) - firstIndent(before);
  const lines = header.source.startsWith(">") ? unfold(text) : text;
  if (lines === undefined || chomping === undefined || !(indent > 0) || !canBegin(text, indicator)) {
    const line = headerEnd(token);
    return [
      { begin: token.offset, end: token.offset + header.source.length, text: writeDouble(value) },
      { begin: line, end: Math.max(line, end), text: "" },
    ];
  }
  const lineBreak = lineBreakIn(token);
  return [
    {
      begin: token.offset,
      end: token.offset + header.source.length,
      text: `${header.source[0]}${indicator}${chomping}`,
    },
    {
      begin: body,
      end,
      text: lines
        .split("\n")
        .map((line) => line && " ".repeat(indent) + line)
        .join(lineBreak),
    },
  ];
}

/** The end of the header's line, behind its comment. */
function headerEnd({ offset, props }: CST.BlockScalar): number {
  return props.reduce(
    (end, prop) => end + ("source" in prop && prop.type !== "newline" ? prop.source.length : 0),
    offset,
  );
}

/** Without an indicator, the first line of a text is what says how much its lines are indented. */
function canBegin(text: string, indicator: string): boolean {
  return text !== "" && !text.includes("\r") && (indicator !== "" || !/^\n*[ \t]/.test(text));
}

function firstIndent(text: string): number {
  return /^(?:[ \t]*\r?\n)*( *)/.exec(text)?.[1]?.length ?? 0;
}

/** What keeps no line break at the end of a text, and what keeps one. To keep more would need blank lines. */
const chompings: readonly (string | undefined)[] = ["-", ""];

function endingNewlines(value: string): number {
  return value.length - value.replace(/(?<!\n)\n+$/, "").length;
}

/** In a folded text, a line break is written as two. Lines that are indented more have rules of their own. */
function unfold(text: string): string | undefined {
  return /\n[ \t]/.test(text) ? undefined : text.replace(/\n+/g, (breaks) => `${breaks}\n`);
}
