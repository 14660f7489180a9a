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
 * The request that applies an object (Kubernetes docs, "Server-Side Apply"). One without a name can only be created:
 * in a dry run; a real one is given a name first (see `create.ts`).
 *
 * An apply is refused for fields that its schema does not have, whatever `fieldValidation` says. `Strict` only has the
 * server read the body once more, for keys that are there twice (`k8s.io/apiserver`, `handlers/patch.go`), and what we
 * encode has none.
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
