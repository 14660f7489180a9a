/** What stood before a run is no evidence for it: only what was tried since its last write is. */
import type { KubernetesObject } from "@pushpull/core";
import { type Case, judgeCases } from "./cases.ts";
import { backsOff, event, pod, podOf, replicaSet, runsAgain, waits } from "./pods.ts";

/** `10:00:00` and so many seconds; before it where that is negative. */
const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 10, 0, second)).toISOString().replace(".000", "");

/** The run begins at second 30, and has nothing to write. */
const unchanged = { begun: 30, since: 30 };
/** It has written something at second 33. */
const changed = { begun: 30, since: 33 };

const owned = (made: number) => ({
  creationTimestamp: at(made),
  ownerReferences: [{ uid: "x", kind: "ReplicaSet", name: "x" }],
});

/** Made long before the run, for a workload. */
const old = { metadata: owned(-300), spec: pod("x").spec } as const;

/** Whose kubelet has last written how its containers are at that second. */
const writtenAt = (second: number): KubernetesObject["metadata"] => ({
  ...owned(-300),
  managedFields: [{ manager: "kubelet", subresource: "status", time: at(second) }],
});

const notFound = "rpc error: code = NotFound desc = docker.io/shop/web:9: not found";
const missing = waits("ImagePullBackOff", `Back-off pulling image "shop/web:9": ErrImagePull: ${notFound}`);
const pull = (second: number, count = 1) => ({
  ...event("x", "Failed", `Failed to pull image "shop/web:9": ${notFound}`, { at: second, inside: "web" }),
  count,
});
const cannotBePulled = "container web: image shop/web:9 cannot be pulled: not found";
const crashed = "container web ended with exit code 1 (3 restarts)";
const endedAt = (second: number) => ({ finishedAt: at(second) });

const deletePod = "kubectl delete pod x --namespace shop";
const noSecret = waits("CreateContainerConfigError", 'secret "db" not found');

