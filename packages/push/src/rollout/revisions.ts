import type { KubernetesObject } from "@pushpull/core/kubernetes";
import type { OwnedResources } from "./types.ts";

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
