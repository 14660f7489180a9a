import { type Location, UserError } from "@pushpull/core/errors";
import type { ImageOverride } from "@pushpull/core/images";
import { type FieldPath, type KubernetesObject, valueAt } from "@pushpull/core/kubernetes";
import { isMap, parseYaml, type YamlDocument, type YamlOptions } from "@pushpull/core/yaml";
import type { Manifest } from "./manifest.ts";

/** The objects of a file that could be read, and all its faults. */
export interface ReadManifests {
  readonly manifests: readonly Manifest[];
  readonly faults: readonly UserError[];
  /** Notices for the log. */
  readonly notices?: readonly string[];
  /** Overrides of input `images` whose image Kustomize has copied into other fields. */
  readonly copiedOverrides?: readonly ImageOverride[];
}

/**
 * Reads the Kubernetes objects of a YAML or JSON file. Items of a `List` are separate objects.
 * @param file its path, as shown in messages
 * @returns no objects and no faults for an empty file
 */
export function readManifests(content: string, file: string, options?: YamlOptions): ReadManifests {
  const { documents, faults } = parseManifestFile(content, file, options);
  const objects = documents.flatMap((document) => readObject(document.value, document, []));
  return {
    manifests: objects.filter((object): object is Manifest => !(object instanceof UserError)),
    faults: [...faults, ...objects.filter((object) => object instanceof UserError)],
  };
}

function readObject(value: unknown, document: YamlDocument, path: FieldPath): readonly (Manifest | UserError)[] {
  const location = path.length === 0 ? document.location : document.locate(path);
  const fault = (message: string, hint: string, where: Location = location) =>
    new UserError(message, { code: "manifest", hint, location: where });
  if (!isMap(value)) {
    const hint = Array.isArray(value)
      ? "This is a list. Write each object as a separate document (`---` between them), or put the list under `items:` of an object with `apiVersion: v1` and `kind: List`."
      : "An object is a map with apiVersion, kind and metadata.";
    return [fault("This is not a Kubernetes object", hint)];
  }
  if (typeof value.kind === "string" && value.kind.endsWith("List") && Array.isArray(value.items)) {
    return value.items.flatMap((item: unknown, index) => readObject(item, document, [...path, "items", index]));
  }
  const metadata = isMap(value.metadata) ? value.metadata : {};
  const notString = (what: string, field: FieldPath) => {
    const { is, hint } = describeValue(valueAt(value, field), String(field.at(-1)));
    return fault(`The ${what} must be a string, but is ${is}`, hint, document.locate([...path, ...field]));
  };
  const faults: UserError[] = [];
  for (const field of ["apiVersion", "kind"]) {
    if (isNonEmptyString(value[field])) continue;
    const missing = fault(`This object has no ${field}`, `Add a line \`${field}: …\`${example(field)}.`);
    faults.push(isNonString(value[field]) ? notString(field, [field]) : missing);
  }
  const kind = isNonEmptyString(value.kind) ? value.kind : "object";
  for (const field of ["name", "generateName", "namespace"])
    if (isNonString(metadata[field])) faults.push(notString(`${field} of this ${kind}`, ["metadata", field]));
  if (![metadata.name, metadata.generateName].some((each) => isNonEmptyString(each) || isNonString(each))) {
    const where = document.locate([...path, "metadata"]);
    faults.push(fault(`This ${kind} has no name`, "Add `name: …` under `metadata:`.", where));
  }
  if (faults.length > 0) return faults;
  return [
    {
      object: value as unknown as KubernetesObject,
      source: { location, locate: (field) => document.locate([...path, ...field]) },
    },
  ];
}

function example(field: string): string {
  return field === "kind" ? ", such as `kind: Deployment`" : ", such as `apiVersion: apps/v1`";
}

/** Whether a field has a value that is not a string. */
function isNonString(value: unknown): boolean {
  return value !== undefined && value !== null && typeof value !== "string";
}

