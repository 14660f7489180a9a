import type { KubernetesObject } from "@pushpull/core/kubernetes";
import {
  type Condition,
  conditionsOf,
  findCondition,
  isOutdated,
  isTrue,
  readConditions,
  wordsOf,
} from "../../pods/conditions.ts";
import type { Verdict } from "../types.ts";
import { lagging, observedGeneration, unseen } from "./generation.ts";
import { attemptOf, failed, failing, progressing, ready, readyBut } from "./verdict.ts";

/**
 * Any custom resource, by the conditions that controllers agreed upon (kstatus, "The Ready condition"). One that has
 * none of them is ready: most of such kinds are configuration that no controller answers for.
 */
export function judgeByConditions(object: KubernetesObject): Verdict {
  return suspended(object) ?? lagging(object) ?? byConditions(object) ?? ready;
}

/** The same for kinds whose controller always answers: until it has, they are not ready. */
export function judgeReporting(object: KubernetesObject): Verdict {
  return (
    suspended(object) ?? lagging(object) ?? byConditions(object) ?? progressing("waiting for its controller to report")
  );
}

function byConditions(object: KubernetesObject): Verdict | undefined {
  const conditions = conditionsOf(object);
  const stalled = findCondition(conditions, "Stalled");
  if (isTrue(stalled)) return judgeStalled(object, stalled);
  const reconciling = findCondition(conditions, "Reconciling");
  if (isTrue(reconciling)) return progressing(wordsOf(reconciling));
  const deciding = decidingConditions(object);
  if (deciding.some((condition) => isOutdated(object, condition))) return unseen;
  const missing = deciding.find((condition) => !isTrue(condition));
  if (missing !== undefined) return judgeMissing(missing);
  return deciding.length > 0 ? ready : undefined;
}

/** The reasons of Crossplane are the same for all kinds that its providers bring. */
function judgeMissing(missing: Condition): Verdict {
  if (missing.reason === "ReconcilePaused") return readyBut("paused: its controller leaves it alone");
  const wrong = missing.type === "Synced" && missing.reason === "ReconcileError";
  return wrong ? failing(missing.reason, wordsOf(missing)) : progressing(wordsOf(missing));
}

/** Final only where it is known to be about this generation: some controllers name none, and leave old conditions. */
function judgeStalled(object: KubernetesObject, stalled: Condition): Verdict {
  const known = stalled.observedGeneration !== undefined || observedGeneration(object) !== undefined;
  return (known ? failed : failing)(stalled.reason ?? "Stalled", wordsOf(stalled), attemptOf(stalled));
}

/** `Synced` is what Crossplane and Sealed Secrets say of the latest change; `Available` stands in for `Ready`. */
function decidingConditions({ status }: KubernetesObject): readonly Condition[] {
  const all = readConditions((status as { readonly conditions?: unknown } | null | undefined)?.conditions);
  const found = all.filter(({ type }) => type === "Ready" || type === "Synced");
  return found.length > 0 ? found : all.filter(({ type }) => type === "Available");
}

/** `spec.suspend` (Flux, Argo Workflows) and `spec.paused` (Cluster API, Strimzi): its controller leaves it alone. */
function suspended({ spec }: KubernetesObject): Verdict | undefined {
  const { suspend, paused } = (spec ?? {}) as { readonly suspend?: unknown; readonly paused?: unknown };
  return suspend === true || paused === true ? readyBut("suspended") : undefined;
}
