/** The owners of API groups: Kubernetes itself, a project whose CRDs must be installed, or a program. */
import { groupOf } from "@pushpull/core/kubernetes";

/** Kinds that were removed from Kubernetes. */
const removedKinds: ReadonlySet<string> = new Set([
  ...["PodSecurityPolicy", "PodPreset", "AuditSink", "ThirdPartyResource", "ResourceClass", "PodSchedulingContext"],
]);

/** The owner of each group. A name that starts with a dot matches all groups that end with it. */
const owners: readonly (readonly [group: string, owner: string])[] = [
  ["gateway.networking.k8s.io", "the Gateway API (https://gateway-api.sigs.k8s.io/guides/)"],
  ["snapshot.storage.k8s.io", "the CSI snapshot controller (https://github.com/kubernetes-csi/external-snapshotter)"],
  [
    "groupsnapshot.storage.k8s.io",
    "the CSI snapshot controller (https://github.com/kubernetes-csi/external-snapshotter)",
  ],
  ["metrics.k8s.io", "metrics-server (https://github.com/kubernetes-sigs/metrics-server)"],
  [".metrics.k8s.io", "a metrics adapter, such as that of Prometheus or KEDA"],
  ["policy.networking.k8s.io", "the Network Policy API (https://network-policy-api.sigs.k8s.io)"],
  ["autoscaling.k8s.io", "the Vertical Pod Autoscaler (https://github.com/kubernetes/autoscaler)"],
  ["secrets-store.csi.x-k8s.io", "the Secrets Store CSI driver"],
  ["kueue.x-k8s.io", "Kueue"],
  [".cluster.x-k8s.io", "Cluster API"],
  ["cluster.x-k8s.io", "Cluster API"],
  ["monitoring.coreos.com", "the Prometheus Operator"],
  [".cert-manager.io", "cert-manager"],
  ["cert-manager.io", "cert-manager"],
  ["argoproj.io", "Argo CD, Argo Rollouts or Argo Workflows"],
  [".toolkit.fluxcd.io", "Flux"],
  ["external-secrets.io", "the External Secrets Operator"],
  ["bitnami.com", "Sealed Secrets"],
  ["traefik.io", "Traefik"],
  [".istio.io", "Istio"],
  ["keda.sh", "KEDA"],
  [".knative.dev", "Knative"],
  ["tekton.dev", "Tekton"],
  ["cilium.io", "Cilium"],
  ["kyverno.io", "Kyverno"],
  ["velero.io", "Velero"],
  ["postgresql.cnpg.io", "CloudNativePG"],
  [".strimzi.io", "Strimzi"],
  [".crossplane.io", "Crossplane"],
  [".openshift.io", "OpenShift"],
];

/** Groups of configuration files that programs read and no API server accepts. */
const programs: readonly (readonly [group: string, program: string])[] = [
  ["kubeadm.k8s.io", "kubeadm"],
  ["kubelet.config.k8s.io", "the kubelet"],
  ["kubeproxy.config.k8s.io", "kube-proxy"],
  ["kubescheduler.config.k8s.io", "kube-scheduler"],
  ["apiserver.config.k8s.io", "the API server"],
  ["audit.k8s.io", "the API server"],
  ["client.authentication.k8s.io", "kubectl's login plugins"],
  ["kind.x-k8s.io", "kind"],
  ["k3d.io", "k3d"],
  ["skaffold", "Skaffold"],
];

/** The hint for a kind that one of Kubernetes' own groups does not have. */
export function builtInHint(apiVersion: string, kind: string): string {
  if (removedKinds.has(kind) || groupOf(apiVersion) === "extensions")
    return "Kubernetes has removed it: see https://kubernetes.io/docs/reference/using-api/deprecation-guide/.";
  return `This version of Kubernetes does not serve it. Check how the kind and the apiVersion are spelled: \`kubectl api-resources --api-group=${groupOf(apiVersion) || "''"}\` lists the available kinds. It may need a newer version of Kubernetes, or a feature that is not enabled.`;
}

/** The hint for a kind that is served once its CRD is installed. */
export function notInstalledHint(group: string): string {
  const owner = find(owners, group);
  const add = "add its CustomResourceDefinition to 'manifests', or install it first";
  if (group === "metrics.k8s.io" || group.endsWith(".metrics.k8s.io"))
    return `It is a kind of ${owner}, which is not installed in this cluster and only serves measurements: its kinds cannot be applied.`;
  return owner === undefined
    ? `No CRD for it is installed in this cluster: ${add} with its operator.`
    : `It is a kind of ${owner}, whose CRDs are not installed in this cluster, or only in another version: ${add}.`;
}

/** The hint for a program's configuration file; undefined for anything else. */
export function configurationFile(apiVersion: string, kind: string): string | undefined {
  const group = groupOf(apiVersion);
  const remove = "Remove it from 'manifests'.";
  if (apiVersion === "v1" && kind === "Config") return `This is a kubeconfig, not an object of a cluster. ${remove}`;
  if (group === "kustomize.config.k8s.io")
    return kind === "Component"
      ? `This is a component of Kustomize, which a kustomization names in its \`components\`. ${remove}`
      : "This is a kustomization: call its file kustomization.yaml, and name its folder in 'manifests'.";
  const program = find(programs, group);
  return program === undefined ? undefined : `This is a configuration file of ${program}, not an object. ${remove}`;
}

function find(table: readonly (readonly [string, string])[], group: string): string | undefined {
  return table.find(([name]) => (name.startsWith(".") ? group.endsWith(name) : group === name))?.[1];
}
