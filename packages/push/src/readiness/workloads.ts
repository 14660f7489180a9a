import type { KubernetesObject } from "@pushpull/core/kubernetes";
import { conditionsOf, describeCondition, findCondition } from "../pods/conditions.ts";
import { deletePods } from "./before-run.ts";
import { assessPod } from "./pod.ts";
import {
  available,
  type Evidence,
  failed,
  failing,
  type Readiness,
  ready,
  readyBut,
  tooFew,
  tooMany,
} from "./readiness.ts";
import { currentRevision, isBeforeLastChange, podsByRevision, waitIfUnobserved } from "./revisions.ts";
import { assessPods, isAlive, refusedByCondition, refusedByEvent } from "./workload-pods.ts";

interface DeploymentSpec {
  readonly replicas?: number;
  readonly paused?: boolean;
  readonly minReadySeconds?: number;
}

interface DeploymentStatus {
  readonly replicas?: number;
  readonly updatedReplicas?: number;
  readonly availableReplicas?: number;
}

/** Ready when all replicas have the new revision and are available, and no old one is left. */
export function assessDeployment(object: KubernetesObject, evidence: Evidence): Readiness {
  const spec = (object.spec ?? {}) as DeploymentSpec;
  if (spec.paused) return readyBut("paused: its pods are not updated");
  const outdated = waitIfUnobserved(object);
  if (outdated !== undefined) return outdated;
  const missing = incomplete(spec, (object.status ?? {}) as DeploymentStatus);
  if (missing === undefined) return ready;
  const pods = assessPods(object, spec.replicas ?? 1, evidence);
  if (pods?.state === "failed") return pods;
  const revision = currentRevision(object, evidence.revisions);
  return refusedByCondition(object, evidence, revision) ?? stuck(object, pods) ?? pods ?? missing;
}

function incomplete(
  { replicas: wanted = 1, minReadySeconds }: DeploymentSpec,
  status: DeploymentStatus,
): Readiness | undefined {
  const { replicas = 0, updatedReplicas = 0, availableReplicas = 0 } = status;
  return (
    tooFew(updatedReplicas, wanted, "replicas updated") ??
    tooMany(replicas - updatedReplicas, "old replica") ??
    tooMany(replicas - wanted, "replica") ??
    tooFew(availableReplicas, wanted, available(minReadySeconds))
  );
}

/**
 * A Deployment that has exceeded its progress deadline. Its controller still continues, so this is not a hard failure.
 */
function stuck(object: KubernetesObject, pods: Readiness | undefined): Readiness | undefined {
  if (pods?.state === "failing") return pods;
  const progress = findCondition(conditionsOf(object), "Progressing");
  if (progress?.reason !== "ProgressDeadlineExceeded" || isBeforeLastChange(object, progress)) return undefined;
  const words =
    pods === undefined ? describeCondition(progress) : `${pods.message}, for longer than progressDeadlineSeconds`;
  return failing(progress.reason, words);
}

interface ReplicaSetSpec {
  readonly replicas?: number;
  readonly minReadySeconds?: number;
}

interface ReplicaSetStatus {
  readonly replicas?: number;
  readonly availableReplicas?: number;
}

/** ReplicaSet and ReplicationController: ready when exactly the desired number of pods is available. */
export function assessReplicaSet(object: KubernetesObject, evidence: Evidence): Readiness {
  const { replicas: wanted = 1, minReadySeconds } = (object.spec ?? {}) as ReplicaSetSpec;
  const { replicas = 0, availableReplicas = 0 } = (object.status ?? {}) as ReplicaSetStatus;
  const outdated = waitIfUnobserved(object);
  if (outdated !== undefined) return outdated;
  const missing =
    tooMany(replicas - wanted, "replica") ?? tooFew(availableReplicas, wanted, available(minReadySeconds));
  if (missing === undefined) return ready;
  const pods = assessPods(object, wanted, evidence);
  if (pods?.state === "failed") return pods;
  return refusedByCondition(object, evidence) ?? pods ?? missing;
}

interface StatefulSetSpec {
  readonly replicas?: number;
  readonly minReadySeconds?: number;
  readonly updateStrategy?: { readonly type?: string; readonly rollingUpdate?: { readonly partition?: number } };
}

interface StatefulSetStatus {
  readonly replicas?: number;
  readonly readyReplicas?: number;
  readonly availableReplicas?: number;
  readonly updatedReplicas?: number;
}

/**
 * Ready when the replicas from the partition on have the new revision, and all are available. With `OnDelete` only a
 * person replaces pods, so an old revision is ready too.
 */
