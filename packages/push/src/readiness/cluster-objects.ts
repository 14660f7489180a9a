import type { KubernetesObject } from "@pushpull/core/kubernetes";
import { conditionsOf, findCondition, isTrue, readConditions, wordsOf } from "../pods/conditions.ts";
import { attemptOf, failing, progressing, type Readiness, ready, readyBut } from "./readiness.ts";
import { lagging, unobserved } from "./revisions.ts";

/** Ready when active. */
export function assessNamespace({ status }: KubernetesObject): Readiness {
  const { phase } = (status ?? {}) as { readonly phase?: string };
  return phase === "Active" ? ready : progressing("waiting to become active");
}

/** Ready when the API server serves its kind under the names that it asks for. */
export function assessCustomResourceDefinition(object: KubernetesObject): Readiness {
  const conditions = conditionsOf(object);
  const names = findCondition(conditions, "NamesAccepted");
  const established = findCondition(conditions, "Established");
  if (names?.status === "False") return failing(names.reason ?? "NamesNotAccepted", wordsOf(names));
  return isTrue(established) && isTrue(names) ? ready : progressing("waiting to be established");
}

/** Ready when the server behind it answers. */
export function assessApiService(object: KubernetesObject): Readiness {
  const available = findCondition(conditionsOf(object), "Available");
  if (isTrue(available)) return ready;
  return progressing(available === undefined ? "waiting to become available" : wordsOf(available));
}

/** Ready when its controller has counted: that it allows no disruption is its purpose, not a fault. */
export function assessPodDisruptionBudget(object: KubernetesObject): Readiness {
  const missing = unobserved(object);
  if (missing !== undefined) return missing;
  const allowed = findCondition(conditionsOf(object), "DisruptionAllowed");
  return allowed?.reason === "SyncFailed" ? failing(allowed.reason, wordsOf(allowed)) : ready;
}

/** What `autoscaling/v1` has of its conditions. */
const conditionsAnnotation = "autoscaling.alpha.kubernetes.io/conditions";

/** Ready when it can read its target and its metrics: without them it never scales. */
export function assessHorizontalPodAutoscaler(object: KubernetesObject): Readiness {
  const conditions = [
    ...conditionsOf(object),
    ...conditionsInWords(object.metadata.annotations?.[conditionsAnnotation]),
  ];
  const wrong = ["AbleToScale", "ScalingActive"].flatMap((type) => {
    const condition = findCondition(conditions, type);
    return condition?.status === "False" ? [condition] : [];
  })[0];
  if (wrong?.reason === "ScalingDisabled") return readyBut("scales nothing: its target is scaled to 0");
  if (wrong !== undefined)
    return lagging(object) ?? failing(wrong.reason || `Not${wrong.type}`, wordsOf(wrong), attemptOf(wrong));
  if (isTrue(findCondition(conditions, "ScalingActive"))) return lagging(object) ?? ready;
  return progressing("waiting for its controller to read its metrics");
}

function conditionsInWords(text = "[]"): ReturnType<typeof readConditions> {
  try {
    return readConditions(JSON.parse(text));
  } catch {
    return [];
  }
}
