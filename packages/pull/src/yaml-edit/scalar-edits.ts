import { type CST, isMap, isScalar, type Scalar } from "yaml";
import type { NodeLocation } from "./path-lookup.ts";
import type { TextReplacement } from "./replace-text.ts";
import { blockBodyBegin, blockLineBreak, blockTextEnd, rangeOfItem } from "./source-range.ts";
import { writeDouble, writeScalar } from "./write-scalar.ts";
import { scalarContext } from "./write-value.ts";
import type { ScalarValue } from "./yaml-change.ts";

/** Plans the replacements that set a scalar's value. Returns the reason when that is impossible. */
export function setScalar(
  { edited, parent, index, node }: NodeLocation,
  value: ScalarValue,
): readonly TextReplacement[] | string {
  if (!isScalar(node)) return node === undefined ? "it does not exist" : "it is a map or a list, not a scalar";
  const { range } = node;
  if (node.value === value) return [];
  if (typeof value === "string" && notStringTag.test(node.tag ?? "")) return "its tag says that it is not a string";
  const context = scalarContext(edited, parent);
  if (range == null || range[0] === range[1]) {
    const itemRange = parent === undefined ? undefined : rangeOfItem(parent, index);
    if (itemRange === undefined) return "it does not exist";
    return [{ begin: itemRange.end, end: itemRange.end, text: ` ${writeScalar(value, undefined, context)}` }];
  }
  const { srcToken } = node;
  if (srcToken?.type === "block-scalar" && typeof value === "string") {
    return setBlockScalar(String(node.value), srcToken, value);
  }
  return [{ begin: range[0], end: range[1], text: writeScalar(value, styleOf(node), context) }];
}

/** The tags of YAML's own non-string types, as the `yaml` package expands them. */
const notStringTag = /^tag:yaml\.org,2002:(?!str$)/;

function styleOf({ type }: Scalar): Scalar.Type | undefined {
  return type ?? undefined;
}

/**
 * Plans the replacements that set the key and the scalar value of an entry. Returns the reason when that is impossible.
 */
export function renameEntry(
  location: NodeLocation,
  key: string,
  value: ScalarValue,
): readonly TextReplacement[] | string {
  const { edited, parent, index } = location;
  if (!isMap(parent)) return "it is not an entry of a map";
  const old = parent.items[index]?.key;
  if (!isScalar(old) || old.range == null) return "its key is not a scalar";
  if (old.type === "BLOCK_LITERAL" || old.type === "BLOCK_FOLDED") return "its key is a block scalar";
  const written = writeScalar(key, old.type ?? undefined, scalarContext(edited, parent));
  const set = setScalar(location, value);
  return typeof set === "string" ? set : [{ begin: old.range[0], end: old.range[1], text: written }, ...set];
}

/**
 * Sets the text of a block scalar. Keeps style and indentation, adapts the chomping indicator to the new text, and
 * falls back to double quotes if a block scalar cannot hold it.
 * @param before current value
 * @returns the replacements, or the reason why there are none
 */
function setBlockScalar(before: string, token: CST.BlockScalar, value: string): readonly TextReplacement[] | string {
  const [header] = token.props.filter(({ type }) => type === "block-scalar-header");
  if (header === undefined || !("source" in header)) return "its header cannot be read";
  const body = blockBodyBegin(token);
  const end = blockTextEnd(token);
  const newlines = endingNewlines(value);
  const text = value.slice(0, value.length - newlines);
  const chomping =
    newlines === endingNewlines(before) ? /[-+]?$/.exec(header.source.replace(/\d/, ""))?.[0] : chompingFor[newlines];
  const indicator = /\d/.exec(header.source)?.[0] ?? "";
  const indent = firstIndent(token.source) - firstIndent(before);
  const lines = header.source.startsWith(">") ? unfold(text) : text;
  if (lines === undefined || chomping === undefined || !(indent > 0) || !canStartBlock(text, indicator)) {
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

/** End of the header's line, after its comment. */
function headerEnd({ offset, props }: CST.BlockScalar): number {
  return props.reduce(
    (end, prop) => end + ("source" in prop && prop.type !== "newline" ? prop.source.length : 0),
    offset,
  );
}

/** Without an indentation indicator, the first line of a text determines the indentation. */
function canStartBlock(text: string, indicator: string): boolean {
  return text !== "" && !text.includes("\r") && (indicator !== "" || !/^\n*[ \t]/.test(text));
}

function firstIndent(text: string): number {
  return /^(?:[ \t]*\r?\n)*( *)/.exec(text)?.[1]?.length ?? 0;
}

/** Chomping indicators by the number of final line breaks. More than one would need blank lines. */
const chompingFor: readonly (string | undefined)[] = ["-", ""];

function endingNewlines(value: string): number {
  return value.length - value.replace(/(?<!\n)\n+$/, "").length;
}

/**
 * Writes each line break twice, as folded style requires. Returns undefined for indented lines, which fold differently.
 */
function unfold(text: string): string | undefined {
  return /\n[ \t]/.test(text) ? undefined : text.replace(/\n+/g, (breaks) => `${breaks}\n`);
}
