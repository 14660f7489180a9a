import type { KubernetesObject } from "@pushpull/core/kubernetes";
import { type Condition, conditionsOf, describeCondition, findCondition, isTrue } from "../pods/conditions.ts";
import { deleteJob, markBeforeRun, withRetryCommand } from "./before-run.ts";
import { assessPod } from "./pod.ts";
import {
  type Evidence,
  failed,
  failing,
  progressing,
  type Readiness,
  readyBut,
  terminallyFailed,
} from "./readiness.ts";
import { combine, isAlive, refusedByEvent } from "./workload-pods.ts";

interface JobSpec {
  readonly suspend?: boolean;
  readonly completions?: number;
  readonly parallelism?: number;
  readonly successPolicy?: unknown;
  readonly backoffLimit?: number;
}

interface JobStatus {
  readonly startTime?: string;
  readonly active?: number;
  readonly succeeded?: number;
  readonly failed?: number;
  readonly failedIndexes?: string;
}

/** Ready once the Job is complete, and failed once Kubernetes has given up. */
export function assessJob(object: KubernetesObject, evidence: Evidence): Readiness {
  const spec = (object.spec ?? {}) as JobSpec;
  const status = (object.status ?? {}) as JobStatus;
  const conditions = conditionsOf(object);
  if (isTrue(findCondition(conditions, "Complete"))) return readyBut("complete");
  const failure = findCondition(conditions, "Failed");
  if (isTrue(failure)) return assessFailedJob(object, failure, evidence);
  // Set before Failed, while running pods are terminated (Kubernetes docs, "Job termination").
  const target = findCondition(conditions, "FailureTarget");
  if (isTrue(target)) return failing(target.reason ?? "JobFailed", describeCondition(target));
  if (spec.suspend) return suspended(object);
  const progress = progressOf(spec, status);
  const inProgress = progressing(describeProgress(progress, status));
  if (status.startTime === undefined || isTrue(findCondition(conditions, "SuccessCriteriaMet"))) return inProgress;
  return (
    outOfRetries(spec, status) ??
    ((status.active ?? 0) === 0 ? refusedByEvent(object, evidence) : undefined) ??
    withRetryCommand(assessJobPods(progress, evidence), hasRetries(spec, status) ? undefined : deleteJob(object)) ??
    inProgress
  );
}

/** No run starts a failed Job again, so a failure from before this run is still a failure. */
function assessFailedJob(object: KubernetesObject, failure: Condition, evidence: Evidence): Readiness {
  const readiness = terminallyFailed(failure.reason ?? "JobFailed", describeCondition(failure));
  const at = Date.parse(failure.lastTransitionTime ?? "") || 0;
  const assessed = markBeforeRun({ ...readiness, attempt: { at } }, object, evidence, deleteJob(object));
  return assessed.state === "failing" && assessed.before !== undefined
    ? { ...readiness, before: assessed.before }
    : readiness;
}

/** Whether a deleted pod would be replaced: it counts as a failed one. */
function hasRetries({ backoffLimit = 6 }: JobSpec, { failed: failures = 0 }: JobStatus): boolean {
  return failures < backoffLimit;
}

/** An index without retries left fails the Job once the other indexes have ended (`backoffLimitPerIndex`). */
function outOfRetries({ successPolicy }: JobSpec, { failedIndexes }: JobStatus): Readiness | undefined {
  if (!failedIndexes) return undefined;
  const words = `${/[,-]/.test(failedIndexes) ? "indexes" : "index"} ${failedIndexes} failed permanently`;
  return (successPolicy === undefined ? failed : failing)("FailedIndexes", words);
}

function suspended({ metadata }: KubernetesObject): Readiness {
  // Kueue suspends every Job in a queue and resumes it when there is capacity.
  const queue = metadata.labels?.["kueue.x-k8s.io/queue-name"];
  return queue === undefined ? readyBut("suspended") : progressing(`waiting in queue ${queue}`);
}

function progressOf(spec: JobSpec, { succeeded = 0, failed: failures = 0 }: JobStatus): JobProgress {
  // Without completions, one successful pod ends the Job (Kubernetes docs, "Parallel Jobs with a work queue").
  const wanted = spec.completions ?? ((spec.parallelism ?? 1) === 1 ? 1 : undefined);
  const done = wanted === undefined ? `${succeeded} succeeded` : `${succeeded} of ${wanted} complete`;
  return { done, failures: failures > 0 ? `${failures} failed` : "" };
}

function describeProgress({ done, failures }: JobProgress, { startTime, active = 0 }: JobStatus): string {
  if (startTime === undefined) return "waiting to start";
  return [done, `${active} running`, ...(failures === "" ? [] : [failures])].join(", ");
}

/** The progress of a Job, in words. */
export interface JobProgress {
  /** `1 of 3 complete` */
  readonly done: string;
  /** `1 failed`; empty if no pod has failed. */
  readonly failures: string;
}

/**
 * Assesses the pods of a Job; undefined if all of them run. A crashed container is not a hard failure: the Job retries it
 * (`backoffLimit`), and fails when it gives up.
 */
export function assessJobPods({ done, failures }: JobProgress, evidence: Evidence): Readiness | undefined {
  const alive = evidence.pods.filter(isAlive);
  const results = alive.map((pod) => withRetries(assessPod(pod, evidence)));
  const head = (running: number) => [done, ...(running > 0 ? [`${running} running`] : [])].join(", ");
  const now = combine(results, head, evidence.errorBudget(alive.length));
  if (now?.state === "failing" || now?.state === "failed" || failures === "") return now;
  const last = lastFailed(evidence.pods);
  if (last === undefined) return now;
  const readiness = assessPod(last, evidence);
  const words = now?.message ?? head(alive.length);
  return readiness.state === "failed" ? failing(readiness.reason, `${words}, ${failures}: ${readiness.message}`) : now;
}

const retried: ReadonlySet<string> = new Set(["CrashLoopBackOff", "OOMKilled", "StartError", "ContainerCannotRun"]);

function withRetries(readiness: Readiness): Readiness {
  const isRetried = readiness.state === "failed" && retried.has(readiness.reason);
  return isRetried ? failing(readiness.reason, readiness.message) : readiness;
}

function lastFailed(pods: readonly KubernetesObject[]): KubernetesObject | undefined {
  const failures = pods.filter(({ status }) => (status as { readonly phase?: string } | undefined)?.phase === "Failed");
  const created = ({ metadata }: KubernetesObject) => Date.parse(metadata.creationTimestamp ?? "") || 0;
  return failures.toSorted((a, b) => created(b) - created(a))[0];
}
