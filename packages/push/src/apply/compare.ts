import { isDeepStrictEqual } from "node:util";
import type { KubernetesObject } from "@pushpull/core/kubernetes";
import { ourEntry } from "./manager.ts";

/**
 * Whether an apply changed anything: the object itself, or which of its fields are ours. What the server counts and
 * what controllers report does not matter; `status` moves between two looks at it.
 */
export function isSame(before: KubernetesObject, after: KubernetesObject): boolean {
  return isDeepStrictEqual(ourEntry(before)?.fieldsV1, ourEntry(after)?.fieldsV1) && hasSameContent(before, after);
}

/** Whether two states of an object are the same but for what the server counts, what controllers report, and owners. */
export function hasSameContent(before: KubernetesObject, after: KubernetesObject): boolean {
  return isDeepStrictEqual(withoutBookkeeping(before), withoutBookkeeping(after));
}

function withoutBookkeeping({ status: _, ...object }: KubernetesObject): unknown {
  const { resourceVersion: _version, generation: _generation, managedFields: _fields, ...metadata } = object.metadata;
  return { ...object, metadata };
}
