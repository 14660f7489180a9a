import { judgeCases } from "./cases.ts";

const is = (type: string, reason?: string, message?: string) => ({ type, status: "True", reason, message });

judgeCases("batch/v1", "Job", [
  { given: "just created", source: "kstatus", spec: {}, verdict: "progressing: waiting to start" },
  {
    given: "started",
    source: "Argo CD; kstatus and krane call it current",
    spec: { completions: 1 },
    status: { startTime: "2026-01-01T10:00:00Z", active: 1 },
    verdict: "progressing: 0 of 1 complete, 1 running",
  },
  {
    given: "a pod failed, and another one is tried",
    source: "Kubernetes docs, Pod backoff failure policy",
    spec: { completions: 3, parallelism: 2 },
    status: { startTime: "2026-01-01T10:00:00Z", active: 2, succeeded: 1, failed: 1 },
    verdict: "progressing: 1 of 3 complete, 2 running, 1 failed",
  },
  {
    given: "a work queue",
    source: "Kubernetes docs, Parallel Jobs with a work queue",
    spec: { parallelism: 3 },
    status: { startTime: "2026-01-01T10:00:00Z", active: 2, succeeded: 1 },
    verdict: "progressing: 1 succeeded, 2 running",
  },
  {
    given: "all succeeded, its pods are still terminating",
    source: "Kubernetes docs, Job success policy",
    spec: { completions: 1 },
    status: { startTime: "2026-01-01T10:00:00Z", succeeded: 1, conditions: [is("SuccessCriteriaMet")] },
    verdict: "progressing: 1 of 1 complete, 0 running",
  },
  {
    given: "complete",
    source: "kstatus",
    status: { succeeded: 1, conditions: [is("Complete")] },
    verdict: "ready: complete",
  },
  {
    given: "given up, its pods are being ended",
    source: "Kubernetes docs, Job termination and cleanup",
    status: { conditions: [is("FailureTarget", "PodFailurePolicy", "Container web failed with exit code 42")] },
    verdict: "failing (PodFailurePolicy): Container web failed with exit code 42",
  },
  {
    given: "failed",
    source: "kstatus",
    status: {
      failed: 1,
      conditions: [is("Failed", "BackoffLimitExceeded", "Job has reached the specified backoff limit")],
    },
    verdict: "failed at once (BackoffLimitExceeded): Job has reached the specified backoff limit",
  },
  {
    given: "once failed, says a condition that is false",
    source: "Kubernetes API conventions",
    spec: {},
    status: { conditions: [{ type: "Failed", status: "False" }] },
    verdict: "progressing: waiting to start",
  },
  { given: "suspended", source: "kstatus", spec: { suspend: true }, verdict: "ready: suspended" },
  {
    given: "suspended by the queue that will start it",
    source: "Kueue docs, Run a Kubernetes Job",
    metadata: { labels: { "kueue.x-k8s.io/queue-name": "batch" } },
    spec: { suspend: true },
    verdict: "progressing: waiting in the queue batch",
  },
]);

judgeCases("batch/v1", "CronJob", [
  { given: "never run", source: "kstatus", spec: { schedule: "* * * * *" }, verdict: "ready" },
]);