judgeCases("v1", "Pod", [
  {
    ...old,
    given: "its image could not be pulled before the run, and nobody has tried since",
    source: "case 04; kubelet, image back-off",
    times: unchanged,
    status: missing,
    events: [pull(10, 3)],
    verdict: `failing (ImagePullBackOff): ${cannotBePulled} [last failed 20s before this run]`,
    command: deletePod,
  },
  {
    ...old,
    given: "the same, and the kubelet has tried again since",
    source: "case 04",
    times: unchanged,
    status: missing,
    events: [pull(31)],
    verdict: `failed at once (ImagePullBackOff): ${cannotBePulled}`,
  },
  {
    ...old,
    given: "it could not be pulled in the second in which the run began, which may have been before it",
    source: "Kubernetes API conventions: times have no fractions",
    times: unchanged,
    status: missing,
    events: [pull(30)],
    verdict: `failing (ImagePullBackOff): ${cannotBePulled} [last failed just before this run]`,
    command: deletePod,
  },
  {
    ...old,
    given: "it could not be pulled before the run, and no event may be read",
    source: "a service account that may not list events",
    times: unchanged,
    status: missing,
    verdict: `failing (ImagePullBackOff): ${cannotBePulled} [last failed before this run]`,
    command: deletePod,
  },
  {
    ...old,
    metadata: writtenAt(31),
    given: "no event may be read, and its status says that the pull has just failed",
    source: "kubelet: the status says ErrImagePull right after a pull",
    times: unchanged,
    status: waits("ErrImagePull", notFound),
    verdict: `failed at once (ImagePullBackOff): ${cannotBePulled}`,
  },
  {
    ...old,
    metadata: writtenAt(32),
    given: "its status has turned from the failure to the back-off since, which is no other attempt",
    source: "kubelet: ErrImagePull, and ImagePullBackOff with the next sync",
    times: unchanged,
    status: missing,
    events: [pull(29)],
    verdict: `failing (ImagePullBackOff): ${cannotBePulled} [last failed 1s before this run]`,
    command: deletePod,
  },
  {
    ...old,
    metadata: writtenAt(55),
    given: "it has turned to the back-off so late that the attempt was after the beginning of the run",
    source: "kubelet, which tells of a back-off within 15 s",
    times: unchanged,
    status: missing,
    verdict: `failed at once (ImagePullBackOff): ${cannotBePulled}`,
  },
  {
    ...old,
    metadata: owned(30),
    given: "it was made for the run, and its image cannot be pulled in that same second",
    source: "observed in the lab",
    times: unchanged,
    status: missing,
    events: [pull(30)],
    verdict: `failed at once (ImagePullBackOff): ${cannotBePulled}`,
  },
  {
    ...old,
    given: "its image was not built for the node before the run",
    source: "containerd; an image that has been built for both since",
    times: unchanged,
    status: waits("ErrImagePull", "no match for platform in manifest: not found"),
    events: [pull(10)],
    verdict:
      "failing (ImagePullBackOff): container web: image shop/web:9 cannot be pulled: it is not built for the architecture of the node [last failed 20s before this run]",
    command: deletePod,
  },
  {
    ...old,
    given: "its container has crashed before the fix was written",
    source: "case 05",
    times: changed,
    status: backsOff(3, endedAt(20)),
    verdict: `failing (CrashLoopBackOff): ${crashed} [last failed 10s before this run]`,
    command: deletePod,
  },
  {
    ...old,
    given: "its container has crashed between the beginning of the run and its write",
    source: "case 05",
    times: changed,
    status: backsOff(3, endedAt(32)),
    verdict: `failing (CrashLoopBackOff): ${crashed} [last failed before this run's last change]`,
    command: deletePod,
  },
  {
    ...old,
    given: "its container has crashed again with the fix",
    source: "case 05",
    times: changed,
    status: backsOff(4, endedAt(34)),
    verdict: "failed (CrashLoopBackOff): container web ended with exit code 1 (4 restarts)",
  },
  {
    ...old,
    given: "its container runs again after it has crashed before the run",
    source: "observed",
    times: changed,
    status: runsAgain(4, endedAt(20)),
    verdict: "failing (CrashLoopBackOff): container web runs again, and before ended with exit code 1 (4 restarts)",
  },
  {
    ...old,
    given: "its command did not exist before the run",
    source: "containerd",
    times: unchanged,
    status: backsOff(5, { exitCode: 128, reason: "StartError", message: 'exec: "serve": not found', ...endedAt(10) }),
    verdict:
      'failing (StartError): container web cannot be started: exec: "serve": not found [last failed 20s before this run]',
    command: deletePod,
  },
  {
    ...old,
    given: "its Secret was missing before the run, which the kubelet looks for every few seconds",
    source: "kubelet, pod_workers.go",
    times: unchanged,
    status: noSecret,
    verdict: "failed (CreateContainerConfigError): container web: Secret db does not exist [stands for 20s]",
  },
  {
    ...old,
    metadata: owned(31),
    given: "it was made for the run, and its Secret is missing",
    source: "kubelet",
    times: unchanged,
    status: noSecret,
    verdict: "failed (CreateContainerConfigError): container web: Secret db does not exist",
  },
  {
    ...old,
    given: "its volume could not be mounted before the run",
    source: "kubelet, whose pauses grow to two minutes",
    times: unchanged,
    status: waits("ContainerCreating"),
    events: [event("x", "FailedMount", 'MountVolume.SetUp failed for volume "s" : secret "db" not found', { at: 9 })],
    verdict: "failing (FailedMount): volume s: Secret db does not exist [last failed 21s before this run]",
    command: deletePod,
  },
  {
    ...old,
    given: "its image has a name that is none, as it had before the run",
    source: "kubelet",
    times: unchanged,
    spec: { ...(old.spec as object), containers: [{ name: "web", image: "shop/web::9" }] },
    status: waits("InvalidImageName", "invalid reference format"),
    verdict: "failed at once (InvalidImageName): container web: shop/web::9 is not the name of an image",
  },
  {
    ...old,
    metadata: { creationTimestamp: at(-300) },
    given: "it has ended before the run, and nobody makes it again",
    source: "Kubernetes docs, Pod Lifecycle",
    times: unchanged,
    status: { phase: "Failed", reason: "Evicted", message: "The node was low on memory." },
    verdict: "failed at once (Evicted): The node was low on memory. [failed before this run]",
    command: "kubectl delete pod x --namespace shop (again)",
  },
]);

/** A pod of revision 2 that was made long before the run. */
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

