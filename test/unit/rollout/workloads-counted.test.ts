import { judgeCases } from "./cases.ts";

const unseen = "progressing: waiting for its controller to see the change";
const refused = {
  type: "ReplicaFailure",
  status: "True",
  reason: "FailedCreate",
  message: 'pods "web-1-x" is forbidden: exceeded quota: pods',
};
const generation = { generation: 2 };

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
    verdict: "failed (FailedCreate): pods are refused: exceeded quota: pods",
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
