import { isMap, isScalar, isSeq, type YAMLMap, type YAMLSeq } from "yaml";
import type { EditedDocument, NodeLocation } from "./path-lookup.ts";
import { beforeOnLine, lineBegin, lineBreakOf, lineEnd, type TextReplacement } from "./replace-text.ts";
import { rangeOfItem, type SourceRange } from "./source-range.ts";
import {
  entryLines,
  indentOf,
  indentWidthsOf,
  itemLines,
  scalarContext,
  writeFlow,
  writeFlowEntry,
} from "./write-value.ts";
import type { PlainValue, YamlChange } from "./yaml-change.ts";

type Add = Pick<YamlChange & { readonly kind: "add" }, "key" | "value" | "after">;

type InsertResult = readonly TextReplacement[] | string;

/** Plans the replacements that add entries to a map. Returns the reason when that is impossible. */
export function addEntries(location: NodeLocation, adds: readonly Add[]): InsertResult {
  const { node, edited } = location;
  const indents = indentWidthsOf(edited.text, edited.document);
  if (isEmpty(node)) {
    const context = scalarContext(edited, undefined);
    const lines = adds.flatMap(({ key, value }) => entryLines(key, value, indents, context));
    return fillEmptyValue(location, indents.step, lines);
  }
  if (!isMap(node)) return "there is no map";
  const context = scalarContext(edited, node);
  if (node.flow && node.items.length === 0) {
    return fillEmptyBrackets(
      edited,
      node,
      adds.map(({ key, value }) => writeFlowEntry(key, value, context)),
    );
  }
  return combine(
    adds.map(({ key, value, after }) => {
      if (node.items.some((item) => keyOf(item) === key)) return `it already has a ${key}`;
      const found = node.items.findIndex((item) => keyOf(item) === after);
      const index = found === -1 ? node.items.length - 1 : found;
      if (node.flow) return insertIntoFlow(edited, node, index, writeFlowEntry(key, value, context));
      return insertAfterItem(edited, node, index, entryLines(key, value, indents, context));
    }),
  );
}

/** Plans the replacements that append items to a list. Returns the reason when that is impossible. */
export function appendItems(location: NodeLocation, items: readonly PlainValue[]): InsertResult {
  const { node, edited } = location;
  const indents = indentWidthsOf(edited.text, edited.document);
  if (isEmpty(node)) {
    const context = scalarContext(edited, undefined);
    return fillEmptyValue(
      location,
      indents.list,
      items.flatMap((item) => itemLines(item, "- ", indents, context)),
    );
  }
  if (!isSeq(node)) return "there is no list";
  const context = scalarContext(edited, node);
  if (node.flow && node.items.length === 0) {
    return fillEmptyBrackets(
      edited,
      node,
      items.map((item) => writeFlow(item, context)),
    );
  }
  const previous = node.items.length - 1;
  return combine(
    items.map((item) => {
      if (node.flow) return insertIntoFlow(edited, node, previous, writeFlow(item, context));
      return insertAfterItem(edited, node, previous, itemLines(item, dashOf(edited, node), indents, context));
    }),
  );
}

function combine(inserted: readonly InsertResult[]): InsertResult {
  const reason = inserted.find((each) => typeof each === "string");
  return reason ?? inserted.flatMap((each) => (typeof each === "string" ? [] : each));
}

function keyOf({ key }: YAMLMap["items"][number]): string {
  return isScalar(key) ? String(key.value) : String(key);
}

/** The last item's dash and the spaces after it. */
function dashOf({ text }: EditedDocument, list: YAMLSeq): string {
  const itemRange = rangeOfItem(list, list.items.length - 1);
  return /^- +(?=\S)/.exec(text.slice(itemRange?.begin))?.[0] ?? "- ";
}

function isEmpty(node: NodeLocation["node"]): boolean {
  return isScalar(node) && node.value === null;
}

function insertAfterItem(
  { text }: EditedDocument,
  parent: YAMLMap | YAMLSeq,
  index: number,
  lines: readonly string[],
): InsertResult {
  const itemRange = rangeOfItem(parent, index);
  if (itemRange === undefined) return "the range of its last entry is unclear";
  const end = lineEnd(text, itemRange.end);
  const lineBreak = lineBreakOf(text) + " ".repeat(indentOf(text, parent, index));
  return [{ begin: end, end, text: lines.map((line) => lineBreak + line).join("") }];
}

