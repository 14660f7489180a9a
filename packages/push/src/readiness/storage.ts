import type { KubernetesObject } from "@pushpull/core/kubernetes";
import { conditionsOf, findCondition, isTrue } from "../pods/conditions.ts";
import { setUpFailure, volumeIn } from "../pods/missing-references.ts";
import type { ContainerStatus } from "../pods/pod-containers.ts";
import { newest, type PodEvent } from "../pods/pod-events.ts";
import { type Evidence, failed, failing, progressing, type Readiness, ready, readyBut } from "./readiness.ts";
import { assessMissingReference } from "./waiting-container.ts";

/** Set once a pod that uses the claim has a node (Kubernetes docs, "Volume Binding Mode"). */
const selectedNode = "volume.kubernetes.io/selected-node";

/**
 * PersistentVolumeClaim: ready when bound. A claim of a class with `WaitForFirstConsumer` counts as ready until a pod
 * uses it: that pod may be applied in a later wave, or never.
 */
export function assessPersistentVolumeClaim(object: KubernetesObject, { lateBindingClasses }: Evidence): Readiness {
  const { phase } = (object.status ?? {}) as { readonly phase?: string };
  const { storageClassName } = (object.spec ?? {}) as { readonly storageClassName?: string };
  if (phase === "Bound") return ready;
  if (phase === "Lost") return failing("ClaimLost", "its volume no longer exists");
  const isUsed = object.metadata.annotations?.[selectedNode] !== undefined;
  if (!isUsed && storageClassName !== undefined && lateBindingClasses.has(storageClassName)) {
    return readyBut("will be bound when a pod uses it");
  }
  return progressing("waiting for a volume");
}

/**
 * Assesses a scheduled pod whose volumes or network are not ready, which only its events show. Undefined once a
 * container has started: such events are obsolete then.
 * @param events about the pod, newest first
 */
export function assessVolumes(
  pod: KubernetesObject,
  events: readonly PodEvent[],
  evidence: Evidence,
): Readiness | undefined {
  if (hasStartedContainers(pod, events)) return undefined;
  const mountEvent = newest(events, "FailedMount", "FailedAttachVolume", "FailedMapVolume");
  // When a mount times out, the cause is in another event.
  const cause = setUpFailure(events) ?? mountEvent;
  if (mountEvent !== undefined && cause !== undefined) {
    return assessMount(pod, { ...cause, reason: mountEvent.reason, at: Math.max(mountEvent.at, cause.at) }, evidence);
  }
  const network = newest(events, "FailedCreatePodSandBox");
  return network === undefined ? undefined : failing(network.reason, `has no network yet: ${network.message}`);
}

function hasStartedContainers(pod: KubernetesObject, events: readonly PodEvent[]): boolean {
  if (isTrue(findCondition(conditionsOf(pod), "PodReadyToStartContainers"))) return true;
  if (newest(events, "Pulling", "Pulled", "Created", "Started") !== undefined) return true;
  const { initContainerStatuses = [], containerStatuses = [] } = (pod.status ?? {}) as {
    readonly initContainerStatuses?: readonly ContainerStatus[];
    readonly containerStatuses?: readonly ContainerStatus[];
  };
  return [...initContainerStatuses, ...containerStatuses].some(
    ({ state, restartCount = 0 }) =>
      restartCount > 0 || state?.running !== undefined || state?.terminated !== undefined,
  );
}

/** Mount errors that are permanent on this node: a path of another type, parameters that the driver rejects. */
const permanent = /hostPath type check failed|mount failed: exit status 32[\s\S]*(wrong fs type|No such file)/;

function assessMount(pod: KubernetesObject, { reason, message, at }: PodEvent, evidence: Evidence): Readiness {
  const volume = volumeIn(message);
  const where = volume === undefined ? "its volumes" : `volume ${volume}`;
  const missing = assessMissingReference(pod, { reason, where, message, attempt: { at } }, evidence);
  if (missing !== undefined) return missing;
  if (/Multi-Attach/.test(message)) return failing(reason, `${where} is still attached to another node`, { at });
  if (/timed out waiting for the condition/.test(message))
    return failing(reason, `${where} cannot be mounted in time`, { at });
  const cause = /failed for volume "[^"]+"\s*:\s*([\s\S]+)/.exec(message)?.[1] ?? message;
  return (permanent.test(message) ? failed : failing)(reason, `${where} cannot be mounted: ${cause}`, { at });
}
