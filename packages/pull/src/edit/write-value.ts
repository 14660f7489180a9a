import type { Layout } from "./layout.ts";
import type { PlainValue, ScalarValue } from "./types.ts";
import { type Writing, writeScalar } from "./write-scalar.ts";

/** The lines of a value in block style, without the indentation of the place they come to. */
function blockLines(value: PlainValue, layout: Layout, writing: Writing): readonly string[] {
  if (isScalarValue(value)) return [writeScalar(value, undefined, writing)];
  if (isList(value)) {
    if (value.length === 0) return ["[]"];
    return value.flatMap((item) => itemLines(item, "- ", layout, writing));
  }
  const entries = Object.entries(value);
  if (entries.length === 0) return ["{}"];
  return entries.flatMap(([key, inner]) => entryLines(key, inner, layout, writing));
}

export function entryLines(key: string, value: PlainValue, layout: Layout, writing: Writing): readonly string[] {
  const name = writeScalar(key, undefined, writing);
  const [first = "", ...rest] = blockLines(value, layout, writing);
  if (isScalarValue(value) || isEmpty(value)) return [`${name}: ${first}`];
  const indent = " ".repeat(isList(value) ? layout.list : layout.step);
  return [`${name}:`, ...[first, ...rest].map((line) => indent + line)];
}

/** @param dash with the spaces behind it: `-   ` */
export function itemLines(item: PlainValue, dash: string, layout: Layout, writing: Writing): readonly string[] {
  const [first = "", ...rest] = blockLines(item, layout, writing);
  return [dash + first, ...rest.map((line) => " ".repeat(dash.length) + line)];
}

/** On one line, between brackets. */
export function writeFlow(value: PlainValue, writing: Writing): string {
  if (isScalarValue(value)) return writeScalar(value, undefined, writing);
  if (isList(value)) return `[${value.map((item) => writeFlow(item, writing)).join(", ")}]`;
  return `{${Object.entries(value)
    .map(([key, inner]) => writeFlowEntry(key, inner, writing))
    .join(", ")}}`;
}

export function writeFlowEntry(key: string, value: PlainValue, writing: Writing): string {
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