/** Fills the brackets of an empty flow collection. */
function fillEmptyBrackets(
  { text }: EditedDocument,
  { range }: YAMLMap | YAMLSeq,
  written: readonly string[],
): InsertResult {
  const [begin, end] = range ?? [0, 0];
  if (!/^..$/.test(text.slice(begin, end).replaceAll(/\s/g, ""))) return "it holds a comment";
  return [{ begin: begin + 1, end: end - 1, text: written.join(", ") }];
}

/** Inserts after an item of a flow collection, on a line of its own if the other items have one. */
function insertIntoFlow(
  { text }: EditedDocument,
  parent: YAMLMap | YAMLSeq,
  index: number,
  written: string,
): InsertResult {
  const itemRange = rangeOfItem(parent, index);
  if (itemRange === undefined) return "the range of its last entry is unclear";
  const next = rangeOfItem(parent, index + 1);
  if (next !== undefined) {
    return [{ begin: next.begin, end: next.begin, text: `${written},${separatorBefore(text, next.begin)}` }];
  }
  return [{ begin: itemRange.end, end: itemRange.end, text: `,${separatorBefore(text, itemRange.begin)}${written}` }];
}

/** What separates an entry from the previous one: a line break if the entry starts its line, otherwise a space. */
function separatorBefore(text: string, begin: number): string {
  const before = beforeOnLine(text, begin);
  return /^\s*$/.test(before) ? lineBreakOf(text) + before : " ";
}

/** Inserts lines below a key whose value is empty or `null`. */
function fillEmptyValue(
  { edited, parent, index, node }: NodeLocation,
  extraIndent: number,
  lines: readonly string[],
): InsertResult {
  if (!isMap(parent) || parent.flow || edited.json) return "it is empty, and not in a block-style map";
  const itemRange = rangeOfItem(parent, index);
  const [begin, end] = node?.range ?? [0, 0];
  if (itemRange === undefined) return "the range of its key is unclear";
  const at = lineEnd(edited.text, itemRange.end);
  const lineBreak = lineBreakOf(edited.text) + " ".repeat(indentOf(edited.text, parent, index) + extraIndent);
  const insertion = { begin: at, end: at, text: lines.map((line) => lineBreak + line).join("") };
  if (begin === end) return [insertion];
  const spaces = /(?<! ) *$/.exec(edited.text.slice(0, begin))?.[0].length ?? 0;
  return [{ begin: begin - spaces, end, text: "" }, insertion];
}

/** Plans the replacements that remove an entry or an item. Returns the reason when that is impossible. */
export function removeEntry({ edited: { text }, parent, index }: NodeLocation): readonly TextReplacement[] | string {
  if (parent === undefined) return "it is the whole document";
  const itemRange = rangeOfItem(parent, index);
  if (itemRange === undefined) return "its range is unclear";
  const next = rangeOfItem(parent, index + 1);
  if (parent.flow)
    return removeFromFlow(text, itemRange, next, index === 0 ? undefined : rangeOfItem(parent, index - 1));
  if (parent.items.length === 1) return [{ ...itemRange, text: isMap(parent) ? "{}" : "[]" }];
  if (/^\s*$/.test(beforeOnLine(text, itemRange.begin))) return [wholeLines(text, itemRange)];
  if (next === undefined || hasComment(text, lineEnd(text, itemRange.end), next.begin)) {
    return "it starts after a dash, and a comment follows it";
  }
  return [{ begin: itemRange.begin, end: next.begin, text: "" }];
}

/** Includes the line break before the lines, so that a file without a final line break keeps none. */
function wholeLines(text: string, { begin, end }: SourceRange): TextReplacement {
  const from = lineBegin(text, begin);
  const to = lineEnd(text, end);
  if (from > 0) return { begin: from - (text[from - 2] === "\r" ? 2 : 1), end: to, text: "" };
  return { begin: from, end: text.indexOf("\n", to) + 1 || to, text: "" };
}

function removeFromFlow(
  text: string,
  itemRange: SourceRange,
  next: SourceRange | undefined,
  previous: SourceRange | undefined,
): readonly TextReplacement[] | string {
  const comma = /^\s*,/.exec(text.slice(itemRange.end))?.[0].length ?? 0;
  const begin = next === undefined ? (previous?.end ?? itemRange.begin) : itemRange.begin;
  const end = next?.begin ?? itemRange.end + (previous === undefined ? comma : 0);
  if (hasComment(text, begin, itemRange.begin) || hasComment(text, itemRange.end, end))
    return "there is a comment next to it";
  return [{ begin, end, text: "" }];
}

function hasComment(text: string, begin: number, end: number): boolean {
  return text.slice(begin, end).includes("#");
}
