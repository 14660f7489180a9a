import type { KubernetesObject } from "@pushpull/core/kubernetes";
import { conditionsOf, findCondition, isTrue, wordsOf } from "../pods/conditions.ts";
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
import { lagging, podsByRevision, unobserved } from "./revisions.ts";
import { assessReporting } from "./status/reported-status.ts";
import { assessMissingCondition } from "./status/status-conditions.ts";
import { isFields } from "./status/status-fields.ts";
import { assessPods, isAlive } from "./workload-pods.ts";

/**
 * Kinds whose controller says `False` of what is wrong, and `Unknown` of what it works at: those of Flux, External
 * Secrets, and the issuers of cert-manager. They try again by themselves.
 */
export function assessAnswering(object: KubernetesObject): Readiness {
  const readiness = assessReporting(object);
  if (readiness.state !== "progressing" || lagging(object) !== undefined) return readiness;
  const conditions = conditionsOf(object);
  // Flux keeps what was wrong until an attempt has ended, and says `ProgressingWithRetry` of the time between two.
  if (findCondition(conditions, "Reconciling")?.reason === "Progressing") return readiness;
  const missing = conditions.find(({ type, status }) => /^(?:Ready|Synced)$/.test(type) && status === "False");
  return missing === undefined ? readiness : assessMissingCondition(missing, true);
}

/** Knative says `False` of what it has given up (Knative Serving API, "Conditions"). */
export function assessKnative(object: KubernetesObject): Readiness {
  return final(assessAnswering(object));
}

/** What was sealed for another cluster stays sealed. */
export function assessSealedSecret(object: KubernetesObject): Readiness {
  const readiness = assessAnswering(object);
  return readiness.message?.includes("no key could decrypt") ? final(readiness) : readiness;
}

function final(readiness: Readiness): Readiness {
  return readiness.state === "failing" ? failed(readiness.reason, readiness.message, readiness.attempt) : readiness;
}

/** Flux has no part in a `HelmRepository` of type `oci` (Flux docs, Helm OCI repository). */
export function assessHelmRepository(object: KubernetesObject): Readiness {
  return isFields(object.spec) && object.spec.type === "oci" ? ready : assessAnswering(object);
}

/** `Certificate` of cert-manager: whether it is ready says nothing while another one is being issued, or could not be. */
export function assessCertificate(object: KubernetesObject): Readiness {
  const issuing = findCondition(conditionsOf(object), "Issuing");
  if (issuing === undefined || lagging(object) !== undefined) return assessAnswering(object);
  if (issuing.status === "True") return progressing(wordsOf(issuing));
  return failing(issuing.reason || "NotIssued", wordsOf(issuing));
}

interface ArgoRolloutStatus {
  readonly phase?: string;
  readonly message?: string;
  readonly abort?: boolean;
}

/**
 * `Rollout` of Argo Rollouts, by the phase that its controller sums up. Its `Available` condition would be true all the
 * time: it counts old pods too. A pause waits for a person to promote it, which is beyond a deploy.
 */
export function assessArgoRollout(object: KubernetesObject, evidence: Evidence): Readiness {
  const { phase, message, abort } = (object.status ?? {}) as ArgoRolloutStatus;
  const unseen = unobserved(object);
  if (unseen !== undefined) return unseen;
  const invalid = findCondition(conditionsOf(object), "InvalidSpec");
  if (isTrue(invalid)) return failed("InvalidSpec", wordsOf(invalid), attemptOf(invalid));
  if (isWorkloadAhead(object, evidence)) return progressing("waiting for its controller to see the new template");
  if (phase === "Healthy") return ready;
  if (phase === "Paused") return readyBut(`paused: ${message || "waits to be promoted"}`);
  // Nothing but a person or another change takes it up again.
  if (abort === true) return failed("RolloutAborted", message || "was aborted");
  // How many a step of a canary wants is for its controller to know.
  const { current } = podsByRevision(object, evidence);
  const pods = assessPods(object, current.filter(isAlive).length, evidence);
  if (pods?.state === "failed" || pods?.state === "failing") return pods;
  if (phase === "Degraded") return failing("Degraded", message || "degraded");
  return pods ?? progressing(message || "waiting for its new revision");
}

/**
 * Whether its template has changed in another object (`spec.workloadRef`) since its controller looked. The controller
 * notes the generation of that object in an annotation, and the one that it has rolled out in the status.
 */
function isWorkloadAhead({ metadata, spec, status }: KubernetesObject, { generations }: Evidence): boolean {
  const { workloadRef } = (spec ?? {}) as { readonly workloadRef?: { readonly kind: string; readonly name: string } };
  if (workloadRef === undefined) return false;
  const noted = Number(metadata.annotations?.["rollout.argoproj.io/workload-generation"] ?? 0);
  const { workloadObservedGeneration = noted } = (status ?? {}) as { readonly workloadObservedGeneration?: unknown };
  const key = workloadKey({ kind: workloadRef.kind, metadata: { ...metadata, name: workloadRef.name } });
  return Number(workloadObservedGeneration) < Math.max(noted, generations?.get(key) ?? 0);
}

/** `KIND NAMESPACE/NAME` of a workload that has a template. */
export function workloadKey({ kind, metadata }: Pick<KubernetesObject, "kind" | "metadata">): string {
  return `${kind} ${metadata.namespace}/${metadata.name}`;
}
