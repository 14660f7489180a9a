import type { KubernetesObject } from "@pushpull/core/kubernetes";
import type { Verdict } from "../types.ts";
import { conditionsOf, findCondition, wordsOf } from "./conditions.ts";
import { newest, type Occurrence } from "./events.ts";
import { failed, failing, progressing } from "./verdict.ts";

/** What the Cluster Autoscaler and Karpenter say of a pod that gets a node, and of one that does not. */
const nodeComes = ["TriggeredScaleUp", "Nominated"];
const noNodeComes = ["NotTriggerScaleUp", "FailedScaleUp"];

/**
 * A pod that no node has been found for; undefined once it has one.
 * @param happened to the pod, the newest first
 */
export function judgeScheduling(pod: KubernetesObject, happened: readonly Occurrence[]): Verdict | undefined {
  const { nodeName } = (pod.spec ?? {}) as { readonly nodeName?: string };
  const scheduled = findCondition(conditionsOf(pod), "PodScheduled");
  if (nodeName !== undefined || scheduled?.status === "True") return undefined;
  if (scheduled?.reason === "SchedulingGated") return progressing("held back by a scheduling gate");
  if (scheduled?.reason !== "Unschedulable") return progressing("waiting for a node");
  const words = withoutPreemption(wordsOf(scheduled));
  const claim = /persistentvolumeclaim "([^"]+)" not found/.exec(words)?.[1];
  if (claim !== undefined) return failed(scheduled.reason, `PersistentVolumeClaim ${claim} does not exist`);
  if (/unbound immediate PersistentVolumeClaims/.test(words)) return progressing("waiting for its volume");
  const { nominatedNodeName } = (pod.status ?? {}) as { readonly nominatedNodeName?: string };
  if (nominatedNodeName) return progressing("waiting for room that other pods make on a node");
  const autoscaler = newest(happened, ...nodeComes, ...noNodeComes);
  if (nodeComes.includes(autoscaler?.reason ?? "")) return progressing("waiting for a new node");
  return failing(scheduled.reason, `no node fits: ${words}`);
}

/** That no pod can be pushed out for it is said in as many words again. */
function withoutPreemption(words: string): string {
  return words.replace(/(?<!\s)\s*(no new claims to deallocate, )?preemption: [\s\S]*$/, "").replace(/\.$/, "");
}
