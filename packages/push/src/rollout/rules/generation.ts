import type { KubernetesObject } from "@pushpull/core/kubernetes";
import { isOlder } from "../../pods/conditions.ts";
import type { Verdict } from "../types.ts";
import { progressing } from "./verdict.ts";

/** What is said of an object that its controller has not looked at yet. */
export const unseen = progressing("waiting for its controller to see the change");

/**
 * Progressing while the controller works on an older generation (Kubernetes API conventions, "Typical status
 * properties"). A status that names no generation is taken as it is.
 */
export function lagging(object: KubernetesObject): Verdict | undefined {
  const observed = observedGeneration(object);
  return observed !== undefined && isOlder(object, observed) ? unseen : undefined;
}

/** The same for kinds whose controller always names the generation: without one it has not looked yet. */
export function unobserved(object: KubernetesObject): Verdict | undefined {
  return observedGeneration(object) === undefined ? unseen : lagging(object);
}

export function observedGeneration(object: KubernetesObject): number | undefined {
  const status = object.status as { readonly observedGeneration?: unknown } | null | undefined;
  const written = status?.observedGeneration;
  // Argo Rollouts writes it as a string.
  const observed = typeof written === "string" && written !== "" ? Number(written) : written;
  return typeof observed === "number" && Number.isFinite(observed) ? observed : undefined;
}
