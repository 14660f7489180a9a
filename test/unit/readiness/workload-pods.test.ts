import { assessCases } from "./cases.ts";
import {
  backsOff,
  creating,
  event,
  isReady,
  podOf,
  replicaSet,
  runsAgain,
  startingUp,
  unready,
  unschedulable,
  waits,
} from "./pods.ts";

const revisions = [replicaSet(1), replicaSet(2)];
const metadata = { generation: 2, annotations: { "deployment.kubernetes.io/revision": "2" } };
const spec = { replicas: 3 };
const rolling = { observedGeneration: 2, replicas: 4, updatedReplicas: 1, availableReplicas: 3 };
const allNew = { observedGeneration: 2, replicas: 3, updatedReplicas: 3, availableReplicas: 1 };
const missing = waits("ErrImagePull", "docker.io/shop/web:9: not found");
const notFound = "container web: image shop/web:9 cannot be pulled: not found";
const noSecret = waits("CreateContainerConfigError", 'secret "db" not found');
const old = [podOf(1, "a", isReady), podOf(1, "b", isReady), podOf(1, "c", isReady)];
const refused = {
  type: "ReplicaFailure",
  status: "True",
  reason: "FailedCreate",
  message: 'pods "x-2-d74z4" is forbidden: exceeded quota: q',
  lastUpdateTime: "2026-01-01T10:00:00Z",
};
const deployment = { metadata, spec, revisions };

