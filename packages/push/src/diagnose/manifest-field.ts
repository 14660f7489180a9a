import { childOf, type FieldPath, valueAt } from "@pushpull/core/kubernetes";

/** One step of a path: a key, an index, or a test that finds the item of a list. */
type FieldStep = string | number | ((item: unknown) => boolean);

/** A field of the pod's spec, or of the whole object, in a manifest. */
export interface ManifestField {
  readonly of: "pod" | "object";
  readonly steps: readonly FieldStep[];
}

/** The paths of the pod's spec in the known kinds; the first one with containers is used. */
const podSpecPaths: readonly FieldPath[] = [
  ["spec"],
  ["spec", "template", "spec"],
  ["spec", "jobTemplate", "spec", "template", "spec"],
  ["template", "spec"],
];

/**
 * The path of the first of these fields that a manifest has; if it has none, the empty path, which is the whole object.
 * Items of lists are searched by content: the API server and mutating webhooks add items.
 */
export function findField(object: unknown, fields: readonly ManifestField[]): FieldPath {
  const paths = fields.map(({ of, steps }) => {
    const start = of === "object" ? [] : podSpecPath(object);
    return start === undefined ? undefined : resolveSteps(object, start, steps);
  });
  return paths.find((path) => path !== undefined) ?? [];
}

function podSpecPath(object: unknown): FieldPath | undefined {
  return podSpecPaths.find((path) => {
    const { containers } = (valueAt(object, path) ?? {}) as { readonly containers?: unknown };
    return Array.isArray(containers);
  });
}

function resolveSteps(object: unknown, start: FieldPath, steps: readonly FieldStep[]): FieldPath | undefined {
  let path = start;
  for (const step of steps) {
    const parent = valueAt(object, path);
    const key = typeof step === "function" ? indexOf(parent, step) : step;
    if (key === undefined || childOf(parent, key) === undefined) return undefined;
    path = [...path, key];
  }
  return path;
}

function indexOf(list: unknown, wanted: (item: unknown) => boolean): number | undefined {
  const index = Array.isArray(list) ? list.findIndex(wanted) : -1;
  return index === -1 ? undefined : index;
}

/** The item of a list with this name. */
export function named(name: string): FieldStep {
  return (item) => childOf(item, "name") === name;
}

/** The first item of a list that passes a test. The items of a manifest may be anything. */
export function where<Item>(test: (item: Partial<Item>) => boolean): FieldStep {
  return (item) => typeof item === "object" && item !== null && test(item);
}

export function podField(...steps: ManifestField["steps"]): ManifestField {
  return { of: "pod", steps };
}

export function objectField(...steps: ManifestField["steps"]): ManifestField {
  return { of: "object", steps };
}

/** A field of a container, found by the container's name. */
export function containerField(
  { list, name }: { readonly list: string; readonly name: string },
  ...steps: ManifestField["steps"]
): ManifestField {
  return podField(list, named(name), ...steps);
}
