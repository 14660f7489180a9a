import type { KubernetesObject } from "@pushpull/core/kubernetes";
import { podsByRevision } from "../revisions.ts";
import type { Evidence, Verdict } from "../types.ts";
import { deletePods } from "./before-run.ts";
import { unobserved } from "./generation.ts";
import { judgePod } from "./pod.ts";
import { isAlive, judgePods } from "./pods.ts";
import { refusedByEvent } from "./refused-pods.ts";
import { available, failed, failing, ready, readyBut, tooFew, tooMany } from "./verdict.ts";

interface Spec {
  readonly replicas?: number;
  readonly minReadySeconds?: number;
  readonly updateStrategy?: { readonly type?: string; readonly rollingUpdate?: { readonly partition?: number } };
}

interface Status {
  readonly replicas?: number;
  readonly readyReplicas?: number;
  readonly availableReplicas?: number;
  readonly updatedReplicas?: number;
}

/**
 * Ready when the replicas from the partition on are of the new revision, and all are available. With `OnDelete` nobody
 * but the user replaces pods, so their revision is not waited for.
 */
export function judgeStatefulSet(object: KubernetesObject, evidence: Evidence): Verdict {
  const { replicas: wanted = 1, updateStrategy, minReadySeconds } = (object.spec ?? {}) as Spec;
  const { replicas = 0, readyReplicas = 0, updatedReplicas = 0, ...status } = (object.status ?? {}) as Status;
  const unseen = unobserved(object);
  if (unseen !== undefined) return unseen;
  const onDelete = updateStrategy?.type === "OnDelete";
  const partition = Math.min(updateStrategy?.rollingUpdate?.partition ?? 0, wanted);
  const missing =
    (onDelete ? undefined : tooFew(updatedReplicas, wanted - partition, "replicas updated")) ??
    tooMany(replicas - wanted, "replica") ??
    tooFew(status.availableReplicas ?? readyReplicas, wanted, available(minReadySeconds));
  if (missing !== undefined) {
    const pods = judgePods(object, wanted - partition, evidence);
    if (pods?.state === "failed") return pods;
    const refused = replicas < wanted ? refusedByEvent(object, evidence) : undefined;
    return refused ?? pods ?? heldUp(object, evidence) ?? missing;
  }
  if (onDelete && updatedReplicas < wanted) return readyBut(waitsForDeletion(wanted - updatedReplicas));
  if (partition > 0) return readyBut(`partition ${partition}: ${updatedReplicas} of ${wanted} replicas updated`);
  return ready;
}

/** The reason of a StatefulSet that is held up by a pod of an older revision. */
export const brokenPreviousPod = "BrokenPreviousPod";

/**
 * A broken pod of an older revision stops an update: its controller waits for it to become ready, and does not replace
 * it, unless it may treat all pods at once (Kubernetes docs, "Forced rollback"). That it was broken before the run is
 * the point here.
 */
function heldUp(object: KubernetesObject, evidence: Evidence): Verdict | undefined {
  const { podManagementPolicy } = (object.spec ?? {}) as { readonly podManagementPolicy?: string };
  if (podManagementPolicy === "Parallel") return undefined;
  const pods = podsByRevision(object, evidence).previous.filter(isAlive);
  const judged = pods.map((pod) => ({ pod, verdict: judgePod(pod, { ...evidence, times: undefined }) }));
  const wrong = judged.filter(({ verdict }) => verdict.state === "failing" || verdict.state === "failed");
  const broken = wrong.filter(({ verdict }) => verdict.state === "failed");
  const inTheWay = broken.length > 0 ? broken : wrong;
  const [first] = inTheWay;
  if (first === undefined) return undefined;
  const names = inTheWay.map(({ pod }) => pod.metadata.name).join(", ");
  const which = inTheWay.length === 1 ? `pod ${names}` : `pods ${names}`;
  const words = `waits for ${which} of the previous revision, which ${inTheWay.length === 1 ? "has" : "have"} to be deleted by hand`;
  const before = { start: deletePods(inTheWay.map(({ pod }) => pod)) };
  const message = `${words}: ${first.verdict.message}`;
  return { ...(broken.length > 0 ? failed : failing)(brokenPreviousPod, message), before };
}

/** What a person should know of `OnDelete`: the change is not live yet. */
export function waitsForDeletion(count: number): string {
  return `OnDelete: ${count} ${count === 1 ? "pod keeps" : "pods keep"} the old revision until deleted`;
}
