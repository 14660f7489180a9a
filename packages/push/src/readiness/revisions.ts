import type { KubernetesObject } from "@pushpull/core/kubernetes";
import { type Condition, isOlder } from "../pods/conditions.ts";
import { type OwnedResources, progressing, type Readiness } from "./readiness.ts";

/** What is said of an object that its controller has not looked at yet. */
export const unseen = progressing("waiting for its controller to see the change");

/**
 * Progressing while the controller works on an older generation (Kubernetes API conventions, "Typical status
 * properties"). A status that names no generation is taken as it is.
 */
export function lagging(object: KubernetesObject): Readiness | undefined {
  const observed = observedGeneration(object);
  return observed !== undefined && isOlder(object, observed) ? unseen : undefined;
}

/** The same for kinds whose controller always names the generation: without one it has not looked yet. */
export function unobserved(object: KubernetesObject): Readiness | undefined {
  return observedGeneration(object) === undefined ? unseen : lagging(object);
}

export function observedGeneration(object: KubernetesObject): number | undefined {
  const status = object.status as { readonly observedGeneration?: unknown } | null | undefined;
  const written = status?.observedGeneration;
  // Argo Rollouts writes it as a string.
  const observed = typeof written === "string" && written !== "" ? Number(written) : written;
  return typeof observed === "number" && Number.isFinite(observed) ? observed : undefined;
}

/** When anybody last changed an object, in milliseconds since 1970; 0 where that is not known. */
export function lastChange({ metadata }: KubernetesObject): number {
  const changes = (metadata.managedFields ?? [])
    .filter(({ subresource }) => subresource !== "status")
    .map(({ time }) => Date.parse(time ?? "") || 0);
  return Math.max(0, ...changes);
}

/**
 * Whether a condition was last written before anybody last changed the object. Built-in conditions name no generation,
 * and a `ProgressDeadlineExceeded` stays until the controller sees progress again, through a roll back for instance.
 */
export function isBeforeLastChange(object: KubernetesObject, condition: Condition): boolean {
  return Date.parse(condition.lastUpdateTime ?? condition.lastTransitionTime ?? "") < lastChange(object);
}

/** The pods of the revision that was applied, and those of earlier ones. */
export interface PodsByRevision {
  readonly current: readonly KubernetesObject[];
  readonly previous: readonly KubernetesObject[];
}

/**
 * Tells the pods of the revision that was applied from older ones, by the marks that each controller leaves. Only of an
 * object that its controller has observed: before that, the marks are still of the revision before.
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
      // The controller marks its pods with it (`pod-template-generation`); its own revision's hash stands nowhere in it.
      const generation = object.metadata.annotations?.["deprecated.daemonset.template.generation"];
      return ({ metadata }) => generation === undefined || metadata.labels?.["pod-template-generation"] === generation;
    }
    default:
      return () => true;
  }
}

const revision = "deployment.kubernetes.io/revision";

/** The ReplicaSet of the revision that was applied; undefined for kinds without, and before its controller made it. */
export function currentRevision(
  object: KubernetesObject,
  revisions: readonly KubernetesObject[],
): KubernetesObject | undefined {
  if (object.kind === "Rollout") {
    const { currentPodHash } = (object.status ?? {}) as { readonly currentPodHash?: string };
    return revisions.find(({ metadata }) => metadata.labels?.["rollouts-pod-template-hash"] === currentPodHash);
  }
  const number = object.metadata.annotations?.[revision];
  if (number === undefined) return undefined;
  return revisions.find(({ metadata }) => metadata.annotations?.[revision] === number);
}