export function assessStatefulSet(object: KubernetesObject, evidence: Evidence): Readiness {
  const { replicas: wanted = 1, updateStrategy, minReadySeconds } = (object.spec ?? {}) as StatefulSetSpec;
  const {
    replicas = 0,
    readyReplicas = 0,
    updatedReplicas = 0,
    ...status
  } = (object.status ?? {}) as StatefulSetStatus;
  const outdated = waitIfUnobserved(object);
  if (outdated !== undefined) return outdated;
  const onDelete = updateStrategy?.type === "OnDelete";
  const partition = Math.min(updateStrategy?.rollingUpdate?.partition ?? 0, wanted);
  const missing =
    (onDelete ? undefined : tooFew(updatedReplicas, wanted - partition, "replicas updated")) ??
    tooMany(replicas - wanted, "replica") ??
    tooFew(status.availableReplicas ?? readyReplicas, wanted, available(minReadySeconds));
  if (missing !== undefined) {
    const pods = assessPods(object, wanted - partition, evidence);
    if (pods?.state === "failed") return pods;
    const refused = replicas < wanted ? refusedByEvent(object, evidence) : undefined;
    return refused ?? pods ?? blockedByPreviousPod(object, evidence) ?? missing;
  }
  if (onDelete && updatedReplicas < wanted) return readyBut(waitsForDeletion(wanted - updatedReplicas));
  if (partition > 0) return readyBut(`partition ${partition}: ${updatedReplicas} of ${wanted} replicas updated`);
  return ready;
}

/** The reason of a StatefulSet whose update is blocked by a pod of an older revision. */
export const brokenPreviousPod = "BrokenPreviousPod";

/**
 * A broken pod of an older revision blocks an update: the controller waits for it to become ready and does not replace
 * it, except with `podManagementPolicy: Parallel` (Kubernetes docs, "Forced rollback"). Such a pod usually failed before
 * the run, so the times of the run are not considered.
 */
function blockedByPreviousPod(object: KubernetesObject, evidence: Evidence): Readiness | undefined {
  const { podManagementPolicy } = (object.spec ?? {}) as { readonly podManagementPolicy?: string };
  if (podManagementPolicy === "Parallel") return undefined;
  const pods = podsByRevision(object, evidence).previous.filter(isAlive);
  const assessed = pods.map((pod) => ({ pod, readiness: assessPod(pod, { ...evidence, times: undefined }) }));
  const wrong = assessed.filter(({ readiness }) => readiness.state === "failing" || readiness.state === "failed");
  const broken = wrong.filter(({ readiness }) => readiness.state === "failed");
  const blocking = broken.length > 0 ? broken : wrong;
  const [first] = blocking;
  if (first === undefined) return undefined;
  const names = blocking.map(({ pod }) => pod.metadata.name).join(", ");
  const which = blocking.length === 1 ? `pod ${names}` : `pods ${names}`;
  const words = `waits for ${which} of the previous revision, which ${blocking.length === 1 ? "has" : "have"} to be deleted manually`;
  const before = { retry: deletePods(blocking.map(({ pod }) => pod)) };
  const message = `${words}: ${first.readiness.message}`;
  return { ...(broken.length > 0 ? failed : failing)(brokenPreviousPod, message), before };
}

/** The remark that with `OnDelete` the change is not live yet. */
export function waitsForDeletion(count: number): string {
  return `OnDelete: ${count} ${count === 1 ? "pod keeps" : "pods keep"} the old revision until deleted`;
}

interface DaemonSetSpec {
  readonly updateStrategy?: { readonly type?: string };
  readonly minReadySeconds?: number;
}

interface DaemonSetStatus {
  readonly desiredNumberScheduled?: number;
  readonly currentNumberScheduled?: number;
  readonly updatedNumberScheduled?: number;
  readonly numberAvailable?: number;
}

/** Ready when every eligible node has an available pod of the new revision; at once if no node is eligible. */
export function assessDaemonSet(object: KubernetesObject, evidence: Evidence): Readiness {
  const { updateStrategy, minReadySeconds } = (object.spec ?? {}) as DaemonSetSpec;
  const status = (object.status ?? {}) as DaemonSetStatus;
  const { desiredNumberScheduled: wanted = 0, updatedNumberScheduled: updated = 0, numberAvailable = 0 } = status;
  const outdated = waitIfUnobserved(object);
  if (outdated !== undefined) return outdated;
  const onDelete = updateStrategy?.type === "OnDelete";
  const missing =
    (onDelete ? undefined : tooFew(updated, wanted, "pods updated")) ??
    tooFew(numberAvailable, wanted, available(minReadySeconds));
  if (missing !== undefined) {
    const pods = assessPods(object, wanted, evidence);
    if (pods?.state === "failed") return pods;
    const { currentNumberScheduled: present = 0 } = status;
    return (present < wanted ? refusedByEvent(object, evidence) : undefined) ?? pods ?? missing;
  }
  if (wanted === 0) return readyBut("no node matches");
  return onDelete && updated < wanted ? readyBut(waitsForDeletion(wanted - updated)) : ready;
}
