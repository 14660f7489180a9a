import type { FieldPath } from "@pushpull/core/kubernetes";
import { isMap, mapOf } from "@pushpull/core/yaml";
import type { ParsedDocument } from "../../yaml-edit/parse-file.ts";
import type { NodePath } from "../../yaml-edit/yaml-change.ts";
import { below, insideText } from "../document-nodes.ts";
import { type FilledValue, fillIn, type GeneratorElement } from "./argo-cd-generators.ts";
import { type Parameter, readParameters } from "./argo-cd-parameters.ts";

/** The values that an Argo CD source passes to its chart, and where each is written. */
export interface SourceValues {
  readonly value: unknown;
  /** The values that `parameters` are merged over; undefined if there are none. */
  readonly base: Base | undefined;
  /** By the path of the value, as JSON. */
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly filled: ReadonlyMap<string, FilledValue>;
  /** The path to the list of parameters. */
  readonly list: NodePath;
}

interface Base {
  readonly value: unknown;
  readonly at: NodePath;
}

/** Helm's own limit (`strvals.MaxIndex`). */
const maxItems = 65_536;

export function readSourceValues(
  document: ParsedDocument,
  helm: unknown,
  at: NodePath,
  element: GeneratorElement | undefined,
): SourceValues {
  const fields = mapOf(helm);
  const base = readBase(document, fields, at);
  const list = below(at, "parameters");
  const parameters = new Map<string, Parameter>();
  const filled = new Map<string, FilledValue>();
  let value: unknown = base?.value ?? {};
  const fill = (path: FieldPath, written: unknown, otherwise: unknown) => {
    const found = fillIn(written, element);
    if (found !== undefined) filled.set(JSON.stringify(path), found);
    value = withValue(value, path, found === undefined ? otherwise : String(found.value));
  };
  for (const [path, leaf] of leavesOf(base?.value, [])) if (leaf.includes("{{")) fill(path, leaf, leaf);
  for (const parameter of readParameters(fields.parameters, list)) {
    const { path, value: written } = parameter;
    if (path.some((step) => typeof step === "number" && step > maxItems)) continue;
    fill(path, written, written);
    const key = JSON.stringify(path);
    if (!filled.has(key)) parameters.set(key, parameter);
  }
  return { value, base, parameters, filled, list };
}

/** The node where a value is written. */
export function valueNode(path: FieldPath, { base, parameters, filled, list }: SourceValues): NodePath {
  const key = JSON.stringify(path);
  const parameter = parameters.get(key);
  if (parameter !== undefined) return below(parameter.at, "value");
  return filled.get(key)?.at ?? (base === undefined ? list : below(base.at, ...path));
}

/** `valuesObject` replaces `values` as a whole (`ApplicationSourceHelm.ValuesYAML`). */
function readBase(document: ParsedDocument, fields: Readonly<Record<string, unknown>>, at: NodePath): Base | undefined {
  const object = below(at, "valuesObject");
  const text = below(at, "values");
  const found = isMap(fields.valuesObject)
    ? { value: fields.valuesObject, at: object }
    : { value: typeof fields.values === "string" ? document.textValue(text.steps) : undefined, at: insideText(text) };
  return isMap(found.value) ? found : undefined;
}

function* leavesOf(value: unknown, path: FieldPath): Generator<readonly [FieldPath, string]> {
  if (typeof value === "string") yield [path, value];
  if (typeof value !== "object" || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    yield* leavesOf(child, [...path, Array.isArray(value) ? Number(key) : key]);
  }
}

function withValue(value: unknown, [step, ...rest]: FieldPath, leaf: unknown): unknown {
  if (step === undefined) return leaf;
  if (typeof step === "string") {
    const map = mapOf(value);
    return { ...map, [step]: withValue(Object.hasOwn(map, step) ? map[step] : undefined, rest, leaf) };
  }
  const list: unknown[] = Array.isArray(value) ? [...value] : [];
  list[step] = withValue(list[step], rest, leaf);
  return list;
}
