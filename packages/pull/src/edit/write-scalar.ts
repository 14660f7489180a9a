import type { Scalar } from "yaml";
import { isPlainSafe, type Surroundings } from "./plain.ts";
import { fitsSingle, writeDouble, writeSingle } from "./quotes.ts";
import type { ScalarValue } from "./types.ts";

export type Quotes = "single" | "double";

/** How scalars are written at some place. */
export interface Writing {
  readonly surroundings: Surroundings;
  /** JSON knows no other strings than those in double quotes. */
  readonly json: boolean;
  /** What a string gets that needs quotes, where none stand there already. */
  readonly quotes: Quotes;
}

/** @param style what stands there already; undefined where nothing does */
export function writeScalar(value: ScalarValue, style: Scalar.Type | undefined, writing: Writing): string {
  if (typeof value !== "string") return String(value);
  if (writing.json) return writeDouble(value);
  if (style === "QUOTE_DOUBLE") return writeDouble(value);
  if (style === "QUOTE_SINGLE") return quote(value, "single");
  return isPlainSafe(value, writing.surroundings) ? value : quote(value, writing.quotes);
}

function quote(value: string, quotes: Quotes): string {
  return quotes === "single" && fitsSingle(value) ? writeSingle(value) : writeDouble(value);
}
