import type { KubernetesObject } from "@pushpull/core/kubernetes";
import { formatDuration, shellWord } from "@pushpull/core/text";
import { lastWriteOf } from "../preflight/field-managers.ts";
import {
  type Attempt,
  type BeforeRun,
  type Evidence,
  failing,
  type Readiness,
  type RunTimes,
  type StartCommand,
} from "./readiness.ts";

/**
 * Milliseconds within which a kubelet or a scheduler tries again where it does not back off: 10 s plus 50 % jitter
 * (`pod_workers.go`, `backOffPeriod`).
 */
const retryPeriod = 20_000;

/** The readiness of a pod, where a failure from before the run does not count as one of the run. */
export function podOfThisRun(readiness: Readiness, pod: KubernetesObject, { times }: Evidence): Readiness {
  if (times === undefined || isCreatedSince(pod, times)) return readiness;
  const start = deletePod(pod);
  if (readiness.state === "failed" && readiness.attempt === undefined) {
    // Another attempt does not change a pod that has ended, or an invalid image name.
    if (readiness.terminal !== true) return { ...readiness, retriedWithin: retryPeriod };
    return phaseOf(pod) === "Failed" ? { ...readiness, before: { words: "failed before this run", start } } : readiness;
  }
  return unlessBefore(readiness, times, start);
}

/**
 * The readiness that a controller reports, where a failure from before the run does not count as one of the run.
 * @param start the command that starts an attempt; undefined where none is known
 */
export function ofThisRun(
  readiness: Readiness,
  object: KubernetesObject,
  { times }: Evidence,
  start?: StartCommand,
): Readiness {
  if (times === undefined || isTouchedSince(object, times)) return readiness;
  return unlessBefore(readiness, times, start);
}

function unlessBefore(readiness: Readiness, times: RunTimes, start: StartCommand | undefined): Readiness {
  if (readiness.state !== "failed" && readiness.state !== "failing") return readiness;
  const { attempt, reason, message } = readiness;
  if (attempt === undefined || isSince(attempt.at, times)) return readiness;
  const before: BeforeRun = { words: wordsOf(attempt, times), next: attempt.next, start };
  return { ...failing(reason, message), before };
}

/** The API server writes whole seconds: an event in the second of the last write may have been before it. */
function isSince(at: number, { since }: RunTimes): boolean {
  return Math.floor(at / 1_000) > Math.floor(since / 1_000);
}

/** Whether an object was created or changed since the run began. */
export function isTouchedSince(object: KubernetesObject, times: RunTimes): boolean {
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

function wordsOf({ at }: Attempt, { begun, since }: RunTimes): string {
  if (at === 0) return "last failed before this run";
  if (at >= begun)
    return since > begun ? "last failed before this run's last change" : "last failed just before this run";
  return `last failed ${formatDuration(begun - at)} before this run`;
}

/** `next attempt in about 40s`; undefined where it is not known, or due. @param now by the API server's clock */
export function nextAttempt({ next }: BeforeRun, now: number): string | undefined {
  return next === undefined || next <= now ? undefined : `next attempt in about ${formatDuration(next - now)}`;
}

/** Only another run creates a pod without an owner again. */
function deletePod(pod: KubernetesObject): StartCommand {
  return { ...deletePods([pod]), again: (pod.metadata.ownerReferences ?? []).length === 0 };
}

/** Deletes pods. @param pods of one workload, which replaces them */
export function deletePods(pods: readonly KubernetesObject[]): StartCommand {
  const names = pods.map(({ metadata }) => shellWord(metadata.name ?? ""));
  return { command: `kubectl delete pod ${names.join(" ")}${inNamespace(pods[0])}`, again: false };
}

/** A Job that has failed is not retried: it has to be created again. */
export function deleteJob(job: KubernetesObject): StartCommand {
  return { command: `kubectl delete job ${shellWord(job.metadata.name ?? "")}${inNamespace(job)}`, again: true };
}

/** Undefined for kinds where a restart does not replace broken pods, such as StatefulSets. */
export function rolloutRestart(object: KubernetesObject): StartCommand | undefined {
  const { updateStrategy } = (object.spec ?? {}) as { readonly updateStrategy?: { readonly type?: string } };
  const replaces = object.kind === "Deployment" || (object.kind === "DaemonSet" && updateStrategy?.type !== "OnDelete");
  if (!replaces || !object.apiVersion.startsWith("apps/")) return undefined;
  const name = `${object.kind.toLowerCase()}/${shellWord(object.metadata.name ?? "")}`;
  return { command: `kubectl rollout restart ${name}${inNamespace(object)}`, again: false };
}

function inNamespace(object: KubernetesObject | undefined): string {
  const namespace = object?.metadata.namespace;
  return namespace === undefined ? "" : ` --namespace ${shellWord(namespace)}`;
}

/** Replaces the command of a workload's pod with one for the whole workload. */
export function withStart(readiness: Readiness | undefined, start: StartCommand | undefined): Readiness | undefined {
  if (start === undefined || readiness === undefined || !("before" in readiness) || readiness.before === undefined) {
    return readiness;
  }
  return { ...readiness, before: { ...readiness.before, start } };
}

/** `To start an attempt now: kubectl rollout restart deployment/web` */
export function startWords({ command, again }: StartCommand): string {
  return `To start an attempt now${again ? ", before the next run" : ""}: ${command}`;
}
