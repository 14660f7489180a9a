import { isDeepStrictEqual } from "node:util";
import type { KubernetesObject, ManagedFieldsEntry } from "@pushpull/core/kubernetes";
import type { ApiRequest } from "../cluster/api.ts";
import type { Writer } from "../plan/push-plan.ts";
import { clientSideManager } from "../refusals/field-conflicts.ts";

/** Our own field manager (Kubernetes docs, "Server-Side Apply"). Helm's is named after its program too. */
const fieldManager: Writer = "pushpull";

/** The entry of a writer's server-side applies; undefined where there was none. */
export function entryOf(object: KubernetesObject, writer: Writer): ManagedFieldsEntry | undefined {
  return object.metadata.managedFields?.find((entry) => isAppliedBy(entry, writer));
}

function isAppliedBy({ manager, operation, subresource }: ManagedFieldsEntry, writer: Writer): boolean {
  return manager === writer && operation === "Apply" && !subresource;
}

export function isOurs(entry: ManagedFieldsEntry): boolean {
  return isAppliedBy(entry, fieldManager);
}

/**
 * When pushpull or Helm last wrote an object, as the API server recorded it: in milliseconds since 1970, and undefined
 * where neither did. Helm writes releases of Helm 3 with the operation `Update`.
 */
export function lastWriteOf({ metadata: { managedFields = [] } }: KubernetesObject): number | undefined {
  const writes = managedFields.filter(
    (entry) => isOurs(entry) || (entry.manager === ("helm" satisfies Writer) && !entry.subresource),
  );
  const times = writes.map(({ time }) => Date.parse(time ?? "")).filter((time) => !Number.isNaN(time));
  return times.length === 0 ? undefined : Math.max(...times);
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
 * server-side apply (`k8s.io/client-go/util/csaupgrade`). Without the transfer, the API server would report every changed field as
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
      {
        op: "replace",
        path: "/metadata/managedFields",
        value: managersAfterTakeover(live.metadata.managedFields ?? []),
      },
      { op: "replace", path: "/metadata/resourceVersion", value: live.metadata.resourceVersion },
    ],
  };
}

/** The managers of an object after the takeover. */
export function managersAfterTakeover(entries: readonly ManagedFieldsEntry[]): readonly ManagedFieldsEntry[] {
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
 * Whether an apply changes nothing: neither the object nor which fields the writer owns. `status` and the server's counters are
 * ignored, since they change between two reads.
 */
export function isUnchanged(before: KubernetesObject, after: KubernetesObject, writer: Writer): boolean {
  const owned = (object: KubernetesObject) => entryOf(object, writer)?.fieldsV1;
  return isDeepStrictEqual(owned(before), owned(after)) && hasSameContent(before, after);
}

/** Whether two states of an object are equal except for status, ownership and server-side counters. */
export function hasSameContent(before: KubernetesObject, after: KubernetesObject): boolean {
  return isDeepStrictEqual(withoutBookkeeping(before), withoutBookkeeping(after));
}

function withoutBookkeeping({ status: _, ...object }: KubernetesObject): unknown {
  const { resourceVersion: _version, generation: _generation, managedFields: _fields, ...metadata } = object.metadata;
  return { ...object, metadata };
}
