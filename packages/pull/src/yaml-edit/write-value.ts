import { type Document, isMap, isScalar, isSeq, type Scalar, visit, type YAMLMap, type YAMLSeq } from "yaml";
import type { EditedDocument, Slot } from "./path-lookup.ts";
import { beforeOnLine } from "./replace-text.ts";
import { rangeOfItem } from "./source-range.ts";
import { type QuoteStyle, type ScalarContext, writeScalar } from "./write-scalar.ts";
import type { PlainValue, ScalarValue } from "./yaml-change.ts";

/** The lines of a value in block style, without the indentation of the place they come to. */
function blockLines(value: PlainValue, layout: IndentWidths, writing: ScalarContext): readonly string[] {
  if (isScalarValue(value)) return [writeScalar(value, undefined, writing)];
  if (isList(value)) {
    if (value.length === 0) return ["[]"];
    return value.flatMap((item) => itemLines(item, "- ", layout, writing));
  }
  const entries = Object.entries(value);
  if (entries.length === 0) return ["{}"];
  return entries.flatMap(([key, inner]) => entryLines(key, inner, layout, writing));
}

export function entryLines(
  key: string,
  value: PlainValue,
  layout: IndentWidths,
  writing: ScalarContext,
): readonly string[] {
  const name = writeScalar(key, undefined, writing);
  const [first = "", ...rest] = blockLines(value, layout, writing);
  if (isScalarValue(value) || isEmpty(value)) return [`${name}: ${first}`];
  const indent = " ".repeat(isList(value) ? layout.list : layout.step);
  return [`${name}:`, ...[first, ...rest].map((line) => indent + line)];
}

/** @param dash with the spaces behind it: `-   ` */
export function itemLines(
  item: PlainValue,
  dash: string,
  layout: IndentWidths,
  writing: ScalarContext,
): readonly string[] {
  const [first = "", ...rest] = blockLines(item, layout, writing);
  return [dash + first, ...rest.map((line) => " ".repeat(dash.length) + line)];
}

/** On one line, between brackets. */
export function writeFlow(value: PlainValue, writing: ScalarContext): string {
  if (isScalarValue(value)) return writeScalar(value, undefined, writing);
  if (isList(value)) return `[${value.map((item) => writeFlow(item, writing)).join(", ")}]`;
  return `{${Object.entries(value)
    .map(([key, inner]) => writeFlowEntry(key, inner, writing))
    .join(", ")}}`;
}

export function writeFlowEntry(key: string, value: PlainValue, writing: ScalarContext): string {
  return `${writeScalar(key, undefined, writing)}: ${writeFlow(value, writing)}`;
}

function isScalarValue(value: PlainValue): value is ScalarValue {
  return typeof value !== "object" || value === null;
}

function isList(value: PlainValue): value is readonly PlainValue[] {
  return Array.isArray(value);
}

function isEmpty(value: PlainValue): boolean {
  return typeof value === "object" && value !== null && Object.keys(value).length === 0;
}

/** How a scalar of a collection is written. */
export function scalarContext({ document, json }: EditedDocument, parent: Slot["parent"]): ScalarContext {
  return { surroundings: parent?.flow === true ? "flow" : "block", json, quotes: usualQuotes(parent, document) };
}

/** How a document is laid out, so that what is added looks like the rest. */
export interface IndentWidths {
  /** Spaces by which a map is indented in a map. */
  readonly step: number;
  /** Spaces by which a list is indented in a map: often none. */
  readonly list: number;
}

export function indentWidthsOf(text: string, document: Document): IndentWidths {
  let step: number | undefined;
  let list: number | undefined;
  visit(document, {
    Map(_, map) {
      for (const [index, { value }] of map.items.entries()) {
        if (!(isMap(value) || isSeq(value)) || value.flow || map.flow) continue;
        const deeper = indentOf(text, value, 0) - indentOf(text, map, index);
        if (isMap(value)) step ??= deeper;
        else list ??= deeper;
      }
      return step !== undefined && list !== undefined ? visit.BREAK : undefined;
    },
  });
  return { step: Math.max(1, step ?? 2), list: Math.max(0, list ?? 0) };
}

/** The column, from 0, of an entry's key or an item's dash. */
export function indentOf(text: string, parent: YAMLMap | YAMLSeq, index: number): number {
  const extent = rangeOfItem(parent, index);
  return extent === undefined ? 0 : beforeOnLine(text, extent.begin).length;
}

/** The quotes that most strings around a place are in: those beside it, else those of the document. */
export function usualQuotes(parent: YAMLMap | YAMLSeq | undefined, document: Document): QuoteStyle {
  const beside = isMap(parent) ? parent.items.map(({ value }) => value) : (parent?.items ?? []);
  return mostUsed(beside.filter(isScalar)) ?? mostUsed(scalarsOf(document)) ?? "double";
}

function scalarsOf(document: Document): readonly Scalar[] {
  const found: Scalar[] = [];
  visit(document, {
    Scalar(key, scalar) {
      if (key !== "key") found.push(scalar);
    },
  });
  return found;
}

function mostUsed(scalars: readonly Scalar[]): QuoteStyle | undefined {
  const single = scalars.filter(({ type }) => type === "QUOTE_SINGLE").length;
  const double = scalars.filter(({ type }) => type === "QUOTE_DOUBLE").length;
  if (single === 0 && double === 0) return undefined;
  return single > double ? "single" : "double";
}
