import type { KubernetesObject } from "@pushpull/core/kubernetes";
import { conditionsOf, findCondition, isTrue } from "../pods/conditions.ts";
import { setUpFailure, volumeIn } from "../pods/missing-references.ts";
import type { ContainerStatus } from "../pods/pod-containers.ts";
import { newest, type PodEvent } from "../pods/pod-events.ts";
import { assessMissingReference } from "./containers.ts";
import { type Evidence, failed, failing, progressing, type Readiness, ready, readyBut } from "./readiness.ts";

/** Set once a pod that wants the claim has a node (Kubernetes docs, "Volume Binding Mode"). */
const selectedNode = "volume.kubernetes.io/selected-node";

/**
 * Ready when bound. A claim whose class binds late is ready until a pod wants it: to wait for that here would be to
 * wait for a pod that may come in a later wave, or never.
 */
export function assessPersistentVolumeClaim(object: KubernetesObject, { lateBindingClasses }: Evidence): Readiness {
  const { phase } = (object.status ?? {}) as { readonly phase?: string };
  const { storageClassName } = (object.spec ?? {}) as { readonly storageClassName?: string };
  if (phase === "Bound") return ready;
  if (phase === "Lost") return failing("ClaimLost", "its volume is gone");
  const wanted = object.metadata.annotations?.[selectedNode] !== undefined;
  if (!wanted && storageClassName !== undefined && lateBindingClasses.has(storageClassName)) {
    return readyBut("is bound when its first pod comes");
  }
  return progressing("waiting for a volume");
}

/**
 * A pod on a node whose volumes or network are not there, which only its events tell. Undefined once a container has
 * been started: what they told is over then.
 * @param events about the pod, newest first
 */
export function assessVolumes(
  pod: KubernetesObject,
  events: readonly PodEvent[],
  evidence: Evidence,
): Readiness | undefined {
  if (hasBegun(pod, events)) return undefined;
  const said = newest(events, "FailedMount", "FailedAttachVolume", "FailedMapVolume");
  // A kubelet that waits for a volume says that it has waited, and what for in another event.
  const telling = setUpFailure(events) ?? said;
  if (said !== undefined && telling !== undefined) {
    return assessMount(pod, { ...telling, reason: said.reason, at: Math.max(said.at, telling.at) }, evidence);
  }
  const network = newest(events, "FailedCreatePodSandBox");
  return network === undefined ? undefined : failing(network.reason, `has no network yet: ${network.message}`);
}

function hasBegun(pod: KubernetesObject, events: readonly PodEvent[]): boolean {
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

/** What no wait makes right on this node: a path of another sort, a driver's refusal of what it is given. */
const lasting = /hostPath type check failed|mount failed: exit status 32[\s\S]*(wrong fs type|No such file)/;

function assessMount(pod: KubernetesObject, { reason, message, at }: PodEvent, evidence: Evidence): Readiness {
  const volume = volumeIn(message);
  const where = volume === undefined ? "its volumes" : `volume ${volume}`;
  const missing = assessMissingReference(pod, { reason, where, message, attempt: { at } }, evidence);
  if (missing !== undefined) return missing;
  if (/Multi-Attach/.test(message)) return failing(reason, `${where} is still attached to another node`, { at });
  if (/timed out waiting for the condition/.test(message))
    return failing(reason, `${where} cannot be mounted in time`, { at });
  const cause = /failed for volume "[^"]+"\s*:\s*([\s\S]+)/.exec(message)?.[1] ?? message;
  return (lasting.test(message) ? failed : failing)(reason, `${where} cannot be mounted: ${cause}`, { at });
}
