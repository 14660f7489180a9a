import type { KubernetesObject } from "@pushpull/core/kubernetes";
import { type Condition, isOlder } from "../pods/conditions.ts";
import { type OwnedResources, progressing, type Readiness } from "./readiness.ts";

/**
 * Whether a status, a condition or a pod is about the current revision of an object.
 */

/** The readiness of an object whose change its controller has not observed yet. */
export const notObserved = progressing("waiting for its controller to observe the change");

/**
 * Progressing while the status is about an older generation (Kubernetes API conventions, "Typical status properties");
 * undefined otherwise, and if the status has no generation.
 */
export function waitIfOutdated(object: KubernetesObject): Readiness | undefined {
  const observed = observedGeneration(object);
  return observed !== undefined && isOlder(object, observed) ? notObserved : undefined;
}

/** Same as {@link waitIfOutdated}, for kinds whose controller always writes the generation: without one, it has not observed the object. */
export function waitIfUnobserved(object: KubernetesObject): Readiness | undefined {
  return observedGeneration(object) === undefined ? notObserved : waitIfOutdated(object);
}

export function observedGeneration(object: KubernetesObject): number | undefined {
  const status = object.status as { readonly observedGeneration?: unknown } | null | undefined;
  const written = status?.observedGeneration;
  // Argo Rollouts writes it as a string.
  const observed = typeof written === "string" && written !== "" ? Number(written) : written;
  return typeof observed === "number" && Number.isFinite(observed) ? observed : undefined;
}

/** When the object was last changed by any manager, in milliseconds since 1970; 0 if that is not known. */
export function lastChange({ metadata }: KubernetesObject): number {
  const changes = (metadata.managedFields ?? [])
    .filter(({ subresource }) => subresource !== "status")
    .map(({ time }) => Date.parse(time ?? "") || 0);
  return Math.max(0, ...changes);
}

/**
 * Whether a condition is older than the last change of the object. Built-in conditions have no generation, and
 * `ProgressDeadlineExceeded` stays until the controller sees progress again.
 */
export function isBeforeLastChange(object: KubernetesObject, condition: Condition): boolean {
  return Date.parse(condition.lastUpdateTime ?? condition.lastTransitionTime ?? "") < lastChange(object);
}

/** The pods of the applied revision, and those of earlier ones. */
export interface PodsByRevision {
  readonly current: readonly KubernetesObject[];
  readonly previous: readonly KubernetesObject[];
}

/**
 * Separates the pods of the applied revision from older ones, by the labels and owners that each controller sets. The
 * controller must have observed the object: before that, its status still names the previous revision.
 */
export function podsByRevision(object: KubernetesObject, { pods, revisions }: OwnedResources): PodsByRevision {
  const isCurrent = currentPods(object, revisions);
  const { current = [], previous = [] } = Object.groupBy(pods, (pod) => (isCurrent(pod) ? "current" : "previous"));
  return { current, previous };
}

type IsCurrent = (pod: KubernetesObject) => boolean;

function currentPods(object: KubernetesObject, revisions: readonly KubernetesObject[]): IsCurrent {
  const status = (object.status ?? {}) as { readonly updateRevision?: string };
  switch (object.kind) {
    case "Deployment":
    case "Rollout": {
      const current = currentRevision(object, revisions)?.metadata.uid;
      return ({ metadata }) => (metadata.ownerReferences ?? []).some(({ uid }) => uid === current);
    }
    case "StatefulSet":
      return ({ metadata }) => metadata.labels?.["controller-revision-hash"] === status.updateRevision;
    case "DaemonSet": {
      // The status of a DaemonSet does not name its revision; the controller labels pods with the template's generation.
      const generation = object.metadata.annotations?.["deprecated.daemonset.template.generation"];
      return ({ metadata }) => generation === undefined || metadata.labels?.["pod-template-generation"] === generation;
    }
    default:
      return () => true;
  }
}

const revisionAnnotation = "deployment.kubernetes.io/revision";

/** The ReplicaSet of the applied revision; undefined for kinds without one, and until the controller has created it. */
export function currentRevision(
  object: KubernetesObject,
  revisions: readonly KubernetesObject[],
): KubernetesObject | undefined {
  if (object.kind === "Rollout") {
    const { currentPodHash } = (object.status ?? {}) as { readonly currentPodHash?: string };
    return revisions.find(({ metadata }) => metadata.labels?.["rollouts-pod-template-hash"] === currentPodHash);
  }
  const number = object.metadata.annotations?.[revisionAnnotation];
  if (number === undefined) return undefined;
  return revisions.find(({ metadata }) => metadata.annotations?.[revisionAnnotation] === number);
}
