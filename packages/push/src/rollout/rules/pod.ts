import type { KubernetesObject } from "@pushpull/core";
import type { Verdict } from "../types.ts";
import { conditionsOf, findCondition, isTrue, wordsOf } from "./conditions.ts";
import { failedForGood, failing, progressing, ready, readyBut } from "./verdict.ts";

interface ContainerStatus {
  readonly name: string;
  readonly ready?: boolean;
  readonly state?: {
    readonly waiting?: { readonly reason?: string; readonly message?: string };
    readonly terminated?: { readonly exitCode: number; readonly reason?: string; readonly message?: string };
  };
}

interface Status {
  readonly phase?: string;
  readonly reason?: string;
  readonly message?: string;
  readonly initContainerStatuses?: readonly ContainerStatus[];
  readonly containerStatuses?: readonly ContainerStatus[];
}

/** Ready when it is ready to serve or has succeeded. A Pod that failed is not started again: it failed. */
export function judgePod(object: KubernetesObject): Verdict {
  const status = (object.status ?? {}) as Status;
  if (status.phase === "Succeeded") return readyBut("succeeded");
  if (status.phase === "Failed") return failedForGood(status.reason ?? "PodFailed", lastWords(status));
  const conditions = conditionsOf(object);
  const readiness = findCondition(conditions, "Ready");
  if (status.phase === "Running" && isTrue(readiness)) return ready;
  const scheduled = findCondition(conditions, "PodScheduled");
  if (scheduled?.reason === "Unschedulable") return failing("Unschedulable", wordsOf(scheduled));
  const waiting = waitingContainer(status);
  if (waiting !== undefined) return waiting;
  // Containers are fine, and a readiness gate is not: only the condition says which.
  if (readiness?.reason === "ReadinessGatesNotReady") return progressing(wordsOf(readiness));
  return progressing(countReady(object, status));
}

/** What a container waits for in the normal course of things. */
const ordinary: ReadonlySet<string | undefined> = new Set([undefined, "ContainerCreating", "PodInitializing"]);

function waitingContainer({ initContainerStatuses = [], containerStatuses = [] }: Status): Verdict | undefined {
  for (const { name, state } of [...initContainerStatuses, ...containerStatuses]) {
    const { reason, message } = state?.waiting ?? {};
    if (reason !== undefined && !ordinary.has(reason)) {
      return failing(reason, `container ${name}: ${message || reason}`);
    }
  }
  return undefined;
}

function countReady({ spec }: KubernetesObject, { phase, containerStatuses = [] }: Status): string {
  if (phase === undefined || phase === "Pending") return "waiting for its containers to start";
  const { containers = [] } = (spec ?? {}) as { readonly containers?: readonly unknown[] };
  const readyOnes = containerStatuses.filter((container) => container.ready).length;
  return `${readyOnes} of ${containers.length} containers ready`;
}

function lastWords({ message, reason, initContainerStatuses = [], containerStatuses = [] }: Status): string {
  if (message) return message;
  for (const { name, state } of [...initContainerStatuses, ...containerStatuses]) {
    const { exitCode = 0, reason: why, message: words } = state?.terminated ?? {};
    if (exitCode !== 0) return `container ${name} ended with exit code ${exitCode}: ${words || why || "Error"}`;
  }
  return reason ?? "failed";
}
