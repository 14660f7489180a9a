import { groupOf, type KubernetesObject } from "@pushpull/core/kubernetes";
import type { Target } from "../rollout/rollout.ts";
import { ofThisRun } from "./before-run.ts";
import {
  judgeApiService,
  judgeCustomResourceDefinition,
  judgeHorizontalPodAutoscaler,
  judgeNamespace,
  judgePodDisruptionBudget,
} from "./cluster-objects.ts";
import { judgeJob } from "./jobs.ts";
import { judgeGateway, judgeGatewayClass, judgeIngress, judgeRoute, judgeService } from "./networking.ts";
import {
  judgeAnswering,
  judgeArgoRollout,
  judgeCertificate,
  judgeHelmRepository,
  judgeKnative,
  judgeSealedSecret,
} from "./operators.ts";
import { judgePod } from "./pod.ts";
import { type Evidence, failed, failing, progressing, type ReadinessRule, ready, type Verdict } from "./readiness.ts";
import { isNeverAwaited, ownRule } from "./status/own-rule.ts";
import { judgeByStatus } from "./status/reported-status.ts";
import { judgePersistentVolumeClaim } from "./storage.ts";
import { judgeDaemonSet, judgeDeployment, judgeReplicaSet, judgeStatefulSet } from "./workloads.ts";

/** What was last seen of an object that somebody wants to know of. */
export type Sighting =
  | { readonly present: true; readonly object: KubernetesObject }
  /** It is gone; `object` is what it was at its end, where that was seen. */
  | { readonly present: false; readonly object: KubernetesObject | undefined };

/**
 * Judges a target by what was last seen of it; by what the apply returned, as long as nothing was.
 * An object that somebody made anew under the same name is judged as it is.
 */
export function judge(target: Target, seen: Sighting | undefined, evidence: Evidence): Verdict {
  const { applied } = target;
  const object = seen === undefined ? applied : seen.object;
  if (object === undefined || seen?.present === false) return judgeGone(target, object, evidence);
  if (isStale(applied, object)) return progressing("waiting for the API server to show the change");
  if (object.metadata.deletionTimestamp !== undefined) return failing("Terminating", "is being deleted");
  return ofThisRun(ruleOf(object)(object, evidence), object, evidence);
}

/** An API server may answer from a cache that has not seen our change yet. */
function isStale(applied: KubernetesObject, seen: KubernetesObject): boolean {
  const same = applied.metadata.uid === seen.metadata.uid;
  return same && (seen.metadata.generation ?? 0) < (applied.metadata.generation ?? 0);
}

/** What has done its work may be cleaned up: a Job with `ttlSecondsAfterFinished`, a Pod that succeeded. */
function judgeGone({ ref, applied }: Target, last: KubernetesObject | undefined, evidence: Evidence): Verdict {
  if (last !== undefined) {
    const end = ref.kind === "Job" ? judgeJob(last, evidence) : undefined;
    if (end?.state === "ready") return end;
    if (ref.kind === "Pod" && (last.status as { phase?: string } | undefined)?.phase === "Succeeded") {
      return { state: "ready", message: "succeeded" };
    }
  }
  const { ttlSecondsAfterFinished } = (applied.spec ?? {}) as { readonly ttlSecondsAfterFinished?: number };
  return ref.kind === "Job" && ttlSecondsAfterFinished !== undefined
    ? failed("Deleted", "was removed (ttlSecondsAfterFinished) before its end was seen")
    : failed("Deleted", "was deleted");
}

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
