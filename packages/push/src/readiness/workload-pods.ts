import type { KubernetesObject } from "@pushpull/core/kubernetes";
import { readAdmissionRefusal } from "../cluster/admission-refusals.ts";
import { conditionsOf, describeCondition, findCondition, isTrue } from "../pods/conditions.ts";
import { eventsAbout, newest } from "../pods/pod-events.ts";
import { deleteJob, markBeforeRun, rolloutRestart, withRetryCommand } from "./before-run.ts";
import { withoutRestarts } from "./crash-loop.ts";
import { assessPod } from "./pod.ts";
import { type Evidence, failed, failing, progressing, type Readiness } from "./readiness.ts";
import { isBeforeLastChange, lastChange, podsByRevision } from "./revisions.ts";

/**
 * What the pods of a workload show: those that exist, and those that the API server rejects.
 */

type Failed = Extract<Readiness, { readonly state: "failed" }>;
type Failing = Failed | Extract<Readiness, { readonly state: "failing" }>;

/**
 * Assesses the pods of a workload's current revision; undefined if no unready pod is known.
 * @param wanted the number of pods that this revision should have
 */
export function assessPods(object: KubernetesObject, wanted: number, evidence: Evidence): Readiness | undefined {
  const alive = podsByRevision(object, evidence).current.filter(isAlive);
  const results = alive.map((pod) => assessPod(pod, evidence));
  const readiness = combine(results, (ready) => `${ready} of ${wanted} ready`, evidence.errorBudget(wanted));
  return withRetryCommand(readiness, rolloutRestart(object));
}

/** Whether a pod counts: a pod that is being deleted, or has ended, is replaced by another one. */
export function isAlive({ metadata, status }: KubernetesObject): boolean {
  const { phase } = (status ?? {}) as { readonly phase?: string };
  return metadata.deletionTimestamp === undefined && phase !== "Failed" && phase !== "Succeeded";
}

/**
 * Combines the readiness of many pods; undefined if all are ready. The result is a failure if more pods have failed
 * than the error budget allows, and terminal if all of them have failed terminally.
 * @param head the start of the message, by the number of ready pods
 */
export function combine(
  results: readonly Readiness[],
  head: (ready: number) => string,
  errorBudget: number,
): Readiness | undefined {
  const wrong = results.filter((readiness) => readiness.state === "failing" || readiness.state === "failed");
  const inProgress = results.filter(({ state }) => state === "progressing");
  if (wrong.length + inProgress.length === 0) return undefined;
  const words = [head(results.length - wrong.length - inProgress.length), ...grouped(inProgress)].join(", ");
  const hard = wrong.filter((readiness) => readiness.state === "failed");
  const worst = hard[0] ?? wrong[0];
  if (worst === undefined) return progressing(words);
  const message = `${words}, ${wrong.length} failing: ${cause(worst, wrong)}`;
  const { reason, before } = worst;
  const beforeRun = before === undefined ? {} : { before };
  if (hard.length <= errorBudget) return { ...failing(reason, message), ...beforeRun };
  const terminal = results.every((readiness) => readiness.state === "failed" && readiness.terminal === true);
  const retriedWithin =
    hard.filter((each) => each.retriedWithin === undefined).length > errorBudget ? undefined : longestOf(hard);
  return {
    ...failed(reason, message),
    ...(terminal && { terminal }),
    ...(retriedWithin && { retriedWithin }),
    ...beforeRun,
  };
}

function longestOf(results: readonly Failed[]): number {
  return Math.max(...results.map(({ retriedWithin = 0 }) => retriedWithin));
}

/** `1 pulling image`, `2 waiting for a node` */
function grouped(results: readonly Readiness[]): readonly string[] {
  return [...Map.groupBy(results, ({ message }) => message)].map(([message, same]) => `${same.length} ${message}`);
}

/** The message of one failure, and the number of different ones. */
function cause({ message }: Failing, wrong: readonly Failing[]): string {
  const others = wrong.filter((each) => withoutRestarts(each.message) !== withoutRestarts(message)).length;
  return others === 0 ? message : `${message} (and ${others} with ${others === 1 ? "another error" : "other errors"})`;
}

/** Transient errors of the API server, in addition to an unavailable webhook: its own errors, and pending deletions. */
const transient =
  /Internal error|timeout|timed out|deadline exceeded|connection refused|already exists|being (deleted|terminated)|too many requests/i;

/**
 * Assesses a workload whose pods the API server rejects: quota, Pod Security, a webhook, a missing ServiceAccount. An
 * exceeded quota may resolve while pods are still starting or terminating.
 */
function assessRefusal(
  object: KubernetesObject,
  { reason, message, at }: Refused,
  evidence: Evidence,
  holder: KubernetesObject = object,
): Readiness {
  const refusal = readAdmissionRefusal(message)?.kind;
  const mayResolve =
    transient.test(message) ||
    refusal === "webhook-unavailable" ||
    (refusal === "quota-exceeded" && isChanging(object, evidence));
  const readiness = (mayResolve ? failing : failed)(reason, `pods are refused: ${withoutPodName(message)}`, { at });
  return markBeforeRun(readiness, holder, evidence, object.kind === "Job" ? deleteJob(object) : rolloutRestart(object));
}

interface Refused {
  readonly reason: string;
  readonly message: string;
  /** When pods were last rejected, in milliseconds since 1970; controllers back off before they retry. */
  readonly at: number;
}

function isChanging(object: KubernetesObject, evidence: Evidence): boolean {
  const terminating = evidence.pods.some(({ metadata }) => metadata.deletionTimestamp !== undefined);
  return terminating || assessPods(object, 0, evidence)?.state === "progressing";
}

/** The cause alone: `exceeded quota: …`, without the name of the rejected pod. */
function withoutPodName(message: string): string {
  return message
    .replace(/^\(combined from similar events\): /, "")
    .replace(/^Error creating: |^create Pod \S+ in StatefulSet \S+ failed error: /i, "")
    .replace(/^pods "[^"]*" is forbidden: /, "");
}

/**
 * Rejected pods of a Deployment or a ReplicaSet, whose controllers report them in a condition.
 * @param holder the object with the condition: the ReplicaSet of a Deployment has it first
 */
export function refusedByCondition(
  object: KubernetesObject,
  evidence: Evidence,
  holder: KubernetesObject = object,
): Readiness | undefined {
  const refused = findCondition(conditionsOf(holder), "ReplicaFailure");
  if (!isTrue(refused) || isBeforeLastChange(holder, refused) || refused.reason === "FailedDelete") return undefined;
  const lastEvent = newest(eventsAbout(holder, evidence), "FailedCreate")?.at ?? 0;
  const at = Math.max(lastEvent, Date.parse(refused.lastTransitionTime ?? "") || 0);
  return assessRefusal(
    object,
    { reason: refused.reason ?? refused.type, message: describeCondition(refused), at },
    evidence,
    holder,
  );
}

/**
 * Rejected pods of a StatefulSet, a DaemonSet or a Job, whose controllers report them in an event. Call it only while
 * pods are missing, since the event remains after the problem is solved.
 */
export function refusedByEvent(object: KubernetesObject, evidence: Evidence): Readiness | undefined {
  const events = eventsAbout(object, evidence);
  const refused = newest(events, "FailedCreate");
  const since = Math.max(lastChange(object), newest(events, "SuccessfulCreate")?.at ?? 0);
  if (refused === undefined || refused.at < since) return undefined;
  return assessRefusal(object, refused, evidence);
}
