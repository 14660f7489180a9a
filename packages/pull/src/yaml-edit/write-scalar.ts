import { kubernetesYaml } from "@pushpull/core/yaml";
import {
  type DocumentOptions,
  isScalar,
  type ParseOptions,
  parseDocument,
  type Scalar,
  type SchemaOptions,
} from "yaml";
import type { ScalarValue } from "./yaml-change.ts";

export type QuoteStyle = "single" | "double";

/** How scalars are written at some place. */
export interface ScalarContext {
  readonly surroundings: CollectionStyle;
  /** JSON knows no other strings than those in double quotes. */
  readonly json: boolean;
  /** What a string gets that needs quotes, where none stand there already. */
  readonly quotes: QuoteStyle;
}

/** @param style what stands there already; undefined where nothing does */
export function writeScalar(value: ScalarValue, style: Scalar.Type | undefined, writing: ScalarContext): string {
  if (typeof value !== "string") return String(value);
  if (writing.json) return writeDouble(value);
  if (style === "QUOTE_DOUBLE") return writeDouble(value);
  if (style === "QUOTE_SINGLE") return quote(value, "single");
  return isPlainSafe(value, writing.surroundings) ? value : quote(value, writing.quotes);
}

function quote(value: string, quotes: QuoteStyle): string {
  return quotes === "single" && fitsSingle(value) ? writeSingle(value) : writeDouble(value);
}

/** Where a scalar stands: between the brackets of a flow collection, more characters mean something. */
export type CollectionStyle = "block" | "flow";

/** Whether a text without quotes is that text to everyone who reads YAML, in 1.1, in 1.2 and as Go does. */
export function isPlainSafe(text: string, surroundings: CollectionStyle): boolean {
  return isPlainText(text, surroundings) && !meansMore(text);
}

/** YAML 1.2.2, 7.3.3 (plain style), on one line. */
function isPlainText(text: string, surroundings: CollectionStyle): boolean {
  if (text === "" || text.trim() !== text || !fitsSingle(text)) return false;
  if (/^(?:[,[\]{}#&*!|>'"%@`]|[-?:](?:$|[\s,[\]{}])|---|\.\.\.)/.test(text)) return false;
  if (/:(?:\s|$)|\s#/.test(text)) return false;
  return surroundings === "block" || !/^:|[?,[\]{}]|:$/.test(text);
}

const readings: readonly (ParseOptions & DocumentOptions & SchemaOptions)[] = [
  kubernetesYaml,
  { version: "1.1", merge: true },
  { version: "1.2" },
];

/** Numbers as Go takes them (`go.yaml.in/yaml`, resolve.go), without `_`, and the special scalars of YAML 1.1. */
const special =
  /^(?:[-+]?(?:0b[-+]?[01]*|0o[-+]?[0-7]*|0x[\da-f]*|\.?\d+(?:\.\d*)?(?:e[-+]?\d*)?)|[-+]?\.(?:inf|nan)|=|<<|~)$/i;

function meansMore(text: string): boolean {
  return special.test(text.replaceAll("_", "")) || readings.some((reading) => !readsAsText(text, reading));
}

function readsAsText(text: string, reading: ParseOptions & DocumentOptions & SchemaOptions): boolean {
  const { contents, errors } = parseDocument(text, { ...reading, logLevel: "silent" });
  return errors.length === 0 && isScalar(contents) && contents.value === text;
}

/** In single quotes. Only for a text that {@link fitsSingle}. */
export function writeSingle(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Single quotes hold what is printable and on one line: they know no escapes. */
export function fitsSingle(text: string): boolean {
  return !unprintable.test(text);
}

/** In double quotes, with the escapes that JSON and YAML share. */
export function writeDouble(text: string): string {
  return JSON.stringify(text).replace(unprintableAll, escaped);
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

// What YAML takes for the end of a line (NEL, line and paragraph separators), a byte order mark, and what is no character.
const characters = "\\p{Cc}\\p{Cs}\\u2028\\u2029\\uFEFF\\uFFFE\\uFFFF";
const unprintable = new RegExp(`[${characters}]`, "u");
const unprintableAll = new RegExp(`[${characters}]`, "gu");
