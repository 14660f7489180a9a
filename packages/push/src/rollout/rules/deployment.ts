import type { KubernetesObject } from "@pushpull/core";
import type { Verdict } from "../types.ts";
import { conditionsOf, findCondition, isBeforeLastChange, isTrue, wordsOf } from "./conditions.ts";
import { unobserved } from "./generation.ts";
import { failing, ready, readyBut, tooFew, tooMany } from "./verdict.ts";

interface Spec {
  readonly replicas?: number;
  readonly paused?: boolean;
}

interface Status {
  readonly replicas?: number;
  readonly updatedReplicas?: number;
  readonly availableReplicas?: number;
}

/** Ready when all replicas are of the new revision and available, and none of an old one is left. */
export function judgeDeployment(object: KubernetesObject): Verdict {
  const spec = (object.spec ?? {}) as Spec;
  if (spec.paused) return readyBut("paused: its pods stay as they are");
  const missing = unobserved(object) ?? incomplete(spec, (object.status ?? {}) as Status);
  return missing === undefined ? ready : (trouble(object) ?? missing);
}

function incomplete({ replicas: wanted = 1 }: Spec, status: Status): Verdict | undefined {
  const { replicas = 0, updatedReplicas = 0, availableReplicas = 0 } = status;
  return (
    tooFew(updatedReplicas, wanted, "replicas updated") ??
    tooMany(replicas - updatedReplicas, "old replica") ??
    tooMany(replicas - wanted, "replica") ??
    tooFew(availableReplicas, wanted, "available")
  );
}

/** What the controller says is in the way. An unchanged Deployment that got stuck long ago is still stuck. */
function trouble(object: KubernetesObject): Verdict | undefined {
  if (unobserved(object) !== undefined) return undefined;
  const conditions = conditionsOf(object).filter((condition) => !isBeforeLastChange(object, condition));
  const refused = findCondition(conditions, "ReplicaFailure");
  if (isTrue(refused)) return failing(refused.reason ?? refused.type, wordsOf(refused));
  const progress = findCondition(conditions, "Progressing");
  if (progress?.reason !== "ProgressDeadlineExceeded") return undefined;
  return failing(progress.reason, wordsOf(progress));
}
