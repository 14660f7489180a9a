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

/** How scalars are written at a location. */
export interface ScalarContext {
  readonly collectionStyle: CollectionStyle;
  /** JSON strings are always double-quoted. */
  readonly json: boolean;
  /** Quotes for a string that needs some and has none yet. */
  readonly quotes: QuoteStyle;
}

/** @param style current style; undefined for a new scalar */
export function writeScalar(value: ScalarValue, style: Scalar.Type | undefined, context: ScalarContext): string {
  if (typeof value !== "string") return String(value);
  if (context.json) return writeDouble(value);
  if (style === "QUOTE_DOUBLE") return writeDouble(value);
  if (style === "QUOTE_SINGLE") return quote(value, "single");
  return isPlainSafe(value, context.collectionStyle) ? value : quote(value, context.quotes);
}

function quote(value: string, quotes: QuoteStyle): string {
  return quotes === "single" && fitsSingle(value) ? writeSingle(value) : writeDouble(value);
}

/** Style of the enclosing collection: more characters are special inside the brackets of a flow collection. */
type CollectionStyle = "block" | "flow";

/** Whether a text without quotes reads as the same string in YAML 1.1, in YAML 1.2 and in Go. */
function isPlainSafe(text: string, collectionStyle: CollectionStyle): boolean {
  return isPlainText(text, collectionStyle) && !hasOtherMeaning(text);
}

/** YAML 1.2.2, section 7.3.3 (plain style), limited to one line. */
function isPlainText(text: string, collectionStyle: CollectionStyle): boolean {
  if (text === "" || text.trim() !== text || !fitsSingle(text)) return false;
  if (/^(?:[,[\]{}#&*!|>'"%@`]|[-?:](?:$|[\s,[\]{}])|---|\.\.\.)/.test(text)) return false;
  if (/:(?:\s|$)|\s#/.test(text)) return false;
  return collectionStyle === "block" || !/^:|[?,[\]{}]|:$/.test(text);
}

const readings: readonly (ParseOptions & DocumentOptions & SchemaOptions)[] = [
  kubernetesYaml,
  { version: "1.1", merge: true },
  { version: "1.2" },
];

/** Numbers as Go parses them (`go.yaml.in/yaml`, resolve.go), without `_`, and the special scalars of YAML 1.1. */
const specialScalar =
  /^(?:[-+]?(?:0b[-+]?[01]*|0o[-+]?[0-7]*|0x[\da-f]*|\.?\d+(?:\.\d*)?(?:e[-+]?\d*)?)|[-+]?\.(?:inf|nan)|=|<<|~)$/i;

function hasOtherMeaning(text: string): boolean {
  return specialScalar.test(text.replaceAll("_", "")) || readings.some((reading) => !readsAsText(text, reading));
}

function readsAsText(text: string, reading: ParseOptions & DocumentOptions & SchemaOptions): boolean {
  const { contents, errors } = parseDocument(text, { ...reading, logLevel: "silent" });
  return errors.length === 0 && isScalar(contents) && contents.value === text;
}

/** Single-quotes a text for which {@link fitsSingle} is true. */
export function writeSingle(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Whether single quotes can hold a text: printable and on one line, since they have no escapes. */
function fitsSingle(text: string): boolean {
  return !unprintable.test(text);
}

/** Double-quotes a text with the escapes that JSON and YAML share. */
export function writeDouble(text: string): string {
  return JSON.stringify(text).replace(unprintableAll, escaped);
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

// YAML's line breaks (NEL, line and paragraph separators), byte order marks, and code points that are no characters.
const characters = "\\p{Cc}\\p{Cs}\\u2028\\u2029\\uFEFF\\uFFFE\\uFFFF";
const unprintable = new RegExp(`[${characters}]`, "u");
const unprintableAll = new RegExp(`[${characters}]`, "gu");
