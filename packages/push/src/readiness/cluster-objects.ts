import type { KubernetesObject } from "@pushpull/core/kubernetes";
import { conditionsOf, describeCondition, findCondition, isTrue, readConditions } from "../pods/conditions.ts";
import { attemptOf, failing, progressing, type Readiness, ready, readyBut } from "./readiness.ts";
import { waitIfOutdated, waitIfUnobserved } from "./revisions.ts";

/** Namespace: ready when active. */
export function assessNamespace({ status }: KubernetesObject): Readiness {
  const { phase } = (status ?? {}) as { readonly phase?: string };
  return phase === "Active" ? ready : progressing("waiting to become active");
}

/** CustomResourceDefinition: ready when the API server serves the kind under the requested names. */
export function assessCustomResourceDefinition(object: KubernetesObject): Readiness {
  const conditions = conditionsOf(object);
  const names = findCondition(conditions, "NamesAccepted");
  const established = findCondition(conditions, "Established");
  if (names?.status === "False") return failing(names.reason ?? "NamesNotAccepted", describeCondition(names));
  return isTrue(established) && isTrue(names) ? ready : progressing("waiting to be established");
}

/** APIService: ready when the API server behind it responds. */
export function assessApiService(object: KubernetesObject): Readiness {
  const available = findCondition(conditionsOf(object), "Available");
  if (isTrue(available)) return ready;
  return progressing(available === undefined ? "waiting to become available" : describeCondition(available));
}

/** PodDisruptionBudget: ready when its controller has counted pods. Allowing no disruption is not a failure. */
export function assessPodDisruptionBudget(object: KubernetesObject): Readiness {
  const missing = waitIfUnobserved(object);
  if (missing !== undefined) return missing;
  const allowed = findCondition(conditionsOf(object), "DisruptionAllowed");
  return allowed?.reason === "SyncFailed" ? failing(allowed.reason, describeCondition(allowed)) : ready;
}

/** Holds the conditions in `autoscaling/v1`. */
const conditionsAnnotation = "autoscaling.alpha.kubernetes.io/conditions";

/** HorizontalPodAutoscaler: ready when it can read its target and its metrics, which it needs to scale. */
export function assessHorizontalPodAutoscaler(object: KubernetesObject): Readiness {
  const conditions = [...conditionsOf(object), ...parseConditions(object.metadata.annotations?.[conditionsAnnotation])];
  const wrong = ["AbleToScale", "ScalingActive"].flatMap((type) => {
    const condition = findCondition(conditions, type);
    return condition?.status === "False" ? [condition] : [];
  })[0];
  if (wrong?.reason === "ScalingDisabled") return readyBut("does not scale: its target is scaled to 0");
  if (wrong !== undefined)
    return (
      waitIfOutdated(object) ?? failing(wrong.reason || `Not${wrong.type}`, describeCondition(wrong), attemptOf(wrong))
    );
  if (isTrue(findCondition(conditions, "ScalingActive"))) return waitIfOutdated(object) ?? ready;
  return progressing("waiting for its controller to read its metrics");
}

function parseConditions(text = "[]"): ReturnType<typeof readConditions> {
  try {
    return readConditions(JSON.parse(text));
  } catch {
    return [];
  }
}
