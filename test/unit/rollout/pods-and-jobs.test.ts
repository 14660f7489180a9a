import { judgeCases } from "./cases.ts";

const containers = [{ name: "web" }, { name: "proxy" }];
const notReady = {
  type: "Ready",
  status: "False",
  reason: "ContainersNotReady",
  message: "containers with unready status: [web]",
};
const waiting = (reason: string, message?: string) => [
  { name: "proxy", ready: true, state: { running: {} } },
  { name: "web", ready: false, state: { waiting: { reason, message } } },
];

judgeCases("v1", "Pod", [
  {
    given: "just created",
    source: "kstatus",
    status: { phase: "Pending" },
    verdict: "progressing: waiting for its containers to start",
  },
  { given: "no status at all", source: "kstatus", verdict: "progressing: waiting for its containers to start" },
  {
    given: "the image is being pulled",
    source: "observed",
    status: { phase: "Pending", containerStatuses: waiting("ContainerCreating") },
    verdict: "progressing: waiting for its containers to start",
  },
  {
    given: "no node has room for it",
    source: "kstatus",
    status: {
      phase: "Pending",
      conditions: [
        { type: "PodScheduled", status: "False", reason: "Unschedulable", message: "0/3 nodes are available" },
      ],
    },
    verdict: "failing (Unschedulable): 0/3 nodes are available",
  },
  {
    given: "the image cannot be pulled",
    source: "krane",
    status: { phase: "Pending", containerStatuses: waiting("ImagePullBackOff", 'Back-off pulling image "web:1"') },
    verdict: 'failing (ImagePullBackOff): container web: Back-off pulling image "web:1"',
  },
  {
    given: "an init container crashes",
    source: "krane",
    status: { phase: "Pending", initContainerStatuses: waiting("CrashLoopBackOff") },
    verdict: "failing (CrashLoopBackOff): container web: CrashLoopBackOff",
  },
  {
    given: "a container waits for another one's init",
    source: "observed",
    status: { phase: "Pending", containerStatuses: waiting("PodInitializing") },
    verdict: "progressing: waiting for its containers to start",
  },
  {
    given: "running, one of two containers ready",
    source: "kstatus",
    spec: { containers },
    status: {
      phase: "Running",
      conditions: [notReady],
      containerStatuses: [{ name: "web" }, { name: "proxy", ready: true }],
    },
    verdict: "progressing: 1 of 2 containers ready",
  },
  {
    given: "only a readiness gate is missing",
    source: "Kubernetes docs, Pod readiness",
    spec: { containers },
    status: {
      phase: "Running",
      conditions: [
        {
          type: "Ready",
          status: "False",
          reason: "ReadinessGatesNotReady",
          message: 'the status of pod readiness gate "lb" is not "True"',
        },
      ],
    },
    verdict: 'progressing: the status of pod readiness gate "lb" is not "True"',
  },
  {
    given: "running and ready",
    source: "kstatus",
    status: { phase: "Running", conditions: [{ type: "Ready", status: "True" }] },
    verdict: "ready",
  },
  {
    given: "ready as it was before its image changed in place",
    source: "Kubernetes docs, Pod generation",
    metadata: { generation: 2 },
    spec: { containers: [{ name: "web" }] },
    status: { phase: "Running", conditions: [{ type: "Ready", status: "True", observedGeneration: 1 }] },
    verdict: "progressing: 0 of 1 containers ready",
  },
  { given: "succeeded", source: "kstatus", status: { phase: "Succeeded" }, verdict: "ready: succeeded" },
  {
    given: "failed, with an exit code",
    source: "Argo CD; kstatus calls it current",
    status: {
      phase: "Failed",
      containerStatuses: [{ name: "web", state: { terminated: { exitCode: 3, reason: "Error" } } }],
    },
    verdict: "failed (PodFailed): container web ended with exit code 3: Error",
  },
  {
    given: "evicted",
    source: "krane",
    status: { phase: "Failed", reason: "Evicted", message: "The node was low on resource: memory." },
    verdict: "failed (Evicted): The node was low on resource: memory.",
  },
]);

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
    verdict: "failed (BackoffLimitExceeded): Job has reached the specified backoff limit",
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
