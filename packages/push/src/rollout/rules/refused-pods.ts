import type { KubernetesObject } from "@pushpull/core/kubernetes";
import { readAdmissionRefusal } from "../../cluster/admission-refusals.ts";
import { conditionsOf, findCondition, isTrue, wordsOf } from "../../pods/conditions.ts";
import { eventsAbout, newest } from "../../pods/pod-events.ts";
import type { Evidence, Verdict } from "../types.ts";
import { deleteJob, ofThisRun, rolloutRestart } from "./before-run.ts";
import { isBeforeLastChange, lastChange } from "./changes.ts";
import { judgePods } from "./pods.ts";
import { failed, failing } from "./verdict.ts";

/** Failures of the API server that recover, besides a webhook that does not answer: its own errors, and deletions. */
const passing =
  /Internal error|timeout|timed out|deadline exceeded|connection refused|already exists|being (deleted|terminated)|too many requests/i;

/**
 * The API server refuses the pods of a workload: quota, Pod Security, a webhook, a missing ServiceAccount. A quota has
 * room again once pods that are on their way have come and older ones have gone.
 */
function judgeRefusal(
  object: KubernetesObject,
  { reason, message, at }: Refused,
  evidence: Evidence,
  holder: KubernetesObject = object,
): Verdict {
  const refusal = readAdmissionRefusal(message)?.kind;
  const heals =
    passing.test(message) ||
    refusal === "webhook-unavailable" ||
    (refusal === "quota-exceeded" && isMoving(object, evidence));
  const verdict = (heals ? failing : failed)(reason, `pods are refused: ${plain(message)}`, { at });
  return ofThisRun(verdict, holder, evidence, object.kind === "Job" ? deleteJob(object) : rolloutRestart(object));
}

interface Refused {
  readonly reason: string;
  readonly message: string;
  /** When they were last refused, in milliseconds since 1970: it is tried again after ever longer pauses. */
  readonly at: number;
}

function isMoving(object: KubernetesObject, evidence: Evidence): boolean {
  const leaving = evidence.pods.some(({ metadata }) => metadata.deletionTimestamp !== undefined);
  return leaving || judgePods(object, 0, evidence)?.state === "progressing";
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
): Verdict | undefined {
  const refused = findCondition(conditionsOf(holder), "ReplicaFailure");
  if (!isTrue(refused) || isBeforeLastChange(holder, refused) || refused.reason === "FailedDelete") return undefined;
  const told = newest(eventsAbout(holder, evidence), "FailedCreate")?.at ?? 0;
  const at = Math.max(told, Date.parse(refused.lastTransitionTime ?? "") || 0);
  return judgeRefusal(
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
export function refusedByEvent(object: KubernetesObject, evidence: Evidence): Verdict | undefined {
  const events = eventsAbout(object, evidence);
  const refused = newest(events, "FailedCreate");
  const since = Math.max(lastChange(object), newest(events, "SuccessfulCreate")?.at ?? 0);
  if (refused === undefined || refused.at < since) return undefined;
  return judgeRefusal(object, refused, evidence);
}
