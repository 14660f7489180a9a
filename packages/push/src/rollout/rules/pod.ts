import type { KubernetesObject } from "@pushpull/core/kubernetes";
import type { Evidence, Verdict } from "../types.ts";
import { podOfThisRun } from "./before-run.ts";
import { conditionsOf, findCondition, isTrue, wordsOf } from "./conditions.ts";
import { judgeContainer } from "./container.ts";
import { endWords } from "./crash.ts";
import { type ContainerStatus, type Culprit, culpritOf } from "./culprit.ts";
import { newest, type Occurrence, occurrencesOf } from "./events.ts";
import { probeWords } from "./probes.ts";
import { judgeScheduling } from "./scheduling.ts";
import { failedForGood, progressing, ready, readyBut } from "./verdict.ts";
import { judgeVolumes } from "./volumes.ts";

interface Status {
  readonly phase?: string;
  readonly reason?: string;
  readonly message?: string;
  readonly initContainerStatuses?: readonly ContainerStatus[];
  readonly containerStatuses?: readonly ContainerStatus[];
}

/**
 * Ready when it is ready to serve or has succeeded. A Pod that failed is not started again: it failed. What a pod on
 * its way does is said so that pods that do the same can be counted: `2 pulling image`.
 */
export function judgePod(pod: KubernetesObject, evidence: Evidence): Verdict {
  return podOfThisRun(judgeNow(pod, evidence), pod, evidence);
}

function judgeNow(pod: KubernetesObject, evidence: Evidence): Verdict {
  const status = (pod.status ?? {}) as Status;
  if (status.phase === "Succeeded") return readyBut("succeeded");
  if (status.phase === "Failed") return failedForGood(status.reason ?? "PodFailed", lastWords(status));
  if (status.phase === "Running" && isTrue(findCondition(conditionsOf(pod), "Ready"))) return ready;
  const happened = occurrencesOf(pod, evidence);
  const culprit = culpritOf(pod);
  return (
    judgeScheduling(pod, happened) ??
    (culprit && judgeContainer(pod, culprit, happened, evidence)) ??
    judgeVolumes(pod, happened, evidence) ??
    progressing(doing(pod, culprit, happened))
  );
}

function doing(pod: KubernetesObject, culprit: Culprit | undefined, happened: readonly Occurrence[]): string {
  const { containerStatuses = [] } = (pod.status ?? {}) as Status;
  const readiness = findCondition(conditionsOf(pod), "Ready");
  if (culprit === undefined) {
    // Containers are fine, and a readiness gate is not: only the condition says which.
    if (readiness?.reason === "ReadinessGatesNotReady") return wordsOf(readiness);
    const allReady = containerStatuses.length > 0 && containerStatuses.every((container) => container.ready);
    if (allReady && newest(happened, "NodeNotReady") !== undefined) return "on a node that does not answer";
    return containerStatuses.length === 0 ? "starting" : "not ready";
  }
  const { name, list, status } = culprit;
  if (status.state?.running === undefined) return isPulling(name, happened) ? "pulling image" : "starting";
  const startup = probeWords("Startup", name, happened);
  if (status.started === false) return `starting up${startup === undefined ? "" : `: ${startup}`}`;
  if (list === "initContainers" && status.started !== true) return `running init container ${name}`;
  const probe = probeWords("Readiness", name, happened);
  return `not ready${probe === undefined ? ofHowMany(containerStatuses) : `: ${probe}`}`;
}

/** Whether the last thing that happened to its image is that its pull began. */
function isPulling(container: string, happened: readonly Occurrence[]): boolean {
  const own = happened.filter(({ fieldPath }) => fieldPath?.includes(`{${container}}`));
  const begun = newest(own, "Pulling");
  const ended = newest(own, "Pulled", "Failed");
  return begun !== undefined && (ended === undefined || ended.at < begun.at);
}

function ofHowMany(containers: readonly ContainerStatus[]): string {
  if (containers.length < 2) return "";
  return ` (${containers.filter((container) => container.ready).length} of ${containers.length} containers)`;
}

function lastWords({ message, reason, initContainerStatuses = [], containerStatuses = [] }: Status): string {
  if (message) return message;
  for (const { name, state } of [...initContainerStatuses, ...containerStatuses]) {
    const end = state?.terminated;
    if (end !== undefined && end.exitCode !== 0) {
      return `container ${name} ${endWords(end)}${end.message ? `: ${end.message}` : ""}`;
    }
  }
  return reason ?? "failed";
}
