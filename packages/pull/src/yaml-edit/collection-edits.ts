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

type Inserted = readonly TextReplacement[] | string;

/** What to put in so that a map gets more entries; a reason where that cannot be done. */
export function addEntries(place: NodeLocation, adds: readonly Add[]): Inserted {
  const { node, page } = place;
  const layout = indentWidthsOf(page.text, page.document);
  if (isEmpty(node)) {
    const writing = scalarContext(page, undefined);
    const lines = adds.flatMap(({ key, value }) => entryLines(key, value, layout, writing));
    return intoNothing(place, layout.step, lines);
  }
  if (!isMap(node)) return "no map stands there";
  const writing = scalarContext(page, node);
  if (node.flow && node.items.length === 0) {
    return intoBrackets(
      page,
      node,
      adds.map(({ key, value }) => writeFlowEntry(key, value, writing)),
    );
  }
  return together(
    adds.map(({ key, value, after }) => {
      if (node.items.some((item) => keyOf(item) === key)) return `it has a ${key} already`;
      const found = node.items.findIndex((item) => keyOf(item) === after);
      const index = found === -1 ? node.items.length - 1 : found;
      if (node.flow) return intoFlow(page, node, index, writeFlowEntry(key, value, writing));
      return afterItem(page, node, index, entryLines(key, value, layout, writing));
    }),
  );
}

/** What to put in so that a list gets more items; a reason where that cannot be done. */
export function appendItems(place: NodeLocation, items: readonly PlainValue[]): Inserted {
  const { node, page } = place;
  const layout = indentWidthsOf(page.text, page.document);
  if (isEmpty(node)) {
    const writing = scalarContext(page, undefined);
    return intoNothing(
      place,
      layout.list,
      items.flatMap((item) => itemLines(item, "- ", layout, writing)),
    );
  }
  if (!isSeq(node)) return "no list stands there";
  const writing = scalarContext(page, node);
  if (node.flow && node.items.length === 0) {
    return intoBrackets(
      page,
      node,
      items.map((item) => writeFlow(item, writing)),
    );
  }
  const last = node.items.length - 1;
  return together(
    items.map((item) => {
      if (node.flow) return intoFlow(page, node, last, writeFlow(item, writing));
      return afterItem(page, node, last, itemLines(item, dashOf(page, node), layout, writing));
    }),
  );
}

function together(inserted: readonly Inserted[]): Inserted {
  const reason = inserted.find((each) => typeof each === "string");
  return reason ?? inserted.flatMap((each) => (typeof each === "string" ? [] : each));
}

function keyOf({ key }: YAMLMap["items"][number]): string {
  return isScalar(key) ? String(key.value) : String(key);
}

/** The last item's dash, with the spaces behind it. */
function dashOf({ text }: EditedDocument, list: YAMLSeq): string {
  const extent = rangeOfItem(list, list.items.length - 1);
  return /^- +(?=\S)/.exec(text.slice(extent?.begin))?.[0] ?? "- ";
}

function isEmpty(node: NodeLocation["node"]): boolean {
  return isScalar(node) && node.value === null;
}

function afterItem(
  { text }: EditedDocument,
  parent: YAMLMap | YAMLSeq,
  index: number,
  lines: readonly string[],
): Inserted {
  const extent = rangeOfItem(parent, index);
  if (extent === undefined) return "where its last entry is written is not plain";
  const end = lineEnd(text, extent.end);
  const lineBreak = lineBreakOf(text) + " ".repeat(indentOf(text, parent, index));
  return [{ begin: end, end, text: lines.map((line) => lineBreak + line).join("") }];
}

/** Between the brackets of a flow collection that holds nothing. */
function intoBrackets({ text }: EditedDocument, { range }: YAMLMap | YAMLSeq, written: readonly string[]): Inserted {
  const [begin, end] = range ?? [0, 0];
  if (!/^..$/.test(text.slice(begin, end).replaceAll(/\s/g, ""))) return "it holds a comment";
  return [{ begin: begin + 1, end: end - 1, text: written.join(", ") }];
}

