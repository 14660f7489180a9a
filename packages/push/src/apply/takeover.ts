import type { KubernetesObject, ManagedFieldsEntry } from "@pushpull/core/kubernetes";
import type { ApiRequest } from "../cluster/api.ts";
import { fieldManager, isOurs } from "./manager.ts";

/** Under this name `kubectl apply` without `--server-side` owns what it writes. */
export const clientSideManager = "kubectl-client-side-apply";

function isClientSide({ manager, operation, subresource }: ManagedFieldsEntry): boolean {
  return manager === clientSideManager && operation === "Update" && !subresource;
}

/** Whether an object was last applied by `kubectl apply` on the client's side. */
export function hasClientSidePast(object: KubernetesObject): boolean {
  return object.metadata.managedFields?.some(isClientSide) ?? false;
}

/**
 * The request that makes the fields of a client-side apply ours, as kubectl itself does it when people move to
 * server-side apply (`k8s.io/client-go/util/csaupgrade`). Without it the API server would call every changed field a
 * conflict, and keys that are gone from the manifest would stay for ever, since nobody owned them.
 *
 * It is a JSON patch (RFC 6902) that carries the resourceVersion: when the object has changed meanwhile, the server
 * answers 409, and the caller reads it again.
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

/** The managers of an object once what client-side apply owned is ours. */
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

/** The union of two sets of fields in the notation of `fieldsV1`: a tree whose leaves are empty objects. */
function union(a: Fields, b: Fields): Fields {
  const entries = Object.entries(b).map(([key, value]) => [key, union((a[key] ?? {}) as Fields, value as Fields)]);
  return { ...a, ...Object.fromEntries(entries) };
}
