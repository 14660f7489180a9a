import type { FieldPath } from "@pushpull/core";

/** The fields by which Kubernetes tells the items of its lists from each other (`x-kubernetes-list-map-keys`). */
const mergeKeys = ["name", "containerPort", "mountPath", "key", "ip", "topologyKey"] as const;

type Value = Readonly<Record<string | number, unknown>> | undefined | null;

/**
 * The way to a field in an object as it was written, of one that Kustomize has made of it: its lists may be in another
 * order there, and have other items.
 * @returns as far as it is written there
 */
export function translate(path: FieldPath, built: unknown, written: unknown): FieldPath {
  const way: (string | number)[] = [];
  let [there, here] = [built as Value, written as Value];
  for (const step of path) {
    const key = typeof step === "number" ? indexIn(here, there?.[step], step) : step;
    if (key === undefined || here?.[key] === undefined) break;
    way.push(key);
    [there, here] = [there?.[step] as Value, here[key] as Value];
  }
  return way;
}

function indexIn(list: unknown, item: unknown, step: number): number | undefined {
  if (!Array.isArray(list)) return undefined;
  const key = mergeKeys.find((each) => (item as Value)?.[each] !== undefined);
  if (key === undefined) return step;
  const index = list.findIndex((each: Value) => each?.[key] === (item as Value)?.[key]);
  return index === -1 ? undefined : index;
}

export function valueAt(value: unknown, path: FieldPath): unknown {
  return path.reduce<unknown>((each, key) => (each as Value)?.[key], value);
}
