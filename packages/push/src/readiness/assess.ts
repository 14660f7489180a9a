import { groupOf, type KubernetesObject, type ObjectRef } from "@pushpull/core/kubernetes";
import { markBeforeRun } from "./before-run.ts";
import {
  assessApiService,
  assessCustomResourceDefinition,
  assessHorizontalPodAutoscaler,
  assessNamespace,
  assessPodDisruptionBudget,
} from "./cluster-objects.ts";
import { assessJob } from "./jobs.ts";
import { assessGateway, assessGatewayClass, assessIngress, assessRoute, assessService } from "./networking.ts";
import {
  assessArgoRollout,
  assessByReadyCondition,
  assessCertificate,
  assessHelmRepository,
  assessKnative,
  assessSealedSecret,
} from "./operators.ts";
import { assessPod } from "./pod.ts";
import { type Evidence, failed, failing, progressing, type Readiness, type ReadinessRule, ready } from "./readiness.ts";
import { optsOutOfWait, ownRule } from "./status/own-rule.ts";
import { assessByStatus } from "./status/reported-status.ts";
import { assessPersistentVolumeClaim } from "./storage.ts";
import { assessDaemonSet, assessDeployment, assessReplicaSet, assessStatefulSet } from "./workloads.ts";

/** An object that was applied. */
export interface AppliedObject {
  readonly ref: ObjectRef;
  /** The response of the apply. Its uid and generation identify the object and the revision to wait for. */
  readonly applied: KubernetesObject;
}

/** The last known state of an object. */
export type Observation =
  | { readonly present: true; readonly object: KubernetesObject }
  /** The object no longer exists; `object` is its last observed state, if any. */
  | { readonly present: false; readonly object: KubernetesObject | undefined };

/**
 * Assesses an applied object by its last observation, or by the response of the apply if there is none yet. If the
 * object was deleted and created again under the same name, the new one is assessed.
 */
export function assess(target: AppliedObject, observed: Observation | undefined, evidence: Evidence): Readiness {
  const { applied } = target;
  const object = observed === undefined ? applied : observed.object;
  if (object === undefined || observed?.present === false) return assessDeleted(target, object, evidence);
  if (isStale(applied, object)) return progressing("waiting for the API server to show the change");
  if (object.metadata.deletionTimestamp !== undefined) return failing("Terminating", "is being deleted");
  return markBeforeRun(ruleOf(object)(object, evidence), object, evidence);
}

/** An API server may respond from a cache that does not have our change yet. */
function isStale(applied: KubernetesObject, observed: KubernetesObject): boolean {
  const same = applied.metadata.uid === observed.metadata.uid;
  return same && (observed.metadata.generation ?? 0) < (applied.metadata.generation ?? 0);
}

/** Assesses a deleted object. A finished one may be cleaned up: a Job with `ttlSecondsAfterFinished`, a succeeded Pod. */
function assessDeleted(
  { ref, applied }: AppliedObject,
  last: KubernetesObject | undefined,
  evidence: Evidence,
): Readiness {
  if (last !== undefined) {
    const ended = ref.kind === "Job" ? assessJob(last, evidence) : undefined;
    if (ended?.state === "ready" || (ended?.state === "failed" && ended.terminal === true)) return ended;
    if (ref.kind === "Pod" && (last.status as { phase?: string } | undefined)?.phase === "Succeeded") {
      return { state: "ready", message: "succeeded" };
    }
  }
  const { ttlSecondsAfterFinished } = (applied.spec ?? {}) as { readonly ttlSecondsAfterFinished?: number };
  return ref.kind === "Job" && ttlSecondsAfterFinished !== undefined
    ? failed("Deleted", "was removed (ttlSecondsAfterFinished) before its result was read")
    : failed("Deleted", "was deleted");
}

/** The rules of known kinds, by `GROUP/KIND`. */
const rules: Readonly<Record<string, ReadinessRule>> = {
  "apps/Deployment": assessDeployment,
  "apps/StatefulSet": assessStatefulSet,
  "apps/DaemonSet": assessDaemonSet,
  "apps/ReplicaSet": assessReplicaSet,
  "/ReplicationController": assessReplicaSet,
  "/Pod": assessPod,
  "batch/Job": assessJob,
  "/PersistentVolumeClaim": assessPersistentVolumeClaim,
  "/Service": assessService,
  "networking.k8s.io/Ingress": assessIngress,
  "/Namespace": assessNamespace,
  "autoscaling/HorizontalPodAutoscaler": assessHorizontalPodAutoscaler,
  "policy/PodDisruptionBudget": assessPodDisruptionBudget,
  "apiextensions.k8s.io/CustomResourceDefinition": assessCustomResourceDefinition,
  "apiregistration.k8s.io/APIService": assessApiService,
  "gateway.networking.k8s.io/GatewayClass": assessGatewayClass,
  "gateway.networking.k8s.io/Gateway": assessGateway,
  "gateway.networking.k8s.io/HTTPRoute": assessRoute,
  "gateway.networking.k8s.io/GRPCRoute": assessRoute,
  "gateway.networking.k8s.io/TLSRoute": assessRoute,
  "gateway.networking.k8s.io/TCPRoute": assessRoute,
  "gateway.networking.k8s.io/UDPRoute": assessRoute,
  "argoproj.io/Rollout": assessArgoRollout,
  "cert-manager.io/Certificate": assessCertificate,
  "cert-manager.io/Issuer": assessByReadyCondition,
  "cert-manager.io/ClusterIssuer": assessByReadyCondition,
  "external-secrets.io/ExternalSecret": assessByReadyCondition,
  "external-secrets.io/ClusterExternalSecret": assessByReadyCondition,
  "external-secrets.io/PushSecret": assessByReadyCondition,
  "external-secrets.io/SecretStore": assessByReadyCondition,
  "external-secrets.io/ClusterSecretStore": assessByReadyCondition,
  "bitnami.com/SealedSecret": assessSealedSecret,
  "serving.knative.dev/Service": assessKnative,
  "serving.knative.dev/Configuration": assessKnative,
  "serving.knative.dev/Route": assessKnative,
  "helm.toolkit.fluxcd.io/HelmRelease": assessByReadyCondition,
  "kustomize.toolkit.fluxcd.io/Kustomization": assessByReadyCondition,
  "source.toolkit.fluxcd.io/GitRepository": assessByReadyCondition,
  "source.toolkit.fluxcd.io/OCIRepository": assessByReadyCondition,
  "source.toolkit.fluxcd.io/HelmRepository": assessHelmRepository,
  "source.toolkit.fluxcd.io/HelmChart": assessByReadyCondition,
  "source.toolkit.fluxcd.io/Bucket": assessByReadyCondition,
};

/**
 * The API groups of Kubernetes itself. Their kinds without a rule above are ready as soon as they are stored.
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

type TypedObject = Pick<KubernetesObject, "apiVersion" | "kind" | "metadata">;

const always: ReadinessRule = () => ready;

/** The rule for an object: its own (`ready-when`), that of its kind, or for other custom resources, that of the status. */
export function ruleOf(object: TypedObject): ReadinessRule {
  const group = groupOf(object.apiVersion);
  const ruleOfKind = rules[`${group}/${object.kind}`] ?? (builtIn.has(group) ? always : assessByStatus);
  return ownRule(object) ?? ruleOfKind;
}

/** Whether an object may not be ready yet. Objects that are always ready are never read again. */
export function needsFollowing(object: TypedObject): boolean {
  const rule = ruleOf(object);
  return rule !== always && rule !== assessIngress && !optsOutOfWait(object);
}
