import { isDeepStrictEqual } from "node:util";
import type { KubernetesObject, ManagedFieldsEntry } from "@pushpull/core/kubernetes";
import type { ApiRequest } from "../cluster/api.ts";
import { clientSideManager } from "../refusals/field-conflicts.ts";

/** Our field manager (Kubernetes docs, "Server-Side Apply"). */
export const fieldManager = "pushpull";

/** The entry of our own applies; undefined if there was none. */
export function ourEntry(object: KubernetesObject): ManagedFieldsEntry | undefined {
  return object.metadata.managedFields?.find(isOurs);
}

export function isOurs({ manager, operation, subresource }: ManagedFieldsEntry): boolean {
  return manager === fieldManager && operation === "Apply" && !subresource;
}

/** The managers of one field, by its path in `fieldsV1`: `["f:spec", "f:replicas"]`. */
export function managersOf(object: KubernetesObject, path: readonly string[]): readonly ManagedFieldsEntry[] {
  return (object.metadata.managedFields ?? []).filter((entry) => {
    let fields: unknown = entry.fieldsV1;
    for (const step of path) {
      if (typeof fields !== "object" || fields === null || !(step in fields)) return false;
      fields = (fields as Readonly<Record<string, unknown>>)[step];
    }
    return true;
  });
}

function isClientSide({ manager, operation, subresource }: ManagedFieldsEntry): boolean {
  return manager === clientSideManager && operation === "Update" && !subresource;
}

/** Whether an object was last applied by client-side `kubectl apply`. */
export function isAppliedClientSide(object: KubernetesObject): boolean {
  return object.metadata.managedFields?.some(isClientSide) ?? false;
}

/**
 * The request that transfers the fields of a client-side apply to our manager, as kubectl does when it moves to
 * server-side apply (`k8s.io/client-go/util/csaupgrade`). Without it the API server would report every changed field as
 * a conflict, and fields removed from the manifest would stay forever, since no manager would remove them.
 *
 * It is a JSON patch (RFC 6902) with the resourceVersion: if the object has changed meanwhile, the server responds with
 * 409 and the caller reads it again.
 */
export function takeoverRequest(live: KubernetesObject, path: string): ApiRequest {
  return {
    method: "PATCH",
    path: `${path}?fieldManager=${fieldManager}`,
    contentType: "application/json-patch+json",
    body: [
      { op: "replace", path: "/metadata/managedFields", value: takenOver(live.metadata.managedFields ?? []) },
      { op: "replace", path: "/metadata/resourceVersion", value: live.metadata.resourceVersion },
    ],
  };
}

/** The managers of an object after the takeover. */
export function takenOver(entries: readonly ManagedFieldsEntry[]): readonly ManagedFieldsEntry[] {
  const ours = entries.find(isOurs) ?? entries.find(isClientSide);
  if (ours === undefined) return entries;
  const sameVersion = entries.filter((entry) => isClientSide(entry) && entry.apiVersion === ours.apiVersion);
  const fieldsV1 = sameVersion.map((entry) => entry.fieldsV1 ?? {}).reduce(union, ours.fieldsV1 ?? {});
  return [
    { ...ours, manager: fieldManager, operation: "Apply", fieldsV1 },
    ...entries.filter((entry) => entry !== ours && !isClientSide(entry)),
  ];
}

type Fields = Readonly<Record<string, unknown>>;

/** The union of two sets of fields in the `fieldsV1` notation: a tree whose leaves are empty objects. */
function union(a: Fields, b: Fields): Fields {
  const entries = Object.entries(b).map(([key, value]) => [key, union((a[key] ?? {}) as Fields, value as Fields)]);
  return { ...a, ...Object.fromEntries(entries) };
}

/**
 * Whether an apply changes nothing: neither the object nor which fields we own. Fields that the server counts and
 * `status` are ignored, since they change between two reads.
 */
export function isUnchanged(before: KubernetesObject, after: KubernetesObject): boolean {
  return isDeepStrictEqual(ourEntry(before)?.fieldsV1, ourEntry(after)?.fieldsV1) && hasSameContent(before, after);
}

/** Whether two states of an object are equal except for status, ownership and server-side counters. */
export function hasSameContent(before: KubernetesObject, after: KubernetesObject): boolean {
  return isDeepStrictEqual(withoutBookkeeping(before), withoutBookkeeping(after));
}

function withoutBookkeeping({ status: _, ...object }: KubernetesObject): unknown {
  const { resourceVersion: _version, generation: _generation, managedFields: _fields, ...metadata } = object.metadata;
  return { ...object, metadata };
}
