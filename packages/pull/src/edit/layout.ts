import { type Document, isMap, isScalar, isSeq, type Scalar, visit, type YAMLMap, type YAMLSeq } from "yaml";
import { beforeOnLine, extentOf } from "./extent.ts";
import type { Quotes } from "./write-scalar.ts";

/** How a document is laid out, so that what is added looks like the rest. */
export interface Layout {
  /** Spaces by which a map is indented in a map. */
  readonly step: number;
  /** Spaces by which a list is indented in a map: often none. */
  readonly list: number;
}

export function layoutOf(text: string, document: Document): Layout {
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
  const extent = extentOf(parent, index);
  return extent === undefined ? 0 : beforeOnLine(text, extent.begin).length;
}

/** The quotes that most strings around a place are in: those beside it, else those of the document. */
export function quotesAround(parent: YAMLMap | YAMLSeq | undefined, document: Document): Quotes {
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

function mostUsed(scalars: readonly Scalar[]): Quotes | undefined {
  const single = scalars.filter(({ type }) => type === "QUOTE_SINGLE").length;
  const double = scalars.filter(({ type }) => type === "QUOTE_DOUBLE").length;
  if (single === 0 && double === 0) return undefined;
  return single > double ? "single" : "double";
}
