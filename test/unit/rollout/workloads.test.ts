import { judgeCases } from "./cases.ts";

const unseen = "progressing: waiting for its controller to see the change";
const complete = { observedGeneration: 2, replicas: 3, updatedReplicas: 3, readyReplicas: 3, availableReplicas: 3 };
const stuck = {
  type: "Progressing",
  status: "False",
  reason: "ProgressDeadlineExceeded",
  message: 'ReplicaSet "web-1" has timed out progressing.',
  lastUpdateTime: "2026-01-01T10:00:00Z",
};
const refused = {
  type: "ReplicaFailure",
  status: "True",
  reason: "FailedCreate",
  message: 'pods "web-1-x" is forbidden: exceeded quota: pods',
};
const changedAt = (time: string, subresource?: string) => ({
  generation: 2,
  managedFields: [{ manager: "pushpull", operation: "Apply" as const, time, ...(subresource ? { subresource } : {}) }],
});
const generation = { generation: 2 };

judgeCases("apps/v1", "Deployment", [
  { given: "just created", source: "observed", metadata: { generation: 1 }, status: {}, verdict: unseen },
  {
    given: "changed, all old replicas available, the controller has not looked",
    source: "kstatus",
    metadata: generation,
    spec: { replicas: 3 },
    status: { ...complete, observedGeneration: 1 },
    verdict: unseen,
  },
  {
    given: "two of three replicas of the new revision",
    source: "kubectl rollout status",
    metadata: generation,
    spec: { replicas: 3 },
    status: { ...complete, replicas: 4, updatedReplicas: 2 },
    verdict: "progressing: 2 of 3 replicas updated",
  },
  {
    given: "an old replica is left",
    source: "kubectl rollout status",
    metadata: generation,
    spec: { replicas: 3 },
    status: { ...complete, replicas: 4 },
    verdict: "progressing: 1 old replica still to terminate",
  },
  {
    given: "scaled down, and the replicas are still there",
    source: "kstatus",
    metadata: generation,
    spec: { replicas: 1 },
    status: complete,
    verdict: "progressing: 2 replicas still to terminate",
  },
  {
    given: "all new, one available (minReadySeconds counts here)",
    source: "kstatus",
    metadata: generation,
    spec: { replicas: 3 },
    status: { ...complete, availableReplicas: 1 },
    verdict: "progressing: 1 of 3 available",
  },
  {
    given: "complete",
    source: "kstatus",
    metadata: generation,
    spec: { replicas: 3 },
    status: complete,
    verdict: "ready",
  },
  {
    given: "one replica by default, and it is there",
    source: "Kubernetes API reference",
    metadata: generation,
    spec: {},
    status: { observedGeneration: 2, replicas: 1, updatedReplicas: 1, availableReplicas: 1 },
    verdict: "ready",
  },
  {
    given: "zero replicas",
    source: "observed",
    metadata: generation,
    spec: { replicas: 0 },
    status: { observedGeneration: 2 },
    verdict: "ready",
  },
  {
    given: "paused in the middle of a rollout",
    source: "Argo CD",
    metadata: generation,
    spec: { replicas: 3, paused: true },
    status: { ...complete, updatedReplicas: 1 },
    verdict: "ready: paused: its pods stay as they are",
  },
  {
    given: "stuck since before, unchanged by this apply",
    source: "kstatus, which fails at once",
    metadata: changedAt("2026-01-01T09:00:00Z"),
    spec: { replicas: 3 },
    status: { ...complete, updatedReplicas: 1, conditions: [stuck] },
    verdict: 'failing (ProgressDeadlineExceeded): ReplicaSet "web-1" has timed out progressing.',
  },
  {
    given: "stuck in its last rollout, and rolled back since",
    source: "krane, which takes the condition to be of this rollout",
    metadata: changedAt("2026-01-01T11:00:00Z"),
    spec: { replicas: 3 },
    status: { ...complete, updatedReplicas: 1, conditions: [stuck] },
    verdict: "progressing: 1 of 3 replicas updated",
  },
  {
    given: "stuck, and only its status was written since",
    source: "observed",
    metadata: changedAt("2026-01-01T11:00:00Z", "status"),
    spec: { replicas: 3 },
    status: { ...complete, updatedReplicas: 1, conditions: [stuck] },
    verdict: 'failing (ProgressDeadlineExceeded): ReplicaSet "web-1" has timed out progressing.',
  },
  {
    given: "changed after it got stuck, the controller has not looked",
    source: "kstatus",
    metadata: generation,
    spec: { replicas: 3 },
    status: { ...complete, observedGeneration: 1, conditions: [stuck] },
    verdict: unseen,
  },
  {
    given: "complete after its deadline",
    source: "Kubernetes docs, Failed Deployment",
    metadata: generation,
    spec: { replicas: 3 },
    status: { ...complete, conditions: [stuck] },
    verdict: "ready",
  },
  {
    given: "a quota stops its pods",
    source: "Kubernetes docs, Failed Deployment",
    metadata: generation,
    spec: { replicas: 3 },
    status: { ...complete, updatedReplicas: 1, conditions: [refused] },
    verdict: 'failing (FailedCreate): pods "web-1-x" is forbidden: exceeded quota: pods',
  },
]);

const rolling = { observedGeneration: 2, replicas: 3, readyReplicas: 3, availableReplicas: 3, updatedReplicas: 3 };

