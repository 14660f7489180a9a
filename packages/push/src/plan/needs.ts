import { groupOf, type KubernetesObject, objectKey } from "@pushpull/core/kubernetes";

const core = (kind: string, name: string, namespace?: string) => objectKey({ apiVersion: "v1", kind, name, namespace });
const rbac = (kind: string, name: string, namespace?: string) =>
  objectKey({ apiVersion: "rbac.authorization.k8s.io/v1", kind, name, namespace });

/** The key of a kind's CRD. */
export function crdKey(plural: string, apiVersion: string): string {
  const name = `${plural}.${groupOf(apiVersion)}`;
  return objectKey({ apiVersion: "apiextensions.k8s.io/v1", kind: "CustomResourceDefinition", name });
}

interface PodSpec {
  readonly serviceAccountName?: string;
  readonly priorityClassName?: string;
  readonly runtimeClassName?: string;
}

interface RoleRef {
  readonly kind?: string;
  readonly name?: string;
}

/**
 * Keys of the objects without which the API server refuses this one, even in a dry run: its namespace, its CRD, objects
 * that the admission of a Pod looks up, and the role of a binding.
 * @param plural `deployments`, as in the URL
 */
export function needsOf(object: KubernetesObject, plural: string): readonly string[] {
  const { namespace } = object.metadata;
  return [
    crdKey(plural, object.apiVersion),
    ...(namespace === undefined ? [] : [core("Namespace", namespace)]),
    ...(object.kind === "Pod" && object.apiVersion === "v1"
      ? needsOfPod((object.spec ?? {}) as PodSpec, namespace)
      : []),
    ...(object.kind.endsWith("RoleBinding") ? needsOfBinding((object.roleRef ?? {}) as RoleRef, namespace) : []),
  ];
}

function needsOfPod(spec: PodSpec, namespace: string | undefined): readonly string[] {
  const needs: string[] = [];
  if (spec.serviceAccountName) needs.push(core("ServiceAccount", spec.serviceAccountName, namespace));
  if (spec.priorityClassName) {
    needs.push(objectKey({ apiVersion: "scheduling.k8s.io/v1", kind: "PriorityClass", name: spec.priorityClassName }));
  }
  if (spec.runtimeClassName) {
    needs.push(objectKey({ apiVersion: "node.k8s.io/v1", kind: "RuntimeClass", name: spec.runtimeClassName }));
  }
  return needs;
}

function needsOfBinding({ kind, name }: RoleRef, namespace: string | undefined): readonly string[] {
  if (name === undefined) return [];
  return [kind === "Role" ? rbac("Role", name, namespace) : rbac("ClusterRole", name)];
}
