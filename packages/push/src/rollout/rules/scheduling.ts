import type { KubernetesObject } from "@pushpull/core/kubernetes";
import { conditionsOf, findCondition, wordsOf } from "../../pods/conditions.ts";
import { newest, type PodEvent } from "../../pods/pod-events.ts";
import { readSchedulingProblems, withoutPreemption } from "../../pods/scheduling-problems.ts";
import type { Verdict } from "../types.ts";
import { failed, failing, progressing } from "./verdict.ts";

/** What the Cluster Autoscaler and Karpenter say of a pod that gets a node, and of one that does not. */
const nodeComes = ["TriggeredScaleUp", "Nominated"];
const noNodeComes = ["NotTriggerScaleUp", "FailedScaleUp"];

/**
 * A pod that no node has been found for; undefined once it has one.
 * @param events about the pod, newest first
 */
export function judgeScheduling(pod: KubernetesObject, events: readonly PodEvent[]): Verdict | undefined {
  const { nodeName } = (pod.spec ?? {}) as { readonly nodeName?: string };
  const scheduled = findCondition(conditionsOf(pod), "PodScheduled");
  if (nodeName !== undefined || scheduled?.status === "True") return undefined;
  if (scheduled?.reason === "SchedulingGated") return progressing("held back by a scheduling gate");
  if (scheduled?.reason !== "Unschedulable") return progressing("waiting for a node");
  const words = withoutPreemption(wordsOf(scheduled));
  const problems = readSchedulingProblems(words);
  const missing = problems.find((problem) => problem.kind === "missing-claim");
  if (missing !== undefined) return failed(scheduled.reason, `PersistentVolumeClaim ${missing.claim} does not exist`);
  if (problems.some(({ kind }) => kind === "unbound-claim")) return progressing("waiting for its volume");
  const { nominatedNodeName } = (pod.status ?? {}) as { readonly nominatedNodeName?: string };
  if (nominatedNodeName) return progressing("waiting for room that other pods make on a node");
  const autoscaler = newest(events, ...nodeComes, ...noNodeComes);
  if (nodeComes.includes(autoscaler?.reason ?? "")) return progressing("waiting for a new node");
  return failing(scheduled.reason, `no node fits: ${words}`);
}
