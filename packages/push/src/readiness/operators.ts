import type { KubernetesObject } from "@pushpull/core/kubernetes";
import { conditionsOf, describeCondition, findCondition, isTrue } from "../pods/conditions.ts";
import {
  attemptOf,
  type Evidence,
  failed,
  failing,
  progressing,
  type Readiness,
  ready,
  readyBut,
} from "./readiness.ts";
import { podsByRevision, waitIfOutdated, waitIfUnobserved } from "./revisions.ts";
import { assessReporting } from "./status/reported-status.ts";
import { assessMissingCondition } from "./status/status-conditions.ts";
import { isFields } from "./status/status-fields.ts";
import { assessPods, isAlive } from "./workload-pods.ts";

/**
 * Kinds whose controller uses `False` for a failure and `Unknown` for work in progress: those of Flux, External Secrets,
 * and the issuers of cert-manager. Their controllers retry.
 */
export function assessByReadyCondition(object: KubernetesObject): Readiness {
  const readiness = assessReporting(object);
  if (readiness.state !== "progressing" || waitIfOutdated(object) !== undefined) return readiness;
  const conditions = conditionsOf(object);
  // Flux keeps the last failure until the next attempt ends; between two attempts the reason is `ProgressingWithRetry`.
  if (findCondition(conditions, "Reconciling")?.reason === "Progressing") return readiness;
  const missing = conditions.find(({ type, status }) => /^(?:Ready|Synced)$/.test(type) && status === "False");
  return missing === undefined ? readiness : assessMissingCondition(missing, true);
}

/** Knative uses `False` when it has given up (Knative Serving API, "Conditions"). */
export function assessKnative(object: KubernetesObject): Readiness {
  return asHardFailure(assessByReadyCondition(object));
}

/** A SealedSecret that was encrypted for another cluster never becomes ready. */
export function assessSealedSecret(object: KubernetesObject): Readiness {
  const readiness = assessByReadyCondition(object);
  return readiness.message?.includes("no key could decrypt") ? asHardFailure(readiness) : readiness;
}

function asHardFailure(readiness: Readiness): Readiness {
  return readiness.state === "failing" ? failed(readiness.reason, readiness.message, readiness.attempt) : readiness;
}

/** Flux does not reconcile a `HelmRepository` of type `oci` (Flux docs, "Helm OCI repository"). */
export function assessHelmRepository(object: KubernetesObject): Readiness {
  return isFields(object.spec) && object.spec.type === "oci" ? ready : assessByReadyCondition(object);
}

/** `Certificate` of cert-manager: `Ready` is about the previous certificate while the new one is not issued. */
export function assessCertificate(object: KubernetesObject): Readiness {
  const issuing = findCondition(conditionsOf(object), "Issuing");
  if (issuing === undefined || waitIfOutdated(object) !== undefined) return assessByReadyCondition(object);
  if (issuing.status === "True") return progressing(describeCondition(issuing));
  return failing(issuing.reason || "NotIssued", describeCondition(issuing));
}

interface ArgoRolloutStatus {
  readonly phase?: string;
  readonly message?: string;
  readonly abort?: boolean;
}

/**
 * `Rollout` of Argo Rollouts, by its phase. Its `Available` condition also counts old pods, so it is always true. A
 * paused Rollout counts as ready: a person has to promote it.
 */
export function assessArgoRollout(object: KubernetesObject, evidence: Evidence): Readiness {
  const { phase, message, abort } = (object.status ?? {}) as ArgoRolloutStatus;
  const outdated = waitIfUnobserved(object);
  if (outdated !== undefined) return outdated;
  const invalid = findCondition(conditionsOf(object), "InvalidSpec");
  if (isTrue(invalid)) return failed("InvalidSpec", describeCondition(invalid), attemptOf(invalid));
  if (isWorkloadAhead(object, evidence)) return progressing("waiting for its controller to observe the new template");
  if (phase === "Healthy") return ready;
  if (phase === "Paused") return readyBut(`paused: ${message || "waiting to be promoted"}`);
  // Only a person or another change resumes it.
  if (abort === true) return failed("RolloutAborted", message || "was aborted");
  // Only the controller knows how many pods a canary step needs.
  const { current } = podsByRevision(object, evidence);
  const pods = assessPods(object, current.filter(isAlive).length, evidence);
  if (pods?.state === "failed" || pods?.state === "failing") return pods;
  if (phase === "Degraded") return failing("Degraded", message || "degraded");
  return pods ?? progressing(message || "waiting for its new revision");
}

/**
 * Whether the template in another object (`spec.workloadRef`) is newer than the one the controller has rolled out. The
 * controller writes the generation of that object to an annotation, and the one that it has rolled out to the status.
 */
function isWorkloadAhead({ metadata, spec, status }: KubernetesObject, { generations }: Evidence): boolean {
  const { workloadRef } = (spec ?? {}) as { readonly workloadRef?: { readonly kind: string; readonly name: string } };
  if (workloadRef === undefined) return false;
  const annotated = Number(metadata.annotations?.["rollout.argoproj.io/workload-generation"] ?? 0);
  const { workloadObservedGeneration = annotated } = (status ?? {}) as {
    readonly workloadObservedGeneration?: unknown;
  };
  const key = workloadKey({ kind: workloadRef.kind, metadata: { ...metadata, name: workloadRef.name } });
  return Number(workloadObservedGeneration) < Math.max(annotated, generations?.get(key) ?? 0);
}

/** `KIND NAMESPACE/NAME` of a workload with a template. */
export function workloadKey({ kind, metadata }: Pick<KubernetesObject, "kind" | "metadata">): string {
  return `${kind} ${metadata.namespace}/${metadata.name}`;
}
