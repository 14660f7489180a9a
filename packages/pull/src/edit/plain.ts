import { kubernetesYaml } from "@pushpull/core/yaml";
import { type DocumentOptions, isScalar, type ParseOptions, parseDocument, type SchemaOptions } from "yaml";
import { fitsSingle } from "./quotes.ts";

/** Where a scalar stands: between the brackets of a flow collection, more characters mean something. */
export type Surroundings = "block" | "flow";

/** Whether a text without quotes is that text to everyone who reads YAML, in 1.1, in 1.2 and as Go does. */
export function isPlainSafe(text: string, surroundings: Surroundings): boolean {
  return isPlainText(text, surroundings) && !meansMore(text);
}

/** YAML 1.2.2, 7.3.3 (plain style), on one line. */
function isPlainText(text: string, surroundings: Surroundings): boolean {
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
