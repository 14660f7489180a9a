import type { FieldPath } from "./field-path.ts";

/** What stands at the end of a way into an object, which may have anything in it; undefined where the way ends before. */
export function valueAt(value: unknown, path: FieldPath): unknown {
  return path.reduce(childOf, value);
}

export function childOf(value: unknown, step: string | number): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return undefined;
  return (value as Readonly<Record<string | number, unknown>>)[step];
}
