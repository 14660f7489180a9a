/** The same for workloads: what stood before a run is no evidence for it. */
import type { KubernetesObject } from "@pushpull/core/kubernetes";
import {
  at,
  cannotBePulled,
  changed,
  crashed,
  endedAt,
  missing,
  noSecret,
  owned,
  pull,
  unchanged,
} from "./before-run.ts";
import { assessCases, type Case } from "./cases.ts";
import { backsOff, event, pod, podOf, replicaSet } from "./pods.ts";

const oldPod = (name: string, status: Readonly<Record<string, unknown>>) =>
  podOf(2, name, status, { metadata: { creationTimestamp: at(-300) } });

const stuck: Pick<Case, "metadata" | "spec" | "status" | "revisions"> = {
  metadata: {
    generation: 1,
    creationTimestamp: at(-300),
    annotations: { "deployment.kubernetes.io/revision": "2" },
  },
  spec: { replicas: 2 },
  status: { observedGeneration: 1, replicas: 2, updatedReplicas: 2, availableReplicas: 0 },
  revisions: [replicaSet(2)],
};

const restart = "kubectl rollout restart deployment/x --namespace shop";
const quota = 'pods "x-2-a" is forbidden: exceeded quota: q, requested: pods=1, used: pods=1, limited: pods=1';
const refused = "pods are refused: exceeded quota: q, requested: pods=1, used: pods=1, limited: pods=1";
const refusing = (since: number): KubernetesObject => ({
  ...replicaSet(2),
  metadata: { ...replicaSet(2).metadata, creationTimestamp: at(-300) },
  status: {
    conditions: [
      { type: "ReplicaFailure", status: "True", reason: "FailedCreate", message: quota, lastTransitionTime: at(since) },
    ],
  },
});

assessCases("apps/v1", "Deployment", [
  {
    ...stuck,
    given: "its pods crashed before the fix was written",
    source: "case 05",
    times: changed,
    pods: [oldPod("a", backsOff(3, endedAt(20))), oldPod("b", backsOff(4, endedAt(25)))],
    readiness: `failing (CrashLoopBackOff): 0 of 2 ready, 2 failing: ${crashed} [last failed 10s before this run]`,
    command: restart,
  },
  {
    ...stuck,
    given: "one of its pods has crashed again since the fix was written",
    source: "case 05",
    times: changed,
    pods: [oldPod("a", backsOff(3, endedAt(20))), oldPod("b", backsOff(4, endedAt(34)))],
    readiness: "failed (CrashLoopBackOff): 0 of 2 ready, 2 failing: container web ended with exit code 1 (4 restarts)",
  },
  {
    ...stuck,
    given: "its Secret has been missing since before the run",
    source: "kubelet",
    times: unchanged,
    pods: [oldPod("a", noSecret), oldPod("b", noSecret)],
    readiness:
      "failed (CreateContainerConfigError): 0 of 2 ready, 2 failing: container web: Secret db does not exist [stands for 20s]",
  },
  {
    ...stuck,
    given: "its pods were refused before the run, and were not retried since",
    source: "kube-controller-manager, whose pauses grow to 16 minutes",
    times: unchanged,
    status: { observedGeneration: 1 },
    revisions: [refusing(-60)],
    readiness: `failing (FailedCreate): ${refused} [last failed 1m 30s before this run]`,
    command: restart,
  },
  {
    ...stuck,
    given: "its pods have been refused since before the run, and again during it",
    source: "kube-controller-manager",
    times: unchanged,
    status: { observedGeneration: 1 },
    revisions: [refusing(-60)],
    events: [event("x-2", "FailedCreate", `Error creating: ${quota}`, { at: 40 })],
    readiness: `failed (FailedCreate): ${refused}`,
  },
]);

assessCases("apps/v1", "StatefulSet", [
  {
    given: "its pod crashed before the fix was written: a restart would wait for it",
    source: "case 05; Kubernetes docs, Forced rollback",
    metadata: { generation: 1, creationTimestamp: at(-300) },
    spec: { replicas: 1 },
    status: { observedGeneration: 1, replicas: 1, updatedReplicas: 1, availableReplicas: 0, updateRevision: "two" },
    times: changed,
    pods: [
      pod("x-0", {
        metadata: {
          ...owned(-300),
          name: "x-0",
          uid: "x-0",
          namespace: "shop",
          labels: { "controller-revision-hash": "two" },
        },
        status: backsOff(3, endedAt(20)),
      }),
    ],
    readiness: `failing (CrashLoopBackOff): 0 of 1 ready, 1 failing: ${crashed} [last failed 10s before this run]`,
    command: "kubectl delete pod x-0 --namespace shop",
  },
]);

