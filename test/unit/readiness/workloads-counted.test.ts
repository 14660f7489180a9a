import { assessCases } from "./cases.ts";
import { backsOff, creating, event, isReady, pod, unready } from "./pods.ts";

const unseen = "progressing: waiting for its controller to observe the change";
const refused = {
  type: "ReplicaFailure",
  status: "True",
  reason: "FailedCreate",
  message: 'pods "web-1-x" is forbidden: exceeded quota: pods',
};
const generation = { generation: 2 };

const onNodes = { observedGeneration: 2, desiredNumberScheduled: 3, updatedNumberScheduled: 3, numberAvailable: 3 };

const ofTemplate = (generation: string, name: string, status: Readonly<Record<string, unknown>>) =>
  pod(name, { metadata: { name, uid: name, labels: { "pod-template-generation": generation } }, status });
const template = { generation: 2, annotations: { "deprecated.daemonset.template.generation": "2" } };

assessCases("apps/v1", "DaemonSet", [
  { given: "just created", source: "kstatus", metadata: { generation: 1 }, status: {}, readiness: unseen },
  { given: "complete", source: "kstatus", metadata: generation, status: onNodes, readiness: "ready" },
  {
    given: "one node has the new pod",
    source: "Argo CD",
    metadata: generation,
    status: { ...onNodes, updatedNumberScheduled: 1 },
    readiness: "progressing: 1 of 3 pods updated",
  },
  {
    given: "on two of three nodes it is available",
    source: "kstatus",
    metadata: generation,
    status: { ...onNodes, numberAvailable: 2 },
    readiness: "progressing: 2 of 3 available",
  },
  {
    given: "on one node it starts, on another one the old pod crashes",
    source: "observed",
    metadata: template,
    status: { ...onNodes, currentNumberScheduled: 3, updatedNumberScheduled: 2, numberAvailable: 1 },
    pods: [ofTemplate("2", "a", isReady), ofTemplate("2", "b", creating), ofTemplate("1", "c", backsOff(9))],
    readiness: "progressing: 1 of 3 ready, 1 starting",
  },
  {
    given: "on one of three nodes it crashes",
    source: "observed",
    metadata: template,
    status: { ...onNodes, currentNumberScheduled: 3, numberAvailable: 2 },
    pods: [ofTemplate("2", "a", isReady), ofTemplate("2", "b", isReady), ofTemplate("2", "c", backsOff(3))],
    readiness: "failed (CrashLoopBackOff): 2 of 3 ready, 1 failing: container web ended with exit code 1 (3 restarts)",
  },
  {
    given: "Pod Security refuses its pods",
    source: "observed",
    metadata: template,
    status: { observedGeneration: 2, desiredNumberScheduled: 1, currentNumberScheduled: 0 },
    events: [
      event(
        "x",
        "FailedCreate",
        '(combined from similar events): Error creating: pods "x-ghbml" is forbidden: violates PodSecurity "restricted:latest": runAsNonRoot != true',
      ),
    ],
    readiness:
      'failed (FailedCreate): pods are refused: violates PodSecurity "restricted:latest": runAsNonRoot != true',
  },
  {
    given: "no node matches it",
    source: "observed",
    metadata: generation,
    status: { observedGeneration: 2, desiredNumberScheduled: 0 },
    readiness: "ready: no node matches",
  },
  {
    given: "OnDelete, one pod is old",
    source: "Argo CD",
    metadata: generation,
    spec: { updateStrategy: { type: "OnDelete" } },
    status: { ...onNodes, updatedNumberScheduled: 2 },
    readiness: "ready: OnDelete: 1 pod keeps the old revision until deleted",
  },
]);

assessCases("apps/v1", "ReplicaSet", [
  {
    given: "just created",
    source: "observed",
    metadata: { generation: 1 },
    status: { replicas: 0 },
    readiness: unseen,
  },
  {
    given: "one of two available",
    source: "kstatus",
    metadata: generation,
    spec: { replicas: 2 },
    status: { observedGeneration: 2, replicas: 2, availableReplicas: 1 },
    readiness: "progressing: 1 of 2 available",
  },
  {
    given: "a quota stops its pods",
    source: "kstatus",
    metadata: generation,
    spec: { replicas: 2 },
    status: { observedGeneration: 2, replicas: 1, availableReplicas: 1, conditions: [refused] },
    readiness: "failed (FailedCreate): pods are refused: exceeded quota: pods",
  },
  {
    given: "a quota is used up, and an older pod is terminating",
    source: "Kubernetes docs, Resource Quotas",
    metadata: generation,
    spec: { replicas: 2 },
    status: { observedGeneration: 2, replicas: 1, availableReplicas: 1, conditions: [refused] },
    pods: [
      pod("a", { status: isReady }),
      pod("b", { metadata: { name: "b", uid: "b", deletionTimestamp: "2026-01-01T10:00:00Z" }, status: isReady }),
    ],
    readiness: "failing (FailedCreate): pods are refused: exceeded quota: pods",
  },
  {
    given: "a webhook refuses its pods",
    source: "Kubernetes docs, Dynamic Admission Control",
    metadata: generation,
    spec: { replicas: 2 },
    status: {
      observedGeneration: 2,
      conditions: [{ ...refused, message: 'admission webhook "policy.shop" denied the request: no label team' }],
    },
    readiness:
      'failed (FailedCreate): pods are refused: admission webhook "policy.shop" denied the request: no label team',
  },
  {
    given: "a webhook does not respond",
    source: "Kubernetes docs, Dynamic Admission Control",
    metadata: generation,
    spec: { replicas: 2 },
    status: {
      observedGeneration: 2,
      conditions: [
        {
          ...refused,
          message:
            'Internal error occurred: failed calling webhook "policy.shop": no endpoints available for service "policy"',
        },
      ],
    },
    readiness:
      'failing (FailedCreate): pods are refused: Internal error occurred: failed calling webhook "policy.shop": no endpoints available for service "policy"',
  },
  {
    given: "its ServiceAccount does not exist",
    source: "Kubernetes docs, Configure Service Accounts for Pods",
    metadata: generation,
    spec: { replicas: 2 },
    status: {
      observedGeneration: 2,
      conditions: [
        {
          ...refused,
          message:
            'pods "web-1-" is forbidden: error looking up service account shop/web: serviceaccount "web" not found',
        },
      ],
    },
    readiness:
      'failed (FailedCreate): pods are refused: error looking up service account shop/web: serviceaccount "web" not found',
  },
  {
    given: "one pod is not ready",
    source: "observed",
    metadata: generation,
    spec: { replicas: 2 },
    status: { observedGeneration: 2, replicas: 2, availableReplicas: 1 },
    pods: [pod("a", { status: isReady }), pod("b", { status: unready })],
    readiness: "progressing: 1 of 2 ready, 1 not ready",
  },
  {
    given: "complete",
    source: "kstatus",
    metadata: generation,
    spec: { replicas: 2 },
    status: { observedGeneration: 2, replicas: 2, availableReplicas: 2 },
    readiness: "ready",
  },
]);

assessCases("v1", "ReplicationController", [
  {
    given: "scaled down by one",
    source: "observed",
    metadata: generation,
    spec: { replicas: 2 },
    status: { observedGeneration: 2, replicas: 3, availableReplicas: 3 },
    readiness: "progressing: 1 replica still to terminate",
  },
]);
