import type { KubernetesObject } from "@pushpull/core";
import type { Verdict } from "../types.ts";
import { conditionsOf, findCondition, isTrue, wordsOf } from "./conditions.ts";
import { failedForGood, failing, progressing, readyBut } from "./verdict.ts";

interface Spec {
  readonly suspend?: boolean;
  readonly completions?: number;
  readonly parallelism?: number;
}

interface Status {
  readonly startTime?: string;
  readonly active?: number;
  readonly succeeded?: number;
  readonly failed?: number;
}

/** Ready when it is complete: a Job that has started has not finished. Failed when Kubernetes gave it up. */
export function judgeJob(object: KubernetesObject): Verdict {
  const spec = (object.spec ?? {}) as Spec;
  const conditions = conditionsOf(object);
  if (isTrue(findCondition(conditions, "Complete"))) return readyBut("complete");
  const failure = findCondition(conditions, "Failed");
  if (isTrue(failure)) return failedForGood(failure.reason ?? "JobFailed", wordsOf(failure));
  // Comes before Failed, while the pods that still run are ended (Kubernetes docs, "Job termination").
  const target = findCondition(conditions, "FailureTarget");
  if (isTrue(target)) return failing(target.reason ?? "JobFailed", wordsOf(target));
  if (spec.suspend) return suspended(object);
  return progressing(progressOf(spec, (object.status ?? {}) as Status));
}

function suspended({ metadata }: KubernetesObject): Verdict {
  // Kueue suspends every Job that it gets and resumes it when there is room.
  const queue = metadata.labels?.["kueue.x-k8s.io/queue-name"];
  return queue === undefined ? readyBut("suspended") : progressing(`waiting in the queue ${queue}`);
}

function progressOf(spec: Spec, { startTime, active = 0, succeeded = 0, failed: failures = 0 }: Status): string {
  if (startTime === undefined) return "waiting to start";
  // Without completions any pod's success ends the Job (Kubernetes docs, "Parallel Jobs with a work queue").
  const wanted = spec.completions ?? ((spec.parallelism ?? 1) === 1 ? 1 : undefined);
  const done = wanted === undefined ? `${succeeded} succeeded` : `${succeeded} of ${wanted} complete`;
  return [done, `${active} running`, ...(failures > 0 ? [`${failures} failed`] : [])].join(", ");
}