/**
 * Describes a value that is not a string. YAML 1.1, which Kubernetes reads, parses `y`, `no`, `on`, `1.20` and `2026-01-31`
 * as other types.
 */
function describeValue(value: unknown, field: string): { readonly is: string; readonly hint: string } {
  if (Array.isArray(value)) return { is: "a list", hint: "Write a string." };
  if (isMap(value)) return { is: "a map", hint: "Write a string." };
  const hint =
    typeof value === "boolean"
      ? `YAML reads y, n, yes, no, on, off, true and false as true or false. Put it in quotes: \`${field}: "${value ? "y" : "n"}"\`, for example.`
      : `Put it in quotes: \`${field}: "${value}"\`.`;
  return { is: typeof value === "boolean" ? `the boolean ${value}` : `the number ${value}`, hint };
}

function isNonEmptyString(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

interface Parsed {
  readonly documents: readonly YamlDocument[];
  readonly faults: readonly UserError[];
}

/**
 * Parses a manifest file as kubectl does: YAML, or concatenated JSON objects, as repeated `kubectl get -o json` prints
 * them (`YAMLOrJSONDecoder` in `k8s.io/apimachinery/pkg/util/yaml`).
 * @param file its path, as shown in messages
 */
export function parseManifestFile(content: string, file: string, options?: YamlOptions): Parsed {
  const parsed = splitJson(content).map(({ text, start }) => shiftedBy(start, parseYaml(text, file, options)));
  return {
    documents: parsed.flatMap(({ documents }) => documents),
    faults: parsed.flatMap(({ faults }) => faults),
  };
}

/** A part of a file, and the lines and columns before it. */
interface Part {
  readonly text: string;
  readonly start: { readonly lines: number; readonly columns: number };
}

const whole = { lines: 0, columns: 0 };

/** JSON strings, and the brackets of objects and lists. */
const token = /"(?:[^"\\\n]|\\.)*"|[{}[\]]/g;

/** Splits concatenated JSON objects. YAML, and JSON separated by `---`, is one part. */
function splitJson(content: string): readonly Part[] {
  const parts: Part[] = [];
  if (!/^\s*\{/.test(content)) return [{ text: content, start: whole }];
  let depth = 0;
  let begin = 0;
  let start: Part["start"] = whole;
  for (const { 0: found, index } of content.matchAll(token)) {
    if (found === "{" || found === "[") depth++;
    if ((found !== "}" && found !== "]") || --depth !== 0) continue;
    const end = index + 1;
    if (!/^\s*\{/.test(content.slice(end, end + maxGap))) continue;
    const text = content.slice(begin, end);
    // YAML flow style, whose strings differ from those of JSON.
    if (!isJson(text)) break;
    parts.push({ text, start });
    start = advanced(start, text);
    begin = end;
  }
  return [...parts, { text: content.slice(begin), start }];
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Maximum number of characters between two objects. */
const maxGap = 1_000;

function advanced({ lines, columns }: Part["start"], text: string): Part["start"] {
  const breaks = text.split("\n").length - 1;
  const last = text.length - text.lastIndexOf("\n") - 1;
  return { lines: lines + breaks, columns: breaks === 0 ? columns + last : last };
}

function shiftedBy(start: Part["start"], { documents, faults }: Parsed): Parsed {
  if (start === whole) return { documents, faults };
  const shift = (location: Location): Location => ({
    ...location,
    line: location.line + start.lines,
    ...(location.column === undefined
      ? {}
      : { column: location.line === 1 ? location.column + start.columns : location.column }),
  });
  return {
    documents: documents.map((document) => ({
      ...document,
      location: shift(document.location),
      locate: (path) => shift(document.locate(path)),
    })),
    faults: faults.map(({ message, code, hint, location, cause }) => {
      return new UserError(message, { code, hint, location: location && shift(location), cause });
    }),
  };
}
