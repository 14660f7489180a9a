import { groupOf } from "./kubernetes-object.ts";

/**
 * The API groups of Kubernetes itself, without those that its subprojects install as CRDs (Kubernetes API reference).
 */
const builtInGroups: ReadonlySet<string> = new Set([
  ...["", "apps", "autoscaling", "batch", "extensions", "policy"],
  ...[
    "admissionregistration",
    "apiextensions",
    "apiregistration",
    "authentication",
    "authorization",
    "certificates",
  ].map((name) => `${name}.k8s.io`),
  ...["coordination", "discovery", "events", "networking", "node", "resource", "scheduling", "storage"].map(
    (name) => `${name}.k8s.io`,
  ),
  ...["rbac.authorization.k8s.io", "flowcontrol.apiserver.k8s.io", "internal.apiserver.k8s.io"],
  ...["storagemigration.k8s.io", "auditregistration.k8s.io", "settings.k8s.io", "imagepolicy.k8s.io"],
]);

/** Whether an API version belongs to Kubernetes itself. */
export function isBuiltIn(apiVersion: string): boolean {
  return isBuiltInGroup(groupOf(apiVersion));
}

export function isBuiltInGroup(group: string): boolean {
  return builtInGroups.has(group);
}
