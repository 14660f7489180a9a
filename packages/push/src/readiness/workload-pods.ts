import type { KubernetesObject } from "@pushpull/core/kubernetes";
import { readAdmissionRefusal } from "../cluster/admission-refusals.ts";
import { conditionsOf, findCondition, isTrue, wordsOf } from "../pods/conditions.ts";
import { eventsAbout, newest } from "../pods/pod-events.ts";
import { deleteJob, ofThisRun, rolloutRestart, withStart } from "./before-run.ts";
import { withoutRestarts } from "./crash-loop.ts";
import { assessPod } from "./pod.ts";
import { type Evidence, failed, failing, progressing, type Readiness } from "./readiness.ts";
import { isBeforeLastChange, lastChange, podsByRevision } from "./revisions.ts";

type Failed = Extract<Readiness, { readonly state: "failed" }>;
type Failing = Failed | Extract<Readiness, { readonly state: "failing" }>;

/**
 * What the pods of a workload's present revision say while it is not ready; undefined where none is known that is not
 * ready.
 * @param wanted how many pods there should be of this revision
 */
export function assessPods(object: KubernetesObject, wanted: number, evidence: Evidence): Readiness | undefined {
  const alive = podsByRevision(object, evidence).current.filter(isAlive);
  const results = alive.map((pod) => assessPod(pod, evidence));
  const readiness = sumUp(results, (ready) => `${ready} of ${wanted} ready`, evidence.errorBudget(wanted));
  return withStart(readiness, rolloutRestart(object));
}

/** Pods that are on their way out, and those that their node gave up, are replaced by others. */
export function isAlive({ metadata, status }: KubernetesObject): boolean {
  const { phase } = (status ?? {}) as { readonly phase?: string };
  return metadata.deletionTimestamp === undefined && phase !== "Failed" && phase !== "Succeeded";
}

/**
 * One verdict for many pods; undefined where all are ready. They have failed when more of them have than the error
 * budget allows, and for certain when all of them have.
 * @param head what comes first in its message, by the number of pods that are ready
 */
export function sumUp(
  results: readonly Readiness[],
  head: (ready: number) => string,
  errorBudget: number,
): Readiness | undefined {
  const wrong = results.filter((readiness) => readiness.state === "failing" || readiness.state === "failed");
  const onTheirWay = results.filter(({ state }) => state === "progressing");
  if (wrong.length + onTheirWay.length === 0) return undefined;
  const words = [head(results.length - wrong.length - onTheirWay.length), ...grouped(onTheirWay)].join(", ");
  const hard = wrong.filter((readiness) => readiness.state === "failed");
  const worst = hard[0] ?? wrong[0];
  if (worst === undefined) return progressing(words);
  const message = `${words}, ${wrong.length} failing: ${cause(worst, wrong)}`;
  const { reason, before } = worst;
  const stood = before === undefined ? {} : { before };
  if (hard.length <= errorBudget) return { ...failing(reason, message), ...stood };
  const terminal = results.every((readiness) => readiness.state === "failed" && readiness.terminal === true);
  const retriedWithin =
    hard.filter((each) => each.retriedWithin === undefined).length > errorBudget ? undefined : longestOf(hard);
  return {
    ...failed(reason, message),
    ...(terminal && { terminal }),
    ...(retriedWithin && { retriedWithin }),
    ...stood,
  };
}

function longestOf(results: readonly Failed[]): number {
  return Math.max(...results.map(({ retriedWithin = 0 }) => retriedWithin));
}

/** `1 pulling image`, `2 waiting for a node` */
function grouped(results: readonly Readiness[]): readonly string[] {
  return [...Map.groupBy(results, ({ message }) => message)].map(([message, same]) => `${same.length} ${message}`);
}

/** One cause in words, the others in number. */
function cause({ message }: Failing, wrong: readonly Failing[]): string {
  const others = wrong.filter((each) => withoutRestarts(each.message) !== withoutRestarts(message)).length;
  return others === 0 ? message : `${message} (and ${others} otherwise)`;
}

/** Failures of the API server that recover, besides a webhook that does not answer: its own errors, and deletions. */
const passing =
  /Internal error|timeout|timed out|deadline exceeded|connection refused|already exists|being (deleted|terminated)|too many requests/i;

/**
 * The API server refuses the pods of a workload: quota, Pod Security, a webhook, a missing ServiceAccount. A quota has
 * room again once pods that are on their way have come and older ones have gone.
 */
function assessRefusal(
  object: KubernetesObject,
  { reason, message, at }: Refused,
  evidence: Evidence,
  holder: KubernetesObject = object,
): Readiness {
  const refusal = readAdmissionRefusal(message)?.kind;
  const heals =
    passing.test(message) ||
    refusal === "webhook-unavailable" ||
    (refusal === "quota-exceeded" && isMoving(object, evidence));
  const readiness = (heals ? failing : failed)(reason, `pods are refused: ${plain(message)}`, { at });
  return ofThisRun(readiness, holder, evidence, object.kind === "Job" ? deleteJob(object) : rolloutRestart(object));
}

interface Refused {
  readonly reason: string;
  readonly message: string;
  /** When they were last refused, in milliseconds since 1970: it is tried again after ever longer pauses. */
  readonly at: number;
}

function isMoving(object: KubernetesObject, evidence: Evidence): boolean {
  const leaving = evidence.pods.some(({ metadata }) => metadata.deletionTimestamp !== undefined);
  return leaving || assessPods(object, 0, evidence)?.state === "progressing";
}

/** `exceeded quota: …` without the name of a pod that nobody will ever see, and who tells it. */
function plain(message: string): string {
  return message
    .replace(/^\(combined from similar events\): /, "")
    .replace(/^Error creating: |^create Pod \S+ in StatefulSet \S+ failed error: /i, "")
    .replace(/^pods "[^"]*" is forbidden: /, "");
}

/**
 * As the controllers of Deployments and ReplicaSets say it.
 * @param holder whose condition it is: the ReplicaSet that has to make the pods of a Deployment says it first
 */
export function refusedByCondition(
  object: KubernetesObject,
  evidence: Evidence,
  holder: KubernetesObject = object,
): Readiness | undefined {
  const refused = findCondition(conditionsOf(holder), "ReplicaFailure");
  if (!isTrue(refused) || isBeforeLastChange(holder, refused) || refused.reason === "FailedDelete") return undefined;
  const told = newest(eventsAbout(holder, evidence), "FailedCreate")?.at ?? 0;
  const at = Math.max(told, Date.parse(refused.lastTransitionTime ?? "") || 0);
  return assessRefusal(
    object,
    { reason: refused.reason ?? refused.type, message: wordsOf(refused), at },
    evidence,
    holder,
  );
}

/**
 * As the controllers of StatefulSets, DaemonSets and Jobs say it: in an event, which stays when it is over. To be asked
 * only where pods are missing.
 */
export function refusedByEvent(object: KubernetesObject, evidence: Evidence): Readiness | undefined {
  const events = eventsAbout(object, evidence);
  const refused = newest(events, "FailedCreate");
  const since = Math.max(lastChange(object), newest(events, "SuccessfulCreate")?.at ?? 0);
  if (refused === undefined || refused.at < since) return undefined;
  return assessRefusal(object, refused, evidence);
}