/** Behind an item of a flow collection; on a line of its own where the others are. */
function intoFlow({ text }: EditedDocument, parent: YAMLMap | YAMLSeq, index: number, written: string): Inserted {
  const extent = rangeOfItem(parent, index);
  if (extent === undefined) return "where its last entry is written is not plain";
  const next = rangeOfItem(parent, index + 1);
  if (next !== undefined) {
    return [{ begin: next.begin, end: next.begin, text: `${written},${gapBefore(text, next.begin)}` }];
  }
  return [{ begin: extent.end, end: extent.end, text: `,${gapBefore(text, extent.begin)}${written}` }];
}

/** What parts an entry from the one before it: a line break where it begins its line. */
function gapBefore(text: string, begin: number): string {
  const before = beforeOnLine(text, begin);
  return /^\s*$/.test(before) ? lineBreakOf(text) + before : " ";
}

/** Below a key that has no value, or `null` for one. */
function intoNothing({ page, parent, index, node }: NodeLocation, deeper: number, lines: readonly string[]): Inserted {
  if (!isMap(parent) || parent.flow || page.json) return "it is empty, and stands in no map in block style";
  const extent = rangeOfItem(parent, index);
  const [begin, end] = node?.range ?? [0, 0];
  if (extent === undefined) return "where its key is written is not plain";
  const at = lineEnd(page.text, extent.end);
  const lineBreak = lineBreakOf(page.text) + " ".repeat(indentOf(page.text, parent, index) + deeper);
  const put = { begin: at, end: at, text: lines.map((line) => lineBreak + line).join("") };
  if (begin === end) return [put];
  const spaces = /(?<! ) *$/.exec(page.text.slice(0, begin))?.[0].length ?? 0;
  return [{ begin: begin - spaces, end, text: "" }, put];
}

/** What to take away so that an entry or an item goes; a reason where that cannot be done. */
export function removeEntry({ page: { text }, parent, index }: NodeLocation): readonly TextReplacement[] | string {
  if (parent === undefined) return "it is the whole document";
  const extent = rangeOfItem(parent, index);
  if (extent === undefined) return "where it is written is not plain";
  const next = rangeOfItem(parent, index + 1);
  if (parent.flow) return removeFromFlow(text, extent, next, index === 0 ? undefined : rangeOfItem(parent, index - 1));
  if (parent.items.length === 1) return [{ ...extent, text: isMap(parent) ? "{}" : "[]" }];
  if (/^\s*$/.test(beforeOnLine(text, extent.begin))) return [wholeLines(text, extent)];
  if (next === undefined || hasComment(text, lineEnd(text, extent.end), next.begin)) {
    return "it begins behind a dash, and a comment follows it";
  }
  return [{ begin: extent.begin, end: next.begin, text: "" }];
}

/** With the line break before them, so that a file without one at its end stays so. */
function wholeLines(text: string, { begin, end }: SourceRange): TextReplacement {
  const from = lineBegin(text, begin);
  const to = lineEnd(text, end);
  if (from > 0) return { begin: from - (text[from - 2] === "\r" ? 2 : 1), end: to, text: "" };
  return { begin: from, end: text.indexOf("\n", to) + 1 || to, text: "" };
}

function removeFromFlow(
  text: string,
  extent: SourceRange,
  next: SourceRange | undefined,
  last: SourceRange | undefined,
): readonly TextReplacement[] | string {
  const comma = /^\s*,/.exec(text.slice(extent.end))?.[0].length ?? 0;
  const begin = next === undefined ? (last?.end ?? extent.begin) : extent.begin;
  const end = next?.begin ?? extent.end + (last === undefined ? comma : 0);
  if (hasComment(text, begin, extent.begin) || hasComment(text, extent.end, end)) return "a comment stands beside it";
  return [{ begin, end, text: "" }];
}

function hasComment(text: string, begin: number, end: number): boolean {
  return text.slice(begin, end).includes("#");
}
