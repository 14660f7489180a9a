import type { ObjectRef } from "@pushpull/core/kubernetes";

/** Namespaces are named only where there is more than one. */
export function refStyle(refs: readonly ObjectRef[]): "full" | "short" {
  return new Set(refs.flatMap(({ namespace }) => namespace ?? [])).size > 1 ? "full" : "short";
}
