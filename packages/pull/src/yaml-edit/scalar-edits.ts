import { type CST, isMap, isScalar, type Scalar } from "yaml";
import type { NodeLocation } from "./path-lookup.ts";
import type { TextReplacement } from "./replace-text.ts";
import { blockBodyBegin, blockLineBreak, blockTextEnd, rangeOfItem } from "./source-range.ts";
import { writeDouble, writeScalar } from "./write-scalar.ts";
import { scalarContext } from "./write-value.ts";
import type { ScalarValue } from "./yaml-change.ts";

/** What to replace so that a scalar gets another value; a reason where that cannot be done. */
export function setScalar(
  { page, parent, index, node }: NodeLocation,
  value: ScalarValue,
): readonly TextReplacement[] | string {
  if (!isScalar(node))
    return node === undefined ? "nothing stands there" : "a map or a list stands there, and no scalar";
  const { range } = node;
  if (node.value === value) return [];
  if (typeof value === "string" && noString.test(node.tag ?? "")) return "its tag says that it is no string";
  const writing = scalarContext(page, parent);
  if (range == null || range[0] === range[1]) {
    const extent = parent === undefined ? undefined : rangeOfItem(parent, index);
    if (extent === undefined) return "nothing stands there";
    return [{ begin: extent.end, end: extent.end, text: ` ${writeScalar(value, undefined, writing)}` }];
  }
  const { srcToken } = node;
  if (srcToken?.type === "block-scalar" && typeof value === "string") {
    return setBlockScalar(String(node.value), srcToken, value);
  }
  return [{ begin: range[0], end: range[1], text: writeScalar(value, styleOf(node), writing) }];
}

/** YAML's own tags, as the package spells them out. */
const noString = /^tag:yaml\.org,2002:(?!str$)/;

function styleOf({ type }: Scalar): Scalar.Type | undefined {
  return type ?? undefined;
}

/** What to replace so that an entry gets another key and another scalar; a reason where that cannot be done. */
export function renameEntry(place: NodeLocation, key: string, value: ScalarValue): readonly TextReplacement[] | string {
  const { page, parent, index } = place;
  if (!isMap(parent)) return "no entry of a map stands there";
  const old = parent.items[index]?.key;
  if (!isScalar(old) || old.range == null) return "its key is no scalar";
  if (old.type === "BLOCK_LITERAL" || old.type === "BLOCK_FOLDED") return "its key is a block text";
  const written = writeScalar(key, old.type ?? undefined, scalarContext(page, parent));
  const set = setScalar(place, value);
  return typeof set === "string" ? set : [{ begin: old.range[0], end: old.range[1], text: written }, ...set];
}

/**
 * Gives a block scalar another text: in the style and indentation that it has, with the chomping that the text needs.
 * What cannot be written so gets double quotes.
 * @param before its value
 * @returns what to replace, or a reason why it cannot be
 */
export function setBlockScalar(
  before: string,
  token: CST.BlockScalar,
  value: string,
): readonly TextReplacement[] | string {
  const [header] = token.props.filter(({ type }) => type === "block-scalar-header");
  if (header === undefined || !("source" in header)) return "its header cannot be read";
  const body = blockBodyBegin(token);
  const end = blockTextEnd(token);
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
  const lineBreak = blockLineBreak(token);
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
