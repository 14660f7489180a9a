import { type Document, isMap, isScalar, isSeq, type Scalar, visit, type YAMLMap, type YAMLSeq } from "yaml";
import type { EditedDocument, Slot } from "./path-lookup.ts";
import { beforeOnLine } from "./replace-text.ts";
import { rangeOfItem } from "./source-range.ts";
import { type QuoteStyle, type ScalarContext, writeScalar } from "./write-scalar.ts";
import type { PlainValue, ScalarValue } from "./yaml-change.ts";

/** Lines of a value in block style, without the indentation of its parent. */
function blockLines(value: PlainValue, indents: IndentWidths, context: ScalarContext): readonly string[] {
  if (isScalarValue(value)) return [writeScalar(value, undefined, context)];
  if (isList(value)) {
    if (value.length === 0) return ["[]"];
    return value.flatMap((item) => itemLines(item, "- ", indents, context));
  }
  const entries = Object.entries(value);
  if (entries.length === 0) return ["{}"];
  return entries.flatMap(([key, inner]) => entryLines(key, inner, indents, context));
}

/** Lines of a map entry in block style, without the indentation of its map. */
export function entryLines(
  key: string,
  value: PlainValue,
  indents: IndentWidths,
  context: ScalarContext,
): readonly string[] {
  const name = writeScalar(key, undefined, context);
  const [first = "", ...rest] = blockLines(value, indents, context);
  if (isScalarValue(value) || isEmpty(value)) return [`${name}: ${first}`];
  const indent = " ".repeat(isList(value) ? indents.list : indents.step);
  return [`${name}:`, ...[first, ...rest].map((line) => indent + line)];
}

/**
 * Lines of a list item in block style.
 * @param dash including the spaces after it: `-   `
 */
export function itemLines(
  item: PlainValue,
  dash: string,
  indents: IndentWidths,
  context: ScalarContext,
): readonly string[] {
  const [first = "", ...rest] = blockLines(item, indents, context);
  return [dash + first, ...rest.map((line) => " ".repeat(dash.length) + line)];
}

/** Writes a value on one line, in flow style. */
export function writeFlow(value: PlainValue, context: ScalarContext): string {
  if (isScalarValue(value)) return writeScalar(value, undefined, context);
  if (isList(value)) return `[${value.map((item) => writeFlow(item, context)).join(", ")}]`;
  return `{${Object.entries(value)
    .map(([key, inner]) => writeFlowEntry(key, inner, context))
    .join(", ")}}`;
}

/** Writes a map entry on one line, in flow style. */
export function writeFlowEntry(key: string, value: PlainValue, context: ScalarContext): string {
  return `${writeScalar(key, undefined, context)}: ${writeFlow(value, context)}`;
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

/** How scalars in a collection are written. */
export function scalarContext({ document, json }: EditedDocument, parent: Slot["parent"]): ScalarContext {
  return { collectionStyle: parent?.flow === true ? "flow" : "block", json, quotes: usualQuotes(parent, document) };
}

/** Indentation of a document, so that insertions look like the rest. */
interface IndentWidths {
  /** Spaces by which a map is indented inside a map. */
  readonly step: number;
  /** Spaces by which a list is indented inside a map, often 0. */
  readonly list: number;
}

/** Takes the indentation from the first nested map and list of a document. */
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

/** Column of an entry's key or an item's dash, from 0. */
export function indentOf(text: string, parent: YAMLMap | YAMLSeq, index: number): number {
  const itemRange = rangeOfItem(parent, index);
  return itemRange === undefined ? 0 : beforeOnLine(text, itemRange.begin).length;
}

/** The quotes that most strings in the same collection use, otherwise most strings in the document. */
function usualQuotes(parent: YAMLMap | YAMLSeq | undefined, document: Document): QuoteStyle {
  const beside = isMap(parent) ? parent.items.map(({ value }) => value) : (parent?.items ?? []);
  return mostUsedQuotes(beside.filter(isScalar)) ?? quotesOf(document) ?? "double";
}

const knownQuotes = new WeakMap<Document, { readonly quotes: QuoteStyle | undefined }>();

/** Counted once for a document, however many of its values are written. */
function quotesOf(document: Document): QuoteStyle | undefined {
  const known = knownQuotes.get(document) ?? { quotes: mostUsedQuotes(scalarsOf(document)) };
  knownQuotes.set(document, known);
  return known.quotes;
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

function mostUsedQuotes(scalars: readonly Scalar[]): QuoteStyle | undefined {
  const single = scalars.filter(({ type }) => type === "QUOTE_SINGLE").length;
  const double = scalars.filter(({ type }) => type === "QUOTE_DOUBLE").length;
  if (single === 0 && double === 0) return undefined;
  return single > double ? "single" : "double";
}
