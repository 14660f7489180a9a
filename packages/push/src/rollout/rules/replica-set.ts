import type { KubernetesObject } from "@pushpull/core";
import type { Verdict } from "../types.ts";
import { conditionsOf, findCondition, isTrue, wordsOf } from "./conditions.ts";
import { unobserved } from "./generation.ts";
import { failing, ready, tooFew, tooMany } from "./verdict.ts";

interface Status {
  readonly replicas?: number;
  readonly availableReplicas?: number;
}

/** ReplicaSet and ReplicationController: ready when as many pods as wanted are available, and no more are left. */
export function judgeReplicaSet(object: KubernetesObject): Verdict {
  const { replicas: wanted = 1 } = (object.spec ?? {}) as { readonly replicas?: number };
  const { replicas = 0, availableReplicas = 0 } = (object.status ?? {}) as Status;
  const missing =
    unobserved(object) ?? tooMany(replicas - wanted, "replica") ?? tooFew(availableReplicas, wanted, "available");
  if (missing === undefined) return ready;
  const refused = findCondition(conditionsOf(object), "ReplicaFailure");
  return isTrue(refused) ? failing(refused.reason ?? refused.type, wordsOf(refused)) : missing;
}
