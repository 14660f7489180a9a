import type { Resource } from "../cluster/discovery.ts";

/** How namespaces are served, by every API server. */
export const namespaces: Resource = {
  apiVersion: "v1",
  kind: "Namespace",
  plural: "namespaces",
  namespaced: false,
  verbs: ["create", "get", "patch"],
};
