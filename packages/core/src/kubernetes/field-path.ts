/** The path to a field of an object: `["spec", "containers", 0, "image"]`. */
export type FieldPath = readonly (string | number)[];

/** The value at a path in an object of any shape; undefined if the path ends early. */
export function valueAt(value: unknown, path: FieldPath): unknown {
  return path.reduce(childOf, value);
}

export function childOf(value: unknown, step: string | number): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return undefined;
  return (value as Readonly<Record<string | number, unknown>>)[step];
}

/** The steps of a JSON pointer, such as `/spec/template` (RFC 6901). */
export function pointerSteps(pointer: string): readonly string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}
