/** A kind that the API server serves. */
export const served = (apiVersion, kind, plural, namespaced = true) => ({
    apiVersion,
    kind,
    plural,
    namespaced,
    verbs: ["create", "get", "patch"],
});
export const discovery = [
    served("v1", "ConfigMap", "configmaps"),
    served("v1", "Namespace", "namespaces", false),
    served("v1", "Pod", "pods"),
    served("v1", "Secret", "secrets"),
    served("v1", "Service", "services"),
    served("v1", "ServiceAccount", "serviceaccounts"),
    served("apps/v1", "Deployment", "deployments"),
    served("networking.k8s.io/v1", "Ingress", "ingresses"),
    served("rbac.authorization.k8s.io/v1", "Role", "roles"),
    served("rbac.authorization.k8s.io/v1", "RoleBinding", "rolebindings"),
    served("rbac.authorization.k8s.io/v1", "ClusterRole", "clusterroles", false),
    served("apiextensions.k8s.io/v1", "CustomResourceDefinition", "customresourcedefinitions", false),
    served("admissionregistration.k8s.io/v1", "ValidatingWebhookConfiguration", "validatingwebhookconfigurations", false),
];
/** One document each: `Kind name`, with an apiVersion before it where it is not v1, and YAML after it. */
export function documents(...objects) {
    return objects
        .map((written) => {
        const [head = "", ...rest] = written.split("\n");
        const words = head.split(" ");
        const [apiVersion, kind, name] = words.length === 3 ? words : ["v1", ...words];
        return [`apiVersion: ${apiVersion}`, `kind: ${kind}`, `metadata: {name: ${name}}`, ...rest].join("\n");
    })
        .join("\n---\n");
}
export const widgetCrd = `apiextensions.k8s.io/v1 CustomResourceDefinition widgets.acme.test
spec:
  group: acme.test
  scope: Namespaced
  names: {kind: Widget, plural: widgets}
  versions: [{name: v1, served: true, storage: true}]`;
