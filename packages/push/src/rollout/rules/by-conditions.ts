import type { KubernetesObject } from "@pushpull/core";
import type { Verdict } from "../types.ts";
import { type Condition, conditionsOf, findCondition, isTrue, wordsOf } from "./conditions.ts";
import { lagging, observedGeneration } from "./generation.ts";
import { failed, failing, progressing, ready, readyBut } from "./verdict.ts";

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
  const deciding = decidingConditions(conditions);
  const missing = deciding.find((condition) => !isTrue(condition));
  if (missing !== undefined) return progressing(wordsOf(missing));
  if (deciding.length > 0) return ready;
  // The ones that decide are there, and about an older generation.
  return hasOlder(object, conditions) ? progressing("waiting for its controller to see the change") : undefined;
}

/** Final only where it is known to be about this generation: some controllers name none, and leave old conditions. */
function judgeStalled(object: KubernetesObject, stalled: Condition): Verdict {
  const known = stalled.observedGeneration !== undefined || observedGeneration(object) !== undefined;
  return (known ? failed : failing)(stalled.reason ?? "Stalled", wordsOf(stalled));
}

/** `Synced` is what Crossplane and Sealed Secrets say of the latest change; `Available` stands in for `Ready`. */
function decidingConditions(conditions: readonly Condition[]): readonly Condition[] {
  const found = conditions.filter(({ type }) => type === "Ready" || type === "Synced");
  return found.length > 0 ? found : conditions.filter(({ type }) => type === "Available");
}

function hasOlder(object: KubernetesObject, current: readonly Condition[]): boolean {
  const all = (object.status as { readonly conditions?: unknown } | null | undefined)?.conditions;
  return Array.isArray(all) && all.length > current.length;
}

/** `spec.suspend` (Flux, Argo Workflows) and `spec.paused` (Cluster API, Strimzi): its controller leaves it alone. */
function suspended({ spec }: KubernetesObject): Verdict | undefined {
  const { suspend, paused } = (spec ?? {}) as { readonly suspend?: unknown; readonly paused?: unknown };
  return suspend === true || paused === true ? readyBut("suspended") : undefined;
}