judgeCases("apps/v1", "Deployment", [
  {
    ...stuck,
    given: "its pods crashed before the fix was written",
    source: "case 05",
    times: changed,
    pods: [oldPod("a", backsOff(3, endedAt(20))), oldPod("b", backsOff(4, endedAt(25)))],
    verdict: `failing (CrashLoopBackOff): 0 of 2 ready, 2 failing: ${crashed} [last failed 10s before this run]`,
    command: restart,
  },
  {
    ...stuck,
    given: "one of its pods has crashed again since the fix was written",
    source: "case 05",
    times: changed,
    pods: [oldPod("a", backsOff(3, endedAt(20))), oldPod("b", backsOff(4, endedAt(34)))],
    verdict: "failed (CrashLoopBackOff): 0 of 2 ready, 2 failing: container web ended with exit code 1 (4 restarts)",
  },
  {
    ...stuck,
    given: "it has missed its Secret since before the run",
    source: "kubelet",
    times: unchanged,
    pods: [oldPod("a", noSecret), oldPod("b", noSecret)],
    verdict:
      "failed (CreateContainerConfigError): 0 of 2 ready, 2 failing: container web: Secret db does not exist [stands for 20s]",
  },
  {
    ...stuck,
    given: "its pods were refused before the run, and not asked for again since",
    source: "kube-controller-manager, whose pauses grow to 16 minutes",
    times: unchanged,
    status: { observedGeneration: 1 },
    revisions: [refusing(-60)],
    verdict: `failing (FailedCreate): ${refused} [last failed 1m 30s before this run]`,
    command: restart,
  },
  {
    ...stuck,
    given: "its pods have been refused since before the run, and again after its beginning",
    source: "kube-controller-manager",
    times: unchanged,
    status: { observedGeneration: 1 },
    revisions: [refusing(-60)],
    events: [event("x-2", "FailedCreate", `Error creating: ${quota}`, { at: 40 })],
    verdict: `failed (FailedCreate): ${refused}`,
  },
]);

judgeCases("apps/v1", "StatefulSet", [
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
    verdict: `failing (CrashLoopBackOff): 0 of 1 ready, 1 failing: ${crashed} [last failed 10s before this run]`,
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
  verdict: `failing (CrashLoopBackOff): 0 of 1 ready, 1 failing: ${crashed} [last failed 10s before this run]`,
  command,
});

judgeCases("apps/v1", "DaemonSet", [
  daemonSet("its pod crashed before the fix was written", {}, "kubectl rollout restart daemonset/x --namespace shop"),
  daemonSet(
    "the same, and a restart would replace nothing",
    { updateStrategy: { type: "OnDelete" } },
    "kubectl delete pod x-a --namespace shop",
  ),
]);

const job = (fields: Pick<Case, "given" | "verdict"> & Partial<Case>): Case => ({
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

judgeCases("batch/v1", "Job", [
  job({
    given: "it has failed before the run, and is not started again by it",
    status: gaveUp(0),
    verdict: "failed at once (BackoffLimitExceeded): too often [last failed 30s before this run]",
    command: "kubectl delete job x --namespace shop (again)",
  }),
  job({
    given: "it fails while the run waits",
    status: gaveUp(40),
    verdict: "failed at once (BackoffLimitExceeded): too often",
  }),
  job({
    given: "its pod could not pull its image before the run",
    status: { startTime: at(-300), active: 1 },
    pods: [jobPod],
    events: [pull(10)],
    verdict: `failing (ImagePullBackOff): ${waitingJob}`,
    command: "kubectl delete pod x-a --namespace shop",
  }),
  job({
    given: "the same, and a pod that is deleted is one too many",
    spec: { completions: 1, backoffLimit: 0 },
    status: { startTime: at(-300), active: 1 },
    pods: [jobPod],
    events: [pull(10)],
    verdict: `failing (ImagePullBackOff): ${waitingJob}`,
    command: "kubectl delete job x --namespace shop (again)",
  }),
]);

const stalled = (given: string, verdict: string, metadata: Case["metadata"] = {}): Case => ({
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
  verdict,
});

judgeCases("shop.test/v1", "Queue", [
  stalled(
    "its controller gave it up before the run, which has not changed it",
    "failing (NoBroker): no broker [last failed 30s before this run]",
  ),
  stalled("its controller gives it up as the run has written it", "failed (NoBroker): no broker", {
    managedFields: [{ manager: "pushpull", operation: "Apply", time: at(33) }],
  }),
]);
