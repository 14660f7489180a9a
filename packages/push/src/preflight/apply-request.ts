import type { KubernetesObject } from "@pushpull/core/kubernetes";
import type { ApiRequest } from "../cluster/api.ts";
import { collectionPath, objectPath } from "../cluster/discovery.ts";
import type { PlannedObject } from "../plan/push-plan.ts";

export interface WriteOptions {
  readonly dryRun: boolean;
  /** Whether to take fields that another manager owns. */
  readonly force: boolean;
}

/**
 * The request that applies an object (Kubernetes docs, "Server-Side Apply"). An object without a name is only created in
 * a dry run; otherwise it gets a name first (see `write-object.ts`).
 *
 * An apply is refused for fields that its schema does not have, whatever `fieldValidation` is. `Strict` only makes the
 * server parse the body again to find duplicate keys (`k8s.io/apiserver`, `handlers/patch.go`), and our encoding never
 * writes any.
 */
export function writeRequest(planned: PlannedObject, object: KubernetesObject, options: WriteOptions): ApiRequest {
  if (object.metadata.name === undefined) return createRequest(planned, object, options);
  const { ref, resource } = planned;
  const force = options.force ? "&force=true" : "";
  return {
    method: "PATCH",
    path: `${objectPath(resource, ref.namespace, ref.name)}?${queryFor(planned, options, "Ignore")}${force}`,
    contentType: "application/apply-patch+yaml",
    body: object,
  };
}

/** The request that creates an object. */
export function createRequest(
  planned: PlannedObject,
  object: KubernetesObject,
  options: Pick<WriteOptions, "dryRun">,
): ApiRequest {
  const query = queryFor(planned, options, "Strict");
  return { method: "POST", path: `${collectionPath(planned.resource, planned.ref.namespace)}?${query}`, body: object };
}

/** The request that deletes an object; what it owns is deleted after it. */
export function deleteRequest({ ref, resource }: PlannedObject, { dryRun }: Pick<WriteOptions, "dryRun">): ApiRequest {
  return {
    method: "DELETE",
    path: `${objectPath(resource, ref.namespace, ref.name)}${dryRun ? "?dryRun=All" : ""}`,
    body: { apiVersion: "v1", kind: "DeleteOptions", propagationPolicy: "Background" },
  };
}

function queryFor(
  { writer }: PlannedObject,
  { dryRun }: Pick<WriteOptions, "dryRun">,
  fieldValidation: "Strict" | "Ignore",
): string {
  const always = { fieldManager: writer, fieldValidation };
  return new URLSearchParams({ ...always, ...(dryRun ? { dryRun: "All" } : {}) }).toString();
}
