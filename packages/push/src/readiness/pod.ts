import type { KubernetesObject } from "@pushpull/core/kubernetes";
import { conditionsOf, describeCondition, findCondition, isTrue } from "../pods/conditions.ts";
import { exitSummary } from "../pods/container-exit.ts";
import { type BlockingContainer, blockingContainerOf, type ContainerStatus } from "../pods/pod-containers.ts";
import { eventsAbout, newest, type PodEvent } from "../pods/pod-events.ts";
import { probeSummary } from "../pods/probe-results.ts";
import { readSchedulingProblems, withoutPreemption } from "../pods/scheduling-problems.ts";
import { markPodBeforeRun } from "./before-run.ts";
import {
  type Evidence,
  failed,
  failing,
  progressing,
  type Readiness,
  ready,
  readyBut,
  terminallyFailed,
} from "./readiness.ts";
import { assessVolumes } from "./storage.ts";
import { assessContainer } from "./waiting-container.ts";

interface PodStatus {
  readonly phase?: string;
  readonly reason?: string;
  readonly message?: string;
  readonly initContainerStatuses?: readonly ContainerStatus[];
  readonly containerStatuses?: readonly ContainerStatus[];
}

/**
 * Ready when the pod is ready to serve or has succeeded. A failed pod is not restarted, so its failure is terminal. The
 * message of a pod in progress is the same for pods in the same state, so that they can be counted: `2 pulling image`.
 */
export function assessPod(pod: KubernetesObject, evidence: Evidence): Readiness {
  return markPodBeforeRun(assessNow(pod, evidence), pod, evidence);
}

function assessNow(pod: KubernetesObject, evidence: Evidence): Readiness {
  const status = (pod.status ?? {}) as PodStatus;
  if (status.phase === "Succeeded") return readyBut("succeeded");
  if (status.phase === "Failed") return terminallyFailed(status.reason ?? "PodFailed", failureMessage(status));
  if (status.phase === "Running" && isTrue(findCondition(conditionsOf(pod), "Ready"))) return ready;
  const events = eventsAbout(pod, evidence);
  const container = blockingContainerOf(pod);
  return (
    assessScheduling(pod, events) ??
    (container && assessContainer(pod, container, events, evidence)) ??
    assessVolumes(pod, events, evidence) ??
    progressing(currentActivity(pod, container, events))
  );
}

function currentActivity(
  pod: KubernetesObject,
  container: BlockingContainer | undefined,
  events: readonly PodEvent[],
): string {
  const { containerStatuses = [] } = (pod.status ?? {}) as PodStatus;
  const readyCondition = findCondition(conditionsOf(pod), "Ready");
  if (container === undefined) {
    // Only the condition names the readiness gate that is not ready.
    if (readyCondition?.reason === "ReadinessGatesNotReady") return describeCondition(readyCondition);
    const allReady = containerStatuses.length > 0 && containerStatuses.every((container) => container.ready);
    if (allReady && newest(events, "NodeNotReady") !== undefined) return "on an unresponsive node";
    return containerStatuses.length === 0 ? "starting" : "not ready";
  }
  const { name, list, status } = container;
  if (status.state?.running === undefined) return isPulling(name, events) ? "pulling image" : "starting";
  const startup = probeSummary("Startup", name, events);
  if (status.started === false) return `starting up${startup === undefined ? "" : `: ${startup}`}`;
  if (list === "initContainers" && status.started !== true) return `running init container ${name}`;
  const probe = probeSummary("Readiness", name, events);
  return `not ready${probe === undefined ? readyContainers(containerStatuses) : `: ${probe}`}`;
}

/** Whether the newest event about the image of a container is the start of its pull. */
function isPulling(container: string, events: readonly PodEvent[]): boolean {
  const own = events.filter(({ fieldPath }) => fieldPath?.includes(`{${container}}`));
  const begun = newest(own, "Pulling");
  const ended = newest(own, "Pulled", "Failed");
  return begun !== undefined && (ended === undefined || ended.at < begun.at);
}

function readyContainers(containers: readonly ContainerStatus[]): string {
  if (containers.length < 2) return "";
  return ` (${containers.filter((container) => container.ready).length} of ${containers.length} containers)`;
}

function failureMessage({ message, reason, initContainerStatuses = [], containerStatuses = [] }: PodStatus): string {
  if (message) return message;
  for (const { name, state } of [...initContainerStatuses, ...containerStatuses]) {
    const end = state?.terminated;
    if (end !== undefined && end.exitCode !== 0) {
      return `container ${name} ${exitSummary(end)}${end.message ? `: ${end.message}` : ""}`;
    }
  }
  return reason ?? "failed";
}

/** Event reasons of the Cluster Autoscaler and Karpenter when they add a node for a pod, and when they do not. */
const nodeAdded = ["TriggeredScaleUp", "Nominated"];
const noNodeAdded = ["NotTriggerScaleUp", "FailedScaleUp"];

/**
 * Assesses a pod without a node; undefined once it has one.
 * @param events about the pod, newest first
 */
export function assessScheduling(pod: KubernetesObject, events: readonly PodEvent[]): Readiness | undefined {
  const { nodeName } = (pod.spec ?? {}) as { readonly nodeName?: string };
  const scheduled = findCondition(conditionsOf(pod), "PodScheduled");
  if (nodeName !== undefined || scheduled?.status === "True") return undefined;
  if (scheduled?.reason === "SchedulingGated") return progressing("waiting for its scheduling gates");
  if (scheduled?.reason !== "Unschedulable") return progressing("waiting for a node");
  const words = withoutPreemption(describeCondition(scheduled));
  const problems = readSchedulingProblems(words);
  const missing = problems.find((problem) => problem.kind === "missing-claim");
  if (missing !== undefined) return failed(scheduled.reason, `PersistentVolumeClaim ${missing.claim} does not exist`);
  if (problems.some(({ kind }) => kind === "unbound-claim")) return progressing("waiting for its volume");
  const { nominatedNodeName } = (pod.status ?? {}) as { readonly nominatedNodeName?: string };
  if (nominatedNodeName) return progressing("waiting for preempted pods to leave a node");
  const autoscaler = newest(events, ...nodeAdded, ...noNodeAdded);
  if (nodeAdded.includes(autoscaler?.reason ?? "")) return progressing("waiting for a new node");
  return failing(scheduled.reason, `no node fits: ${words}`);
}
