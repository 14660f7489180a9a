import { childOf, type FieldPath } from "@pushpull/core/kubernetes";

/**
 * The way to a field in another state of the same object: before the API server filled in its defaults, before somebody
 * added a sidecar, in a patch. What has a name in a list is found by it (Kubernetes API conventions, "Lists of named
 * subobjects preferred over maps").
 * @returns the way as far as the other state has it, and whether that is all of it
 */
export function sameField(
  path: FieldPath,
  from: unknown,
  to: unknown,
): { readonly path: FieldPath; readonly whole: boolean; readonly value: unknown } {
  const found: (string | number)[] = [];
  let [here, there] = [from, to];
  for (const step of path) {
    const next = Array.isArray(there) ? indexOf(there, step, childOf(here, step)) : step;
    const value = next === undefined ? undefined : childOf(there, next);
    if (next === undefined || value === undefined) return { path: found, whole: false, value: there };
    found.push(next);
    here = childOf(here, step);
    there = value;
  }
  return { path: found, whole: true, value: there };
}

/** @param item what stands there in the first state */
function indexOf(list: readonly unknown[], step: string | number, item: unknown): number | undefined {
  const name = childOf(item, "name");
  if (typeof name !== "string") return Number(step);
  const index = list.findIndex((each) => childOf(each, "name") === name);
  return index === -1 ? undefined : index;
}
