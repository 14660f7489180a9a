import type { KubernetesObject } from "@pushpull/core/kubernetes";
import { formatDuration, shellWord } from "@pushpull/core/text";
import { ourEntry } from "../../preflight/field-managers.ts";
import type { Attempt, BeforeRun, Evidence, RunTimes, StartCommand, Verdict } from "../types.ts";
import { failing } from "./verdict.ts";

/**
 * Milliseconds within which a kubelet and a scheduler look again at what they could not do, where they make no longer
 * pause: 10 s and half as much again (`pod_workers.go`, `backOffPeriod`).
 */
const looksAgainWithin = 20_000;

/** What is said of a pod: a failure only where it is of this run. */
export function podOfThisRun(verdict: Verdict, pod: KubernetesObject, { times }: Evidence): Verdict {
  if (times === undefined || isMadeSince(pod, times)) return verdict;
  const start = deletePod(pod);
  if (verdict.state === "failed" && verdict.attempt === undefined) {
    // A pod that has ended, and an image that has no valid name, are the same however often one looks.
    if (verdict.certain !== true) return { ...verdict, stands: looksAgainWithin };
    return phaseOf(pod) === "Failed" ? { ...verdict, before: { words: "failed before this run", start } } : verdict;
  }
  return unlessBefore(verdict, times, start);
}

/**
 * The same for what a controller says of an object.
 * @param start undefined where no command is known that starts an attempt
 */
export function ofThisRun(
  verdict: Verdict,
  object: KubernetesObject,
  { times }: Evidence,
  start?: StartCommand,
): Verdict {
  if (times === undefined || isTouchedSince(object, times)) return verdict;
  return unlessBefore(verdict, times, start);
}

function unlessBefore(verdict: Verdict, times: RunTimes, start: StartCommand | undefined): Verdict {
  if (verdict.state !== "failed" && verdict.state !== "failing") return verdict;
  const { attempt, reason, message } = verdict;
  if (attempt === undefined || isSince(attempt.at, times)) return verdict;
  const before: BeforeRun = { words: wordsOf(attempt, times), next: attempt.next, start };
  return { ...failing(reason, message), before };
}

/** The API server writes whole seconds: what happened in the second of the write may have been before it. */
function isSince(at: number, { since }: RunTimes): boolean {
  return Math.floor(at / 1_000) > Math.floor(since / 1_000);
}

/** Whether an object was made or written since a run began. */
export function isTouchedSince(object: KubernetesObject, times: RunTimes): boolean {
  return isMadeSince(object, times) || isWrittenSince(object, times);
}

function isMadeSince({ metadata }: KubernetesObject, { begun }: RunTimes): boolean {
  const made = Date.parse(metadata.creationTimestamp ?? "");
  return Number.isNaN(made) || made >= begun;
}

function isWrittenSince(object: KubernetesObject, { begun }: RunTimes): boolean {
  return Date.parse(ourEntry(object)?.time ?? "") >= begun;
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

/** `next attempt in about 40s`; undefined where it is not known, or due. @param now by the clock of the API server */
export function nextAttempt({ next }: BeforeRun, now: number): string | undefined {
  return next === undefined || next <= now ? undefined : `next attempt in about ${formatDuration(next - now)}`;
}

/** A pod that nobody owns is not made again. */
function deletePod(pod: KubernetesObject): StartCommand {
  return { ...deletePods([pod]), again: (pod.metadata.ownerReferences ?? []).length === 0 };
}

/** @param pods of one workload, which makes others in their places */
export function deletePods(pods: readonly KubernetesObject[]): StartCommand {
  const names = pods.map(({ metadata }) => shellWord(metadata.name ?? ""));
  return { command: `kubectl delete pod ${names.join(" ")}${inNamespace(pods[0])}`, again: false };
}

/** What has failed of a Job stays so. */
export function deleteJob(job: KubernetesObject): StartCommand {
  return { command: `kubectl delete job ${shellWord(job.metadata.name ?? "")}${inNamespace(job)}`, again: true };
}

/** For the kinds whose pods it replaces also where they are broken, which a StatefulSet's are not. */
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

/** The verdict of a workload on its pods, with a command that is better than to delete one of them. */
export function withStart(verdict: Verdict | undefined, start: StartCommand | undefined): Verdict | undefined {
  if (start === undefined || verdict === undefined || !("before" in verdict) || verdict.before === undefined) {
    return verdict;
  }
  return { ...verdict, before: { ...verdict.before, start } };
}

/** `To start an attempt now: kubectl rollout restart deployment/web` */
export function startWords({ command, again }: StartCommand): string {
  return `To start an attempt now${again ? ", before the next run" : ""}: ${command}`;
}
