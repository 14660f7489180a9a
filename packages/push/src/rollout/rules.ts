import { groupOf, type KubernetesObject } from "@pushpull/core/kubernetes";
import {
  judgeAnswering,
  judgeCertificate,
  judgeHelmRepository,
  judgeKnative,
  judgeSealedSecret,
} from "./rules/answering.ts";
import { judgeArgoRollout } from "./rules/argo-rollout.ts";
import {
  judgeApiService,
  judgeCustomResourceDefinition,
  judgeHorizontalPodAutoscaler,
  judgeNamespace,
  judgePodDisruptionBudget,
} from "./rules/cluster.ts";
import { judgeDaemonSet } from "./rules/daemon-set.ts";
import { judgeDeployment } from "./rules/deployment.ts";
import { judgeGateway, judgeGatewayClass, judgeRoute } from "./rules/gateway.ts";
import { judgeJob } from "./rules/job.ts";
import { judgePersistentVolumeClaim } from "./rules/persistent-volume-claim.ts";
import { judgePod } from "./rules/pod.ts";
import { isNeverAwaited, ownRule } from "./rules/ready-when.ts";
import { judgeReplicaSet } from "./rules/replica-set.ts";
import { judgeByStatus } from "./rules/reported-status.ts";
import { judgeIngress, judgeService } from "./rules/service.ts";
import { judgeStatefulSet } from "./rules/stateful-set.ts";
import { ready } from "./rules/verdict.ts";
import type { ReadinessRule } from "./types.ts";

const rules: Readonly<Record<string, ReadinessRule>> = {
  "apps/Deployment": judgeDeployment,
  "apps/StatefulSet": judgeStatefulSet,
  "apps/DaemonSet": judgeDaemonSet,
  "apps/ReplicaSet": judgeReplicaSet,
  "/ReplicationController": judgeReplicaSet,
  "/Pod": judgePod,
  "batch/Job": judgeJob,
  "/PersistentVolumeClaim": judgePersistentVolumeClaim,
  "/Service": judgeService,
  "networking.k8s.io/Ingress": judgeIngress,
  "/Namespace": judgeNamespace,
  "autoscaling/HorizontalPodAutoscaler": judgeHorizontalPodAutoscaler,
  "policy/PodDisruptionBudget": judgePodDisruptionBudget,
  "apiextensions.k8s.io/CustomResourceDefinition": judgeCustomResourceDefinition,
  "apiregistration.k8s.io/APIService": judgeApiService,
  "gateway.networking.k8s.io/GatewayClass": judgeGatewayClass,
  "gateway.networking.k8s.io/Gateway": judgeGateway,
  "gateway.networking.k8s.io/HTTPRoute": judgeRoute,
  "gateway.networking.k8s.io/GRPCRoute": judgeRoute,
  "gateway.networking.k8s.io/TLSRoute": judgeRoute,
  "gateway.networking.k8s.io/TCPRoute": judgeRoute,
  "gateway.networking.k8s.io/UDPRoute": judgeRoute,
  "argoproj.io/Rollout": judgeArgoRollout,
  "cert-manager.io/Certificate": judgeCertificate,
  "cert-manager.io/Issuer": judgeAnswering,
  "cert-manager.io/ClusterIssuer": judgeAnswering,
  "external-secrets.io/ExternalSecret": judgeAnswering,
  "external-secrets.io/ClusterExternalSecret": judgeAnswering,
  "external-secrets.io/PushSecret": judgeAnswering,
  "external-secrets.io/SecretStore": judgeAnswering,
  "external-secrets.io/ClusterSecretStore": judgeAnswering,
  "bitnami.com/SealedSecret": judgeSealedSecret,
  "serving.knative.dev/Service": judgeKnative,
  "serving.knative.dev/Configuration": judgeKnative,
  "serving.knative.dev/Route": judgeKnative,
  "helm.toolkit.fluxcd.io/HelmRelease": judgeAnswering,
  "kustomize.toolkit.fluxcd.io/Kustomization": judgeAnswering,
  "source.toolkit.fluxcd.io/GitRepository": judgeAnswering,
  "source.toolkit.fluxcd.io/OCIRepository": judgeAnswering,
  "source.toolkit.fluxcd.io/HelmRepository": judgeHelmRepository,
  "source.toolkit.fluxcd.io/HelmChart": judgeAnswering,
  "source.toolkit.fluxcd.io/Bucket": judgeAnswering,
};

/**
 * The groups of Kubernetes itself. Their kinds that have no rule above are ready as soon as they are stored.
 */
const builtIn: ReadonlySet<string> = new Set([
  "",
  "admissionregistration.k8s.io",
  "apiextensions.k8s.io",
  "apiregistration.k8s.io",
  "apps",
  "autoscaling",
  "batch",
  "certificates.k8s.io",
  "coordination.k8s.io",
  "discovery.k8s.io",
  "events.k8s.io",
  "flowcontrol.apiserver.k8s.io",
  "networking.k8s.io",
  "node.k8s.io",
  "policy",
  "rbac.authorization.k8s.io",
  "resource.k8s.io",
  "scheduling.k8s.io",
  "storage.k8s.io",
]);

type Judged = Pick<KubernetesObject, "apiVersion" | "kind" | "metadata">;

const always: ReadinessRule = () => ready;

/** The rule for an object: its own, that of its kind, or for kinds of other groups the one that goes by their status. */
export function ruleOf(object: Judged): ReadinessRule {
  const group = groupOf(object.apiVersion);
  const ofKind = rules[`${group}/${object.kind}`] ?? (builtIn.has(group) ? always : judgeByStatus);
  return ownRule(object) ?? ofKind;
}

/** Whether an object can be anything else than ready at once. What cannot is never asked for again. */
export function needsFollowing(object: Judged): boolean {
  const rule = ruleOf(object);
  return rule !== always && rule !== judgeIngress && !isNeverAwaited(object);
}