const daemonSet = (given: string, spec: Case["spec"], command: string): Case => ({
  given,
  source: "case 05; Kubernetes docs, DaemonSet update strategies",
  metadata: { generation: 1, creationTimestamp: at(-300) },
  spec,
  status: { observedGeneration: 1, desiredNumberScheduled: 1, updatedNumberScheduled: 1, numberAvailable: 0 },
  times: changed,
  pods: [
    pod("x-a", { metadata: { ...owned(-300), name: "x-a", namespace: "shop" }, status: backsOff(3, endedAt(20)) }),
  ],
  readiness: `failing (CrashLoopBackOff): 0 of 1 ready, 1 failing: ${crashed} [last failed 10s before this run]`,
  command,
});

assessCases("apps/v1", "DaemonSet", [
  daemonSet("its pod crashed before the fix was written", {}, "kubectl rollout restart daemonset/x --namespace shop"),
  daemonSet(
    "the same, and a restart would replace nothing",
    { updateStrategy: { type: "OnDelete" } },
    "kubectl delete pod x-a --namespace shop",
  ),
]);

const job = (fields: Pick<Case, "given" | "readiness"> & Partial<Case>): Case => ({
  source: "Kubernetes docs, Pod backoff failure policy",
  metadata: { creationTimestamp: at(-300) },
  spec: { completions: 1 },
  times: unchanged,
  ...fields,
});
const jobPod = pod("x-a", {
  metadata: { ...owned(-300), name: "x-a", namespace: "shop", uid: "x" },
  status: missing,
});
const gaveUp = (second: number) => ({
  startTime: at(-300),
  conditions: [
    {
      type: "Failed",
      status: "True",
      reason: "BackoffLimitExceeded",
      message: "too often",
      lastTransitionTime: at(second),
    },
  ],
});
const waitingJob = `0 of 1 complete, 1 failing: ${cannotBePulled} [last failed 20s before this run]`;

assessCases("batch/v1", "Job", [
  job({
    given: "it has failed before the run, which does not start it again",
    status: gaveUp(0),
    readiness: "failed at once (BackoffLimitExceeded): too often [last failed 30s before this run]",
    command: "kubectl delete job x --namespace shop (needs another run)",
  }),
  job({
    given: "it fails while the run waits",
    status: gaveUp(40),
    readiness: "failed at once (BackoffLimitExceeded): too often",
  }),
  job({
    given: "its pod could not pull its image before the run",
    status: { startTime: at(-300), active: 1 },
    pods: [jobPod],
    events: [pull(10)],
    readiness: `failing (ImagePullBackOff): ${waitingJob}`,
    command: "kubectl delete pod x-a --namespace shop",
  }),
  job({
    given: "the same, without retries left for a deleted pod",
    spec: { completions: 1, backoffLimit: 0 },
    status: { startTime: at(-300), active: 1 },
    pods: [jobPod],
    events: [pull(10)],
    readiness: `failing (ImagePullBackOff): ${waitingJob}`,
    command: "kubectl delete job x --namespace shop (needs another run)",
  }),
]);

const stalled = (given: string, readiness: string, metadata: Case["metadata"] = {}): Case => ({
  given,
  source: "kstatus, Stalled",
  metadata: { generation: 1, creationTimestamp: at(-300), ...metadata },
  status: {
    observedGeneration: 1,
    conditions: [
      { type: "Stalled", status: "True", reason: "NoBroker", message: "no broker", lastTransitionTime: at(0) },
    ],
  },
  times: changed,
  readiness,
});

assessCases("shop.test/v1", "Queue", [
  stalled(
    "its controller gave it up before the run, which has not changed it",
    "failing (NoBroker): no broker [last failed 30s before this run]",
  ),
  stalled("its controller gives it up as the run has written it", "failed (NoBroker): no broker", {
    managedFields: [{ manager: "pushpull", operation: "Apply", time: at(33) }],
  }),
]);
