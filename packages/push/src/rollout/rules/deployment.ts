import type { KubernetesObject } from "@pushpull/core/kubernetes";
import { conditionsOf, findCondition, wordsOf } from "../../pods/conditions.ts";
import { currentRevision } from "../revisions.ts";
import type { Evidence, Verdict } from "../types.ts";
import { isBeforeLastChange } from "./changes.ts";
import { unobserved } from "./generation.ts";
import { judgePods } from "./pods.ts";
import { refusedByCondition } from "./refused-pods.ts";
import { available, failing, ready, readyBut, tooFew, tooMany } from "./verdict.ts";

interface Spec {
  readonly replicas?: number;
  readonly paused?: boolean;
  readonly minReadySeconds?: number;
}

interface Status {
  readonly replicas?: number;
  readonly updatedReplicas?: number;
  readonly availableReplicas?: number;
}

/** Ready when all replicas are of the new revision and available, and none of an old one is left. */
export function judgeDeployment(object: KubernetesObject, evidence: Evidence): Verdict {
  const spec = (object.spec ?? {}) as Spec;
  if (spec.paused) return readyBut("paused: its pods stay as they are");
  const unseen = unobserved(object);
  if (unseen !== undefined) return unseen;
  const missing = incomplete(spec, (object.status ?? {}) as Status);
  if (missing === undefined) return ready;
  const pods = judgePods(object, spec.replicas ?? 1, evidence);
  if (pods?.state === "failed") return pods;
  const revision = currentRevision(object, evidence.revisions);
  return refusedByCondition(object, evidence, revision) ?? stuck(object, pods) ?? pods ?? missing;
}

function incomplete({ replicas: wanted = 1, minReadySeconds }: Spec, status: Status): Verdict | undefined {
  const { replicas = 0, updatedReplicas = 0, availableReplicas = 0 } = status;
  return (
    tooFew(updatedReplicas, wanted, "replicas updated") ??
    tooMany(replicas - updatedReplicas, "old replica") ??
    tooMany(replicas - wanted, "replica") ??
    tooFew(availableReplicas, wanted, available(minReadySeconds))
  );
}

/**
 * Past the deadline that the controller has for progress; it goes on all the same. An unchanged Deployment that got
 * stuck long ago is still stuck.
 */
function stuck(object: KubernetesObject, pods: Verdict | undefined): Verdict | undefined {
  if (pods?.state === "failing") return pods;
  const progress = findCondition(conditionsOf(object), "Progressing");
  if (progress?.reason !== "ProgressDeadlineExceeded" || isBeforeLastChange(object, progress)) return undefined;
  const words = pods === undefined ? wordsOf(progress) : `${pods.message}, for longer than progressDeadlineSeconds`;
  return failing(progress.reason, words);
}
