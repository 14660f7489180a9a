import type { KubernetesObject } from "@pushpull/core/kubernetes";
import type { Evidence, Verdict } from "../types.ts";
import { conditionsOf, findCondition, isTrue } from "./conditions.ts";
import type { ContainerStatus } from "./culprit.ts";
import { newest, type Occurrence } from "./events.ts";
import { judgeMissing } from "./missing.ts";
import { failed, failing } from "./verdict.ts";

/**
 * A pod on a node whose volumes or network are not there, which only its events tell. Undefined once a container has
 * been started: what they told is over then.
 * @param happened to the pod, the newest first
 */
export function judgeVolumes(
  pod: KubernetesObject,
  happened: readonly Occurrence[],
  evidence: Evidence,
): Verdict | undefined {
  if (hasBegun(pod, happened)) return undefined;
  const said = newest(happened, "FailedMount", "FailedAttachVolume", "FailedMapVolume");
  // A kubelet that waits for a volume says that it has waited, and what for in another event.
  const telling = happened.find(({ message }) => message.includes("SetUp failed")) ?? said;
  if (said !== undefined && telling !== undefined) {
    return judgeMount(pod, { ...telling, reason: said.reason, at: Math.max(said.at, telling.at) }, evidence);
  }
  const network = newest(happened, "FailedCreatePodSandBox");
  return network === undefined ? undefined : failing(network.reason, `has no network yet: ${network.message}`);
}

function hasBegun(pod: KubernetesObject, happened: readonly Occurrence[]): boolean {
  if (isTrue(findCondition(conditionsOf(pod), "PodReadyToStartContainers"))) return true;
  if (newest(happened, "Pulling", "Pulled", "Created", "Started") !== undefined) return true;
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

function judgeMount(pod: KubernetesObject, { reason, message, at }: Occurrence, evidence: Evidence): Verdict {
  const volume = /volume "([^"]+)"/.exec(message)?.[1];
  const where = volume === undefined ? "its volumes" : `volume ${volume}`;
  const missing = judgeMissing(pod, { reason, where, message, attempt: { at } }, evidence);
  if (missing !== undefined) return missing;
  if (/Multi-Attach/.test(message)) return failing(reason, `${where} is still attached to another node`, { at });
  if (/timed out waiting for the condition/.test(message))
    return failing(reason, `${where} cannot be mounted in time`, { at });
  const cause = /failed for volume "[^"]+"\s*:\s*([\s\S]+)/.exec(message)?.[1] ?? message;
  return (lasting.test(message) ? failed : failing)(reason, `${where} cannot be mounted: ${cause}`, { at });
}
