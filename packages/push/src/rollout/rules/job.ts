import type { KubernetesObject } from "@pushpull/core/kubernetes";
import { type Condition, conditionsOf, findCondition, isTrue, wordsOf } from "../../pods/conditions.ts";
import type { Evidence, Verdict } from "../types.ts";
import { deleteJob, ofThisRun, withStart } from "./before-run.ts";
import { type JobProgress, judgeJobPods } from "./job-pods.ts";
import { refusedByEvent } from "./refused-pods.ts";
import { failed, failedForGood, failing, progressing, readyBut } from "./verdict.ts";

interface Spec {
  readonly suspend?: boolean;
  readonly completions?: number;
  readonly parallelism?: number;
  readonly successPolicy?: unknown;
  readonly backoffLimit?: number;
}

interface Status {
  readonly startTime?: string;
  readonly active?: number;
  readonly succeeded?: number;
  readonly failed?: number;
  readonly failedIndexes?: string;
}

/** Ready when it is complete: a Job that has started has not finished. Failed when Kubernetes gave it up. */
export function judgeJob(object: KubernetesObject, evidence: Evidence): Verdict {
  const spec = (object.spec ?? {}) as Spec;
  const status = (object.status ?? {}) as Status;
  const conditions = conditionsOf(object);
  if (isTrue(findCondition(conditions, "Complete"))) return readyBut("complete");
  const failure = findCondition(conditions, "Failed");
  if (isTrue(failure)) return judgeEnded(object, failure, evidence);
  // Comes before Failed, while the pods that still run are ended (Kubernetes docs, "Job termination").
  const target = findCondition(conditions, "FailureTarget");
  if (isTrue(target)) return failing(target.reason ?? "JobFailed", wordsOf(target));
  if (spec.suspend) return suspended(object);
  const progress = progressOf(spec, status);
  const soFar = progressing(inWords(progress, status));
  if (status.startTime === undefined || isTrue(findCondition(conditions, "SuccessCriteriaMet"))) return soFar;
  return (
    doomed(spec, status) ??
    ((status.active ?? 0) === 0 ? refusedByEvent(object, evidence) : undefined) ??
    withStart(judgeJobPods(progress, evidence), hasRetries(spec, status) ? undefined : deleteJob(object)) ??
    soFar
  );
}

/** A Job that has failed is not started again, by whatever run: that it had failed before this one is said. */
function judgeEnded(object: KubernetesObject, failure: Condition, evidence: Evidence): Verdict {
  const verdict = failedForGood(failure.reason ?? "JobFailed", wordsOf(failure));
  const at = Date.parse(failure.lastTransitionTime ?? "") || 0;
  const judged = ofThisRun({ ...verdict, attempt: { at } }, object, evidence, deleteJob(object));
  return judged.state === "failing" && judged.before !== undefined ? { ...verdict, before: judged.before } : verdict;
}

/** A pod that is deleted counts as one that has failed. */
function hasRetries({ backoffLimit = 6 }: Spec, { failed: failures = 0 }: Status): boolean {
  return failures < backoffLimit;
}

/** An index that has used up its retries fails the Job, once the others have ended (`backoffLimitPerIndex`). */
function doomed({ successPolicy }: Spec, { failedIndexes }: Status): Verdict | undefined {
  if (!failedIndexes) return undefined;
  const words = `${/[,-]/.test(failedIndexes) ? "indexes" : "index"} ${failedIndexes} failed for good`;
  return (successPolicy === undefined ? failed : failing)("FailedIndexes", words);
}

function suspended({ metadata }: KubernetesObject): Verdict {
  // Kueue suspends every Job that it gets and resumes it when there is room.
  const queue = metadata.labels?.["kueue.x-k8s.io/queue-name"];
  return queue === undefined ? readyBut("suspended") : progressing(`waiting in the queue ${queue}`);
}

function progressOf(spec: Spec, { succeeded = 0, failed: failures = 0 }: Status): JobProgress {
  // Without completions any pod's success ends the Job (Kubernetes docs, "Parallel Jobs with a work queue").
  const wanted = spec.completions ?? ((spec.parallelism ?? 1) === 1 ? 1 : undefined);
  const done = wanted === undefined ? `${succeeded} succeeded` : `${succeeded} of ${wanted} complete`;
  return { done, failures: failures > 0 ? `${failures} failed` : "" };
}

function inWords({ done, failures }: JobProgress, { startTime, active = 0 }: Status): string {
  if (startTime === undefined) return "waiting to start";
  return [done, `${active} running`, ...(failures === "" ? [] : [failures])].join(", ");
}
