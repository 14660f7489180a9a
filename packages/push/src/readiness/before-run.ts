import type { KubernetesObject } from "@pushpull/core/kubernetes";
import { formatDuration, shellWord } from "@pushpull/core/text";
import { lastWriteOf } from "../preflight/field-managers.ts";
import {
  type Attempt,
  type BeforeRun,
  type Evidence,
  failing,
  type Readiness,
  type RetryCommand,
  type RunTimes,
} from "./readiness.ts";

/**
 * Milliseconds within which a kubelet or a scheduler tries again if it does not back off: 10 s plus 50 % jitter
 * (`pod_workers.go`, `backOffPeriod`).
 */
const retryPeriod = 20_000;

/** Marks a pod's failure from before the run, which does not count as a failure of this run. */
export function markPodBeforeRun(readiness: Readiness, pod: KubernetesObject, { times }: Evidence): Readiness {
  if (times === undefined || isCreatedSince(pod, times)) return readiness;
  const retry = deletePod(pod);
  if (readiness.state === "failed" && readiness.attempt === undefined) {
    // Another attempt does not change a pod that has ended, or an invalid image name.
    if (readiness.terminal !== true) return { ...readiness, retriedWithin: retryPeriod };
    return phaseOf(pod) === "Failed" ? { ...readiness, before: { words: "failed before this run", retry } } : readiness;
  }
  return markIfBefore(readiness, times, retry);
}

/**
 * Marks a failure from before the run that a controller reports, which does not count as a failure of this run.
 * @param retry the command that starts an attempt; undefined if none is known
 */
export function markBeforeRun(
  readiness: Readiness,
  object: KubernetesObject,
  { times }: Evidence,
  retry?: RetryCommand,
): Readiness {
  if (times === undefined || isChangedSince(object, times)) return readiness;
  return markIfBefore(readiness, times, retry);
}

function markIfBefore(readiness: Readiness, times: RunTimes, retry: RetryCommand | undefined): Readiness {
  if (readiness.state !== "failed" && readiness.state !== "failing") return readiness;
  const { attempt, reason, message } = readiness;
  if (attempt === undefined || isAfterLastWrite(attempt.at, times)) return readiness;
  const before: BeforeRun = { words: describeAttempt(attempt, times), next: attempt.next, retry };
  return { ...failing(reason, message), before };
}

/** The API server writes whole seconds: an event in the second of the last write may have been before it. */
function isAfterLastWrite(at: number, { since }: RunTimes): boolean {
  return Math.floor(at / 1_000) > Math.floor(since / 1_000);
}

/** Whether an object was created or changed since the run began. */
export function isChangedSince(object: KubernetesObject, times: RunTimes): boolean {
  return isCreatedSince(object, times) || isWrittenSince(object, times);
}

function isCreatedSince({ metadata }: KubernetesObject, { begun }: RunTimes): boolean {
  const created = Date.parse(metadata.creationTimestamp ?? "");
  return Number.isNaN(created) || created >= begun;
}

function isWrittenSince(object: KubernetesObject, { begun }: RunTimes): boolean {
  return (lastWriteOf(object) ?? Number.NEGATIVE_INFINITY) >= begun;
}

function phaseOf({ status }: KubernetesObject): string | undefined {
  return (status as { readonly phase?: string } | undefined)?.phase;
}

function describeAttempt({ at }: Attempt, { begun, since }: RunTimes): string {
  if (at === 0) return "last failed before this run";
  if (at >= begun)
    return since > begun ? "last failed before this run's last change" : "last failed just before this run";
  return `last failed ${formatDuration(begun - at)} before this run`;
}

/** `next attempt in about 40s`; undefined if it is not known, or due. @param now by the API server's clock */
export function nextAttempt({ next }: BeforeRun, now: number): string | undefined {
  return next === undefined || next <= now ? undefined : `next attempt in about ${formatDuration(next - now)}`;
}

/** Only another run creates a pod without an owner again. */
function deletePod(pod: KubernetesObject): RetryCommand {
  return { ...deletePods([pod]), needsRun: (pod.metadata.ownerReferences ?? []).length === 0 };
}

/** Deletes pods. @param pods of one workload, which replaces them */
export function deletePods(pods: readonly KubernetesObject[]): RetryCommand {
  const names = pods.map(({ metadata }) => shellWord(metadata.name ?? ""));
  return { command: `kubectl delete pod ${names.join(" ")}${inNamespace(pods[0])}`, needsRun: false };
}

/** A Job that has failed is not retried: it must be created again. */
export function deleteJob(job: KubernetesObject): RetryCommand {
  return { command: `kubectl delete job ${shellWord(job.metadata.name ?? "")}${inNamespace(job)}`, needsRun: true };
}

/** Undefined for kinds where a restart does not replace broken pods, such as StatefulSets. */
export function rolloutRestart(object: KubernetesObject): RetryCommand | undefined {
  const { updateStrategy } = (object.spec ?? {}) as { readonly updateStrategy?: { readonly type?: string } };
  const replaces = object.kind === "Deployment" || (object.kind === "DaemonSet" && updateStrategy?.type !== "OnDelete");
  if (!replaces || !object.apiVersion.startsWith("apps/")) return undefined;
  const name = `${object.kind.toLowerCase()}/${shellWord(object.metadata.name ?? "")}`;
  return { command: `kubectl rollout restart ${name}${inNamespace(object)}`, needsRun: false };
}

function inNamespace(object: KubernetesObject | undefined): string {
  const namespace = object?.metadata.namespace;
  return namespace === undefined ? "" : ` --namespace ${shellWord(namespace)}`;
}

/** Replaces the retry command of a workload's pod with one for the whole workload. */
export function withRetryCommand(
  readiness: Readiness | undefined,
  retry: RetryCommand | undefined,
): Readiness | undefined {
  if (retry === undefined || readiness === undefined || !("before" in readiness) || readiness.before === undefined) {
    return readiness;
  }
  return { ...readiness, before: { ...readiness.before, retry } };
}

/** `To retry now: kubectl rollout restart deployment/web` */
export function retryAdvice({ command, needsRun }: RetryCommand): string {
  return needsRun ? `To retry, run this before the next deployment: ${command}` : `To retry now: ${command}`;
}
