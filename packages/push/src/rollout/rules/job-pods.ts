import type { KubernetesObject } from "@pushpull/core/kubernetes";
import type { Evidence, Verdict } from "../types.ts";
import { judgePod } from "./pod.ts";
import { isAlive, sumUp } from "./pods.ts";
import { failing } from "./verdict.ts";

/** How far a Job has come, in words. */
export interface JobProgress {
  /** `1 of 3 complete` */
  readonly done: string;
  /** `1 failed`; empty where none has. */
  readonly failures: string;
}

/**
 * What the pods of a Job say; undefined where all do their work. A container that crashes is the Job's own to count
 * (`backoffLimit`), so that is no hard failure before the Job has given up.
 */
export function judgeJobPods({ done, failures }: JobProgress, evidence: Evidence): Verdict | undefined {
  const alive = evidence.pods.filter(isAlive);
  const verdicts = alive.map((pod) => withRetries(judgePod(pod, evidence)));
  const head = (running: number) => [done, ...(running > 0 ? [`${running} running`] : [])].join(", ");
  const now = sumUp(verdicts, head, evidence.errorBudget(alive.length));
  if (now?.state === "failing" || now?.state === "failed" || failures === "") return now;
  const last = lastFailed(evidence.pods);
  if (last === undefined) return now;
  const verdict = judgePod(last, evidence);
  const words = now?.message ?? head(alive.length);
  return verdict.state === "failed" ? failing(verdict.reason, `${words}, ${failures}: ${verdict.message}`) : now;
}

const retried: ReadonlySet<string> = new Set(["CrashLoopBackOff", "OOMKilled", "StartError", "ContainerCannotRun"]);

function withRetries(verdict: Verdict): Verdict {
  const again = verdict.state === "failed" && retried.has(verdict.reason);
  return again ? failing(verdict.reason, verdict.message) : verdict;
}

function lastFailed(pods: readonly KubernetesObject[]): KubernetesObject | undefined {
  const failures = pods.filter(({ status }) => (status as { readonly phase?: string } | undefined)?.phase === "Failed");
  const created = ({ metadata }: KubernetesObject) => Date.parse(metadata.creationTimestamp ?? "") || 0;
  return failures.toSorted((a, b) => created(b) - created(a))[0];
}
