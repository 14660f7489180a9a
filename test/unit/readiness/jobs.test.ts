import { assessCases } from "./cases.ts";
import { backsOff, creating, event, isReady, pod, waits } from "./pods.ts";

const startTime = "2026-01-01T10:00:00Z";
const is = (type: string, reason?: string, message?: string) => ({ type, status: "True", reason, message });

assessCases("batch/v1", "Job", [
  { given: "just created", source: "kstatus", spec: {}, readiness: "progressing: waiting to start" },
  {
    given: "started",
    source: "Argo CD; kstatus and krane call it current",
    spec: { completions: 1 },
    status: { startTime: "2026-01-01T10:00:00Z", active: 1 },
    readiness: "progressing: 0 of 1 complete, 1 running",
  },
  {
    given: "a pod failed, and another one was created",
    source: "Kubernetes docs, Pod backoff failure policy",
    spec: { completions: 3, parallelism: 2 },
    status: { startTime: "2026-01-01T10:00:00Z", active: 2, succeeded: 1, failed: 1 },
    readiness: "progressing: 1 of 3 complete, 2 running, 1 failed",
  },
  {
    given: "a work queue",
    source: "Kubernetes docs, Parallel Jobs with a work queue",
    spec: { parallelism: 3 },
    status: { startTime: "2026-01-01T10:00:00Z", active: 2, succeeded: 1 },
    readiness: "progressing: 1 succeeded, 2 running",
  },
  {
    given: "all succeeded, its pods are still terminating",
    source: "Kubernetes docs, Job success policy",
    spec: { completions: 1 },
    status: { startTime: "2026-01-01T10:00:00Z", succeeded: 1, conditions: [is("SuccessCriteriaMet")] },
    readiness: "progressing: 1 of 1 complete, 0 running",
  },
  {
    given: "complete",
    source: "kstatus",
    status: { succeeded: 1, conditions: [is("Complete")] },
    readiness: "ready: complete",
  },
  {
    given: "failed, and its pods are terminating",
    source: "Kubernetes docs, Job termination and cleanup",
    status: { conditions: [is("FailureTarget", "PodFailurePolicy", "Container web failed with exit code 42")] },
    readiness: "failing (PodFailurePolicy): Container web failed with exit code 42",
  },
  {
    given: "failed",
    source: "kstatus",
    status: {
      failed: 1,
      conditions: [is("Failed", "BackoffLimitExceeded", "Job has reached the specified backoff limit")],
    },
    readiness: "failed at once (BackoffLimitExceeded): Job has reached the specified backoff limit",
  },
  {
    given: "failed earlier, with a condition that is now False",
    source: "Kubernetes API conventions",
    spec: {},
    status: { conditions: [{ type: "Failed", status: "False" }] },
    readiness: "progressing: waiting to start",
  },
  {
    given: "a pod failed a podFailurePolicy rule",
    source: "observed",
    spec: { podFailurePolicy: { rules: [{ action: "FailJob", onExitCodes: { operator: "In", values: [1] } }] } },
    status: {
      startTime,
      failed: 1,
      conditions: [
        is(
          "FailureTarget",
          "PodFailurePolicy",
          "Container job failed with exit code 1 matching FailJob rule at index 0",
        ),
        is("Failed", "PodFailurePolicy", "Container job failed with exit code 1 matching FailJob rule at index 0"),
      ],
    },
    readiness:
      "failed at once (PodFailurePolicy): Container job failed with exit code 1 matching FailJob rule at index 0",
  },
  {
    given: "past its deadline",
    source: "observed",
    spec: { activeDeadlineSeconds: 1 },
    status: {
      startTime,
      conditions: [is("Failed", "DeadlineExceeded", "Job was active longer than specified deadline")],
    },
    readiness: "failed at once (DeadlineExceeded): Job was active longer than specified deadline",
  },
  {
    given: "one index of three is enough, and it has succeeded",
    source: "observed",
    spec: { completions: 3, completionMode: "Indexed", successPolicy: { rules: [{ succeededIndexes: "0" }] } },
    status: {
      startTime,
      succeeded: 3,
      conditions: [is("SuccessCriteriaMet", "SuccessPolicy"), is("Complete", "SuccessPolicy")],
    },
    readiness: "ready: complete",
  },
  {
    given: "an index has used up its retries, the others continue",
    source: "Kubernetes docs, Backoff limit per index",
    spec: { completions: 3, completionMode: "Indexed", backoffLimitPerIndex: 0 },
    status: { startTime, active: 1, failed: 1, succeeded: 1, failedIndexes: "0" },
    readiness: "failed (FailedIndexes): index 0 failed permanently",
  },
  {
    given: "an index has used up its retries, and another one may be enough",
    source: "Kubernetes docs, Success policy",
    spec: {
      completions: 3,
      completionMode: "Indexed",
      backoffLimitPerIndex: 0,
      successPolicy: { rules: [{ succeededCount: 1 }] },
    },
    status: { startTime, active: 1, failed: 2, failedIndexes: "0,2" },
    readiness: "failing (FailedIndexes): indexes 0,2 failed permanently",
  },
  {
    given: "all its indexes have failed",
    source: "observed",
    spec: { completions: 3, completionMode: "Indexed", backoffLimitPerIndex: 0 },
    status: {
      startTime,
      failed: 3,
      failedIndexes: "0-2",
      conditions: [is("Failed", "FailedIndexes", "Job has failed indexes")],
    },
    readiness: "failed at once (FailedIndexes): Job has failed indexes",
  },
  {
    given: "a quota stops its pod",
    source: "observed",
    spec: { completions: 1 },
    status: { startTime },
    events: [event("x", "FailedCreate", 'Error creating: pods "x-8xzwf" is forbidden: exceeded quota: q', { at: 1 })],
    readiness: "failed (FailedCreate): pods are refused: exceeded quota: q",
  },
  {
    given: "its pod is being created",
    source: "observed",
    spec: { completions: 1 },
    status: { startTime, active: 1 },
    pods: [pod("a", { status: creating })],
    readiness: "progressing: 0 of 1 complete, 1 starting",
  },
  {
    given: "its pod is running",
    source: "observed",
    spec: { completions: 1 },
    status: { startTime, active: 1 },
    pods: [pod("a", { status: isReady })],
    readiness: "progressing: 0 of 1 complete, 1 running",
  },
  {
    given: "the image of its pod does not exist",
    source: "observed: it would wait for ever",
    spec: { completions: 1 },
    status: { startTime, active: 1 },
    pods: [pod("a", { status: waits("ErrImagePull", "docker.io/shop/web:9: not found") })],
    readiness:
      "failed at once (ImagePullBackOff): 0 of 1 complete, 1 failing: container web: image shop/web:9 cannot be pulled: not found",
  },
  {
    given: "its pod crashes, which its backoffLimit counts",
    source: "Kubernetes docs, Pod backoff failure policy",
    spec: { completions: 1, backoffLimit: 6 },
    status: { startTime, active: 1 },
    pods: [pod("a", { spec: { restartPolicy: "OnFailure" }, status: backsOff(4) })],
    readiness:
      "failing (CrashLoopBackOff): 0 of 1 complete, 1 failing: container web ended with exit code 1 (4 restarts)",
  },
  {
    given: "a pod failed, and the next one starts",
    source: "Kubernetes docs, Pod backoff failure policy",
    spec: { completions: 1, backoffLimit: 6 },
    status: { startTime, active: 1, failed: 1 },
    pods: [
      pod("a", {
        status: {
          phase: "Failed",
          containerStatuses: [{ name: "web", state: { terminated: { exitCode: 2, reason: "Error" } } }],
        },
      }),
      pod("b", { status: creating }),
    ],
    readiness: "failing (PodFailed): 0 of 1 complete, 1 starting, 1 failed: container web ended with exit code 2",
  },
  { given: "suspended", source: "kstatus", spec: { suspend: true }, readiness: "ready: suspended" },
  {
    given: "suspended by the queue that will start it",
    source: "Kueue docs, Run a Kubernetes Job",
    metadata: { labels: { "kueue.x-k8s.io/queue-name": "batch" } },
    spec: { suspend: true },
    readiness: "progressing: waiting in queue batch",
  },
]);

assessCases("batch/v1", "CronJob", [
  { given: "never run", source: "kstatus", spec: { schedule: "* * * * *" }, readiness: "ready" },
]);
