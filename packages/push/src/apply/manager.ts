import type { KubernetesObject, ManagedFieldsEntry } from "@pushpull/core/kubernetes";

/** Our name among the managers of an object's fields (Kubernetes docs, "Server-Side Apply"). */
export const fieldManager = "pushpull";

/** What we applied to an object before; undefined when we never did. */
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
