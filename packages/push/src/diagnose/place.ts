import { childOf, type FieldPath, valueAt } from "@pushpull/core/kubernetes";

/** A step on the way to a field: its key, or which item of a list. */
type Step = string | number | ((item: unknown) => boolean);

/** The way to a field of the pod's spec, or else of the object. */
export interface Place {
  readonly of: "pod" | "object";
  readonly way: readonly Step[];
}

/** Where the kinds that we know have their pod's spec; the first that holds containers is it. */
const podSpecs: readonly FieldPath[] = [
  ["spec"],
  ["spec", "template", "spec"],
  ["spec", "jobTemplate", "spec", "template", "spec"],
  ["template", "spec"],
];

/**
 * The field of an object that the first of some places leads to; the empty path, which is all of the object, where none
 * does. Lists are searched anew: the API server and those who change what passes through it add items.
 */
export function fieldAt(object: unknown, places: readonly Place[]): FieldPath {
  const found = places.map(({ of, way }) => {
    const start = of === "object" ? [] : podSpecOf(object);
    return start === undefined ? undefined : follow(object, start, way);
  });
  return found.find((path) => path !== undefined) ?? [];
}

function podSpecOf(object: unknown): FieldPath | undefined {
  return podSpecs.find((path) => {
    const { containers } = (valueAt(object, path) ?? {}) as { readonly containers?: unknown };
    return Array.isArray(containers);
  });
}

function follow(object: unknown, start: FieldPath, way: readonly Step[]): FieldPath | undefined {
  let path = start;
  for (const step of way) {
    const around = valueAt(object, path);
    const key = typeof step === "function" ? indexOf(around, step) : step;
    if (key === undefined || childOf(around, key) === undefined) return undefined;
    path = [...path, key];
  }
  return path;
}

function indexOf(list: unknown, wanted: (item: unknown) => boolean): number | undefined {
  const index = Array.isArray(list) ? list.findIndex(wanted) : -1;
  return index === -1 ? undefined : index;
}

/** The item with a name. */
export function named(name: string): Step {
  return (item) => childOf(item, "name") === name;
}

/** The item in which something is as it should be; whatever it is, a manifest may have anything there. */
export function where<Item>(is: (item: Partial<Item>) => boolean): Step {
  return (item) => typeof item === "object" && item !== null && is(item);
}

export function inPod(...way: Place["way"]): Place {
  return { of: "pod", way };
}

export function inObject(...way: Place["way"]): Place {
  return { of: "object", way };
}
