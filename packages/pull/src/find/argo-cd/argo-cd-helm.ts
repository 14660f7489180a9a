import { type FieldPath, valueAt } from "@pushpull/core/kubernetes";
import type { ParsedDocument } from "../../yaml-edit/parse-file.ts";
import type { NodePath, YamlChange } from "../../yaml-edit/yaml-change.ts";
import { below, insideText, isMap, mapOf } from "../document-nodes.ts";
import type { RelativeChange } from "../helm/helm-image.ts";
import { doubtsOf, findHelmValues } from "../helm/helm-values.ts";
import type { FoundImage } from "../image-location.ts";
import { type FilledValue, fillIn, type GeneratorElement } from "./argo-cd-generators.ts";
import { newParameter, type Parameter, readParameters, setParameter } from "./argo-cd-parameters.ts";

/**
 * Finds the images in the field `helm` of an Argo CD source (`ApplicationSourceHelm`): in `valuesObject`, or else in
 * the text `values`, with `parameters` merged over them. A parameter `image.tag` therefore belongs to the repository
 * that the values name.
 * @param element fills in placeholders
 */
export function argoCdHelm(
  document: ParsedDocument,
  helm: unknown,
  at: NodePath,
  element: GeneratorElement | undefined,
): readonly FoundImage[] {
  const values = readSourceValues(document, helm, at, element);
  // Another element may fill in what this one does not.
  return findHelmValues(values.value)
    .filter(({ filledIn }) => filledIn === undefined || !String(valueAt(values.value, filledIn)).includes("{{"))
    .map((found): FoundImage => {
      const { image, otherNames = [] } = found;
      return {
        image,
        otherNames,
        at: valueNode(found.at, values),
        format: "argo-cd",
        ...doubtsOf(found, (path) => valueNode(path, values)),
        become(to) {
          const changes = found.become(to);
          if (typeof changes === "string") return changes;
          const lifted = changes.map((change) => lift(change, values));
          return (
            lifted.find((each) => typeof each === "string") ?? lifted.filter((each) => typeof each !== "string").flat()
          );
        },
      };
    });
}

/** Translates a change of values into a change of the source that sets them. */
function lift(change: RelativeChange, values: SourceValues): readonly YamlChange[] | string {
  const key = JSON.stringify(change.at);
  if (change.kind === "add" || change.kind === "append") return liftNew(change, values);
  const parameter = values.parameters.get(key);
  const filled = values.filled.get(key);
  if (parameter !== undefined) {
    // A parameter cannot be removed from its list alone; to a chart, an empty one is the same as none.
    if (change.kind === "remove") return setParameter(parameter, "");
    const renamed = change.kind === "rename" ? [...change.at.slice(0, -1), change.key] : undefined;
    return setParameter(parameter, String(change.value), renamed);
  }
  if (filled !== undefined) {
    if (change.kind !== "set") return `the ApplicationSet's generators fill in ${change.at.join(".")}`;
    return String(filled.value) === change.value ? [] : [{ ...change, at: filled.at }];
  }
  return [{ ...change, at: valueNode(change.at, values) }];
}

/** Adds a value beside the others of its map. */
function liftNew(
  change: RelativeChange & { readonly kind: "add" | "append" },
  values: SourceValues,
): readonly YamlChange[] | string {
  const { base, list } = values;
  if (base?.has(change.at)) return [{ ...change, at: below(base.at, ...change.at) }];
  if (change.kind === "append" || typeof change.value !== "string") return "its parameters have no place for that";
  const path: FieldPath = [...change.at, change.key];
  return [{ kind: "append", at: list, item: newParameter(path, change.value) }];
}

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
  /** Whether a path ends at a map or a list. */
  has(path: FieldPath): boolean;
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
  if (!isMap(found.value)) return undefined;
  const has = (path: FieldPath) => {
    const end = path.reduce<unknown>(
      (value, step) => (value as Record<string | number, unknown> | undefined)?.[step],
      found.value,
    );
    return typeof end === "object" && end !== null;
  };
  return { ...found, has };
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
