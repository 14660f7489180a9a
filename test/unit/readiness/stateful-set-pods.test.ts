import type { KubernetesObject } from "@pushpull/core/kubernetes";
import { assessCases } from "./cases.ts";
import { backsOff, creating, event, isReady, pod, waits } from "./pods.ts";

const spec = { replicas: 3 };
const missing = waits("ErrImagePull", "docker.io/shop/web:9: not found");
const notFound = "container web: image shop/web:9 cannot be pulled: not found";

const hash = (name: string, revision: string, status: Readonly<Record<string, unknown>>) =>
  pod(name, {
    metadata: { name, uid: name, labels: { "controller-revision-hash": revision } },
    status,
  });

const leaving = (one: KubernetesObject): KubernetesObject => ({
  ...one,
  metadata: { ...one.metadata, deletionTimestamp: "2026-01-01T10:00:00Z" },
});

assessCases("apps/v1", "StatefulSet", [
  {
    given: "stuck at its first pod: the others have not been created",
    source: "observed",
    metadata: { generation: 1 },
    spec,
    status: { observedGeneration: 1, replicas: 1, updatedReplicas: 1, availableReplicas: 0, updateRevision: "two" },
    pods: [hash("x-0", "two", backsOff(3))],
    readiness: "failed (CrashLoopBackOff): 0 of 3 ready, 1 failing: container web ended with exit code 1 (3 restarts)",
  },
  {
    given: "pods in parallel, one is starting",
    source: "Kubernetes docs, Parallel Pod Management",
    metadata: { generation: 1 },
    spec: { ...spec, podManagementPolicy: "Parallel" },
    status: { observedGeneration: 1, replicas: 3, updatedReplicas: 3, availableReplicas: 2, updateRevision: "two" },
    pods: [hash("x-0", "two", isReady), hash("x-1", "two", isReady), hash("x-2", "two", creating)],
    readiness: "progressing: 2 of 3 ready, 1 starting",
  },
  {
    given: "the image of its last pod, which is replaced first, does not exist",
    source: "Kubernetes docs, Rolling updates",
    metadata: { generation: 2 },
    spec,
    status: { observedGeneration: 2, replicas: 3, updatedReplicas: 1, availableReplicas: 2, updateRevision: "two" },
    pods: [hash("x-0", "one", isReady), hash("x-1", "one", isReady), hash("x-2", "two", missing)],
    readiness: `failed at once (ImagePullBackOff): 0 of 3 ready, 1 failing: ${notFound}`,
  },
  {
    given: "the pods from its partition on are updated, and the new pod is starting",
    source: "Kubernetes docs, Partitioned rolling updates",
    metadata: { generation: 2 },
    spec: { ...spec, updateStrategy: { rollingUpdate: { partition: 2 } } },
    status: { observedGeneration: 2, replicas: 3, updatedReplicas: 1, availableReplicas: 2, updateRevision: "two" },
    pods: [hash("x-0", "one", isReady), hash("x-1", "one", isReady), hash("x-2", "two", creating)],
    readiness: "progressing: 0 of 1 ready, 1 starting",
  },
  {
    given: "fixed, but blocked by a broken pod of the previous revision",
    source: "observed; Kubernetes docs, Forced rollback",
    metadata: { generation: 2 },
    spec,
    status: { observedGeneration: 2, replicas: 1, currentReplicas: 1, updateRevision: "two" },
    pods: [hash("x-0", "one", missing)],
    readiness: `failed (BrokenPreviousPod): waits for pod x-0 of the previous revision, which has to be deleted manually: ${notFound}`,
    command: "kubectl delete pod x-0 --namespace shop",
  },
  {
    given: "fixed, but blocked by two broken pods of the previous revision",
    source: "Kubernetes docs, Forced rollback",
    metadata: { generation: 2 },
    spec,
    status: { observedGeneration: 2, replicas: 3, currentReplicas: 3, updateRevision: "two" },
    pods: [hash("x-0", "one", isReady), hash("x-1", "one", missing), hash("x-2", "one", backsOff(3))],
    readiness: `failed (BrokenPreviousPod): waits for pods x-1, x-2 of the previous revision, which have to be deleted manually: ${notFound}`,
    command: "kubectl delete pod x-1 x-2 --namespace shop",
  },
  {
    given: "fixed, but blocked by a pod of the previous revision that may still start",
    source: "kube-controller-manager",
    metadata: { generation: 2 },
    spec,
    status: { observedGeneration: 2, replicas: 1, currentReplicas: 1, updateRevision: "two" },
    pods: [hash("x-0", "one", backsOff(1))],
    readiness:
      "failing (BrokenPreviousPod): waits for pod x-0 of the previous revision, which has to be deleted manually: container web ended with exit code 1 (1 restart)",
    command: "kubectl delete pod x-0 --namespace shop",
  },
  {
    given: "fixed, and the broken pod of the previous revision was deleted manually",
    source: "Kubernetes docs, Forced rollback",
    metadata: { generation: 2 },
    spec,
    status: { observedGeneration: 2, replicas: 1, currentReplicas: 1, updateRevision: "two" },
    pods: [leaving(hash("x-0", "one", missing))],
    readiness: "progressing: 0 of 3 replicas updated",
  },
  {
    given: "fixed, and its controller may replace the broken pods of the previous revision",
    source: "kube-controller-manager, podManagementPolicy Parallel",
    metadata: { generation: 2 },
    spec: { ...spec, podManagementPolicy: "Parallel" },
    status: { observedGeneration: 2, replicas: 3, currentReplicas: 3, updateRevision: "two" },
    pods: [hash("x-0", "one", missing)],
    readiness: "progressing: 0 of 3 replicas updated",
  },
  {
    given: "a quota stops its second pod",
    source: "observed",
    metadata: { generation: 1 },
    spec,
    status: { observedGeneration: 1, replicas: 1, updatedReplicas: 1, availableReplicas: 1, updateRevision: "two" },
    pods: [hash("x-0", "two", isReady)],
    events: [
      event("x", "SuccessfulCreate", "Create Pod x-0 in StatefulSet x successful"),
      event(
        "x",
        "FailedCreate",
        'Create Pod x-1 in StatefulSet x failed error: pods "x-1" is forbidden: exceeded quota: q, requested: pods=1, used: pods=1, limited: pods=1',
        { at: 5 },
      ),
    ],
    readiness:
      "failed (FailedCreate): pods are refused: exceeded quota: q, requested: pods=1, used: pods=1, limited: pods=1",
  },
  {
    given: "a quota stopped its second pod before it was changed",
    source: "observed",
    metadata: { generation: 2, managedFields: [{ manager: "pushpull", time: "2026-01-01T11:00:00Z" }] },
    spec,
    status: { observedGeneration: 2, replicas: 1, updatedReplicas: 1, availableReplicas: 1, updateRevision: "two" },
    pods: [hash("x-0", "two", isReady)],
    events: [event("x", "FailedCreate", 'pods "x-1" is forbidden: exceeded quota: q')],
    readiness: "progressing: 1 of 3 replicas updated",
  },
  {
    given: "a quota refused a pod that has been created since",
    source: "observed",
    metadata: { generation: 1 },
    spec,
    status: { observedGeneration: 1, replicas: 2, updatedReplicas: 2, availableReplicas: 1, updateRevision: "two" },
    pods: [hash("x-0", "two", isReady), hash("x-1", "two", creating)],
    events: [
      event("x", "FailedCreate", 'pods "x-1" is forbidden: exceeded quota: q', { at: 3 }),
      event("x", "SuccessfulCreate", "Create Pod x-1 in StatefulSet x successful", { at: 9 }),
    ],
    readiness: "progressing: 1 of 3 ready, 1 starting",
  },
]);