assessCases("apps/v1", "Deployment", [
  {
    ...deployment,
    given: "the first new pod pulls its image",
    source: "observed",
    status: rolling,
    pods: [...old, podOf(2, "d", creating)],
    events: [event("d", "Pulling", "", { inside: "web" })],
    readiness: "progressing: 0 of 3 ready, 1 pulling image",
  },
  {
    ...deployment,
    given: "each pod does something else",
    source: "observed",
    status: allNew,
    pods: [podOf(2, "a", isReady), podOf(2, "b", unready), podOf(2, "c", startingUp)],
    readiness: "progressing: 1 of 3 ready, 1 not ready, 1 starting up",
  },
  {
    ...deployment,
    given: "two pods wait for a node, and the autoscaler adds one",
    source: "Cluster Autoscaler FAQ, events",
    status: allNew,
    pods: [
      podOf(2, "a", isReady),
      podOf(2, "b", unschedulable("0/1 nodes are available"), { spec: { nodeName: undefined } }),
      podOf(2, "c", unschedulable("0/1 nodes are available"), { spec: { nodeName: undefined } }),
    ],
    events: [event("b", "TriggeredScaleUp"), event("c", "TriggeredScaleUp")],
    readiness: "progressing: 1 of 3 ready, 2 waiting for a new node",
  },
  {
    ...deployment,
    given: "the image of the only new pod does not exist, and the old ones serve",
    source: "containerd; kubectl rollout status waits for progressDeadlineSeconds",
    status: rolling,
    pods: [...old, podOf(2, "d", missing)],
    readiness: `failed at once (ImagePullBackOff): 0 of 3 ready, 1 failing: ${notFound}`,
  },
  {
    ...deployment,
    given: "the image does not exist, and one pod has not reported it yet",
    source: "containerd",
    status: allNew,
    pods: [podOf(2, "a", missing), podOf(2, "b", missing), podOf(2, "c", creating)],
    readiness: `failed (ImagePullBackOff): 0 of 3 ready, 1 starting, 2 failing: ${notFound}`,
  },
  {
    ...deployment,
    given: "one pod of three fails, and none may",
    source: "the issue's fail-fast",
    status: allNew,
    pods: [podOf(2, "a", isReady), podOf(2, "b", isReady), podOf(2, "c", backsOff(3))],
    readiness: "failed (CrashLoopBackOff): 2 of 3 ready, 1 failing: container web ended with exit code 1 (3 restarts)",
  },
  {
    ...deployment,
    given: "one pod of three fails, and one may",
    source: "the issue's error-budget",
    status: allNew,
    budget: 1,
    pods: [podOf(2, "a", isReady), podOf(2, "b", isReady), podOf(2, "c", backsOff(3))],
    readiness: "failing (CrashLoopBackOff): 2 of 3 ready, 1 failing: container web ended with exit code 1 (3 restarts)",
  },
  {
    ...deployment,
    given: "two pods of three fail, and one may",
    source: "the issue's error-budget",
    status: allNew,
    budget: 1,
    pods: [podOf(2, "a", isReady), podOf(2, "b", noSecret), podOf(2, "c", noSecret)],
    readiness: "failed (CreateContainerConfigError): 1 of 3 ready, 2 failing: container web: Secret db does not exist",
  },
  {
    ...deployment,
    given: "two pods fail for two reasons: the hard failure is reported",
    source: "observed",
    status: allNew,
    pods: [podOf(2, "a", isReady), podOf(2, "b", runsAgain(1)), podOf(2, "c", noSecret)],
    readiness:
      "failed (CreateContainerConfigError): 1 of 3 ready, 2 failing: container web: Secret db does not exist (and 1 with another error)",
  },
  {
    ...deployment,
    given: "all crash for the same cause, one of them more often",
    source: "observed",
    status: allNew,
    pods: [podOf(2, "a", backsOff(4)), podOf(2, "b", backsOff(3)), podOf(2, "c", backsOff(3))],
    readiness: "failed (CrashLoopBackOff): 0 of 3 ready, 3 failing: container web ended with exit code 1 (4 restarts)",
  },
  {
    ...deployment,
    given: "a pod crashed once and was restarted",
    source: "Kubernetes docs, Container restarts",
    status: allNew,
    pods: [podOf(2, "a", isReady), podOf(2, "b", isReady), podOf(2, "c", runsAgain(1))],
    readiness:
      "failing (CrashLoopBackOff): 2 of 3 ready, 1 failing: container web was restarted: it ended with exit code 1 (1 restart)",
  },
  {
    ...deployment,
    given: "a pod of the old revision crashes",
    source: "Argo CD, which looks at all pods",
    status: rolling,
    pods: [podOf(1, "a", backsOff(9)), podOf(2, "d", unready)],
    readiness: "progressing: 0 of 3 ready, 1 not ready",
  },
  {
    ...deployment,
    given: "terminating pods of the new revision do not count",
    source: "observed",
    status: allNew,
    pods: [
      podOf(2, "a", isReady),
      podOf(2, "b", backsOff(9), {
        metadata: {
          name: "b",
          uid: "b",
          deletionTimestamp: "2026-01-01T10:00:00Z",
          ownerReferences: [{ uid: "x-2", kind: "ReplicaSet", name: "x-2" }],
        },
      }),
      podOf(2, "c", creating),
    ],
    readiness: "progressing: 1 of 3 ready, 1 starting",
  },
  {
    ...deployment,
    given: "a pod was evicted and replaced by another one",
    source: "Kubernetes docs, Node-pressure Eviction",
    status: allNew,
    pods: [
      podOf(2, "a", isReady),
      podOf(2, "b", { phase: "Failed", reason: "Evicted", message: "The node was low on resource: memory." }),
      podOf(2, "c", creating),
    ],
    readiness: "progressing: 1 of 3 ready, 1 starting",
  },
  {
    ...deployment,
    given: "all pods are ready, but not yet for minReadySeconds",
    source: "observed",
    spec: { replicas: 3, minReadySeconds: 30 },
    status: allNew,
    pods: [podOf(2, "a", isReady), podOf(2, "b", isReady), podOf(2, "c", isReady)],
    readiness: "progressing: 1 of 3 available (minReadySeconds: 30)",
  },
  {
    ...deployment,
    given: "all new pods are ready, but an old one is still terminating",
    source: "kubectl rollout status",
    status: { observedGeneration: 2, replicas: 4, updatedReplicas: 3, availableReplicas: 4 },
    pods: [podOf(2, "a", isReady), podOf(2, "b", isReady), podOf(2, "c", isReady), podOf(1, "d", isReady)],
    readiness: "progressing: 1 old replica still to terminate",
  },
  {
    ...deployment,
    given: "an autoscaler wants five now, and the controller has not observed it",
    source: "Kubernetes docs, Horizontal Pod Autoscaling",
    metadata: { ...metadata, generation: 3 },
    spec: { replicas: 5 },
    status: { ...allNew, availableReplicas: 3 },
    pods: [podOf(2, "a", isReady), podOf(2, "b", isReady), podOf(2, "c", isReady)],
    readiness: "progressing: waiting for its controller to observe the change",
  },
  {
    ...deployment,
    given: "an autoscaler wants five now, and two are starting",
    source: "Kubernetes docs, Horizontal Pod Autoscaling",
    spec: { replicas: 5 },
    status: { observedGeneration: 2, replicas: 5, updatedReplicas: 5, availableReplicas: 3 },
    pods: [
      ...["a", "b", "c"].map((name) => podOf(2, name, isReady)),
      ...["d", "e"].map((name) => podOf(2, name, creating)),
    ],
    readiness: "progressing: 3 of 5 ready, 2 starting",
  },
  {
    ...deployment,
    given: "past its progress deadline, its pods wait for a node",
    source: "Kubernetes docs, Progress Deadline Seconds",
    status: {
      ...rolling,
      conditions: [
        {
          type: "Progressing",
          status: "False",
          reason: "ProgressDeadlineExceeded",
          message: 'ReplicaSet "x-2" has timed out progressing.',
        },
      ],
    },
    pods: [...old, podOf(2, "d", unready)],
    readiness: "failing (ProgressDeadlineExceeded): 0 of 3 ready, 1 not ready, for longer than progressDeadlineSeconds",
  },
  {
    ...deployment,
    given: "a quota refused pods of the old revision, and its condition is still set",
    source: "Deployment controller, which copies the condition of any ReplicaSet",
    status: { ...rolling, conditions: [refused] },
    pods: [...old, podOf(2, "d", creating)],
    readiness: "progressing: 0 of 3 ready, 1 starting",
  },
  {
    ...deployment,
    given: "a quota has refused pods of the new revision since before a label change",
    source: "observed",
    metadata: { ...metadata, managedFields: [{ manager: "pushpull", time: "2026-01-01T11:00:00Z" }] },
    revisions: [replicaSet(1), { ...replicaSet(2), status: { conditions: [refused] } }],
    status: { ...rolling, updatedReplicas: 0, conditions: [refused] },
    pods: old,
    readiness: "failed (FailedCreate): pods are refused: exceeded quota: q",
  },
  {
    ...deployment,
    given: "its controller has not set its annotations yet",
    source: "observed",
    metadata: { generation: 2 },
    status: rolling,
    pods: [...old, podOf(2, "d", missing)],
    readiness: "progressing: 1 of 3 replicas updated",
  },
]);
