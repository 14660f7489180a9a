import type { KubernetesObject } from "@pushpull/core";
import { collectionPath, objectPath } from "../api/discovery.ts";
import type { ApiRequest } from "../api/port.ts";
import type { PlannedObject } from "../plan/types.ts";
import { fieldManager } from "./manager.ts";

export interface WriteOptions {
  readonly dryRun: boolean;
  /** Take fields that another manager owns. */
  readonly force: boolean;
}

/**
 * The request that applies an object (Kubernetes docs, "Server-Side Apply"). An object whose name the server makes up
 * is created, and not tried twice: a second one would be another object.
 */
export function writeRequest(
  { ref, resource }: PlannedObject,
  object: KubernetesObject,
  { dryRun, force }: WriteOptions,
): ApiRequest {
  const query = new URLSearchParams({ fieldManager, fieldValidation: "Strict", ...(dryRun ? { dryRun: "All" } : {}) });
  if (object.metadata.name === undefined) {
    const path = `${collectionPath(resource, ref.namespace)}?${query}`;
    return { method: "POST", path, body: object, retry: dryRun };
  }
  if (force) query.set("force", "true");
  return {
    method: "PATCH",
    path: `${objectPath(resource, ref.namespace, ref.name)}?${query}`,
    contentType: "application/apply-patch+yaml",
    body: object,
  };
}