judgeCases("apps/v1", "StatefulSet", [
  { given: "just created", source: "Argo CD", metadata: { generation: 1 }, status: { replicas: 0 }, verdict: unseen },
  {
    given: "the second of three pods is of the new revision",
    source: "kubectl rollout status",
    metadata: generation,
    spec: { replicas: 3 },
    status: { ...rolling, readyReplicas: 2, availableReplicas: 2, updatedReplicas: 2 },
    verdict: "progressing: 2 of 3 replicas updated",
  },
  {
    given: "all are new, the first one is not available",
    source: "kstatus",
    metadata: generation,
    spec: { replicas: 3 },
    status: { ...rolling, availableReplicas: 2 },
    verdict: "progressing: 2 of 3 available",
  },
  {
    given: "a server that does not count available replicas",
    source: "Kubernetes 1.21 API",
    metadata: generation,
    spec: { replicas: 3 },
    status: { observedGeneration: 2, replicas: 3, updatedReplicas: 3, readyReplicas: 1 },
    verdict: "progressing: 1 of 3 available",
  },
  {
    given: "scaled down",
    source: "kstatus",
    metadata: generation,
    spec: { replicas: 2 },
    status: rolling,
    verdict: "progressing: 1 replica still to terminate",
  },
  {
    given: "complete",
    source: "kstatus",
    metadata: generation,
    spec: { replicas: 3 },
    status: rolling,
    verdict: "ready",
  },
  {
    given: "a partition at 2, the third pod is new",
    source: "Kubernetes docs, Partitioned rolling updates",
    metadata: generation,
    spec: { replicas: 3, updateStrategy: { rollingUpdate: { partition: 2 } } },
    status: { ...rolling, updatedReplicas: 1 },
    verdict: "ready: partition 2: 1 of 3 replicas updated",
  },
  {
    given: "a partition at 1, one of two is new",
    source: "kstatus",
    metadata: generation,
    spec: { replicas: 3, updateStrategy: { rollingUpdate: { partition: 1 } } },
    status: { ...rolling, updatedReplicas: 1 },
    verdict: "progressing: 1 of 2 replicas updated",
  },
  {
    given: "a partition past the last pod",
    source: "Kubernetes docs, Partitioned rolling updates",
    metadata: generation,
    spec: { replicas: 3, updateStrategy: { rollingUpdate: { partition: 5 } } },
    status: { ...rolling, updatedReplicas: 0 },
    verdict: "ready: partition 3: 0 of 3 replicas updated",
  },
  {
    given: "OnDelete, no pod is new",
    source: "Kubernetes docs, On delete",
    metadata: generation,
    spec: { replicas: 3, updateStrategy: { type: "OnDelete" } },
    status: { ...rolling, updatedReplicas: 0 },
    verdict: "ready: OnDelete: 3 pods keep the old revision until deleted",
  },
  {
    given: "OnDelete, just created, one of three is up",
    source: "Argo CD; kstatus calls it current",
    metadata: { generation: 1 },
    spec: { replicas: 3, updateStrategy: { type: "OnDelete" } },
    status: { observedGeneration: 1, replicas: 1, updatedReplicas: 1, readyReplicas: 1, availableReplicas: 1 },
    verdict: "progressing: 1 of 3 available",
  },
]);

const onNodes = { observedGeneration: 2, desiredNumberScheduled: 3, updatedNumberScheduled: 3, numberAvailable: 3 };

judgeCases("apps/v1", "DaemonSet", [
  { given: "just created", source: "kstatus", metadata: { generation: 1 }, status: {}, verdict: unseen },
  { given: "complete", source: "kstatus", metadata: generation, status: onNodes, verdict: "ready" },
  {
    given: "one node has the new pod",
    source: "Argo CD",
    metadata: generation,
    status: { ...onNodes, updatedNumberScheduled: 1 },
    verdict: "progressing: 1 of 3 pods updated",
  },
  {
    given: "on two of three nodes it is available",
    source: "kstatus",
    metadata: generation,
    status: { ...onNodes, numberAvailable: 2 },
    verdict: "progressing: 2 of 3 available",
  },
  {
    given: "no node should have it",
    source: "observed",
    metadata: generation,
    status: { observedGeneration: 2, desiredNumberScheduled: 0 },
    verdict: "ready: no node matches",
  },
  {
    given: "OnDelete, one pod is old",
    source: "Argo CD",
    metadata: generation,
    spec: { updateStrategy: { type: "OnDelete" } },
    status: { ...onNodes, updatedNumberScheduled: 2 },
    verdict: "ready: OnDelete: 1 pod keeps the old revision until deleted",
  },
]);

judgeCases("apps/v1", "ReplicaSet", [
  { given: "just created", source: "observed", metadata: { generation: 1 }, status: { replicas: 0 }, verdict: unseen },
  {
    given: "one of two available",
    source: "kstatus",
    metadata: generation,
    spec: { replicas: 2 },
    status: { observedGeneration: 2, replicas: 2, availableReplicas: 1 },
    verdict: "progressing: 1 of 2 available",
  },
  {
    given: "a quota stops its pods",
    source: "kstatus",
    metadata: generation,
    spec: { replicas: 2 },
    status: { observedGeneration: 2, replicas: 1, availableReplicas: 1, conditions: [refused] },
    verdict: 'failing (FailedCreate): pods "web-1-x" is forbidden: exceeded quota: pods',
  },
  {
    given: "complete",
    source: "kstatus",
    metadata: generation,
    spec: { replicas: 2 },
    status: { observedGeneration: 2, replicas: 2, availableReplicas: 2 },
    verdict: "ready",
  },
]);

judgeCases("v1", "ReplicationController", [
  {
    given: "scaled down by one",
    source: "observed",
    metadata: generation,
    spec: { replicas: 2 },
    status: { observedGeneration: 2, replicas: 3, availableReplicas: 3 },
    verdict: "progressing: 1 replica still to terminate",
  },
]);
