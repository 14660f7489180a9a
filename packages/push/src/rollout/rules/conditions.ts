import type { KubernetesObject } from "@pushpull/core/kubernetes";
import type { Attempt, Verdict } from "../types.ts";
import { progressing } from "./verdict.ts";

/** `metav1.Condition`, and what the built-in kinds had before there was one type for all. */
export interface Condition {
  readonly type: string;
  readonly status: string;
  readonly reason?: string;
  readonly message?: string;
  readonly observedGeneration?: number;
  readonly lastTransitionTime?: string;
  readonly lastUpdateTime?: string;
}

/**
 * The conditions of `status` that are about the object as it is now. One that says it was made from an older
 * generation counts for nothing (`metav1.Condition`, `observedGeneration`).
 */
export function conditionsOf(object: KubernetesObject): readonly Condition[] {
  const status = object.status as { readonly conditions?: unknown } | null | undefined;
  return currentConditions(object, status?.conditions);
}

/** The same for a list of conditions that stands elsewhere in an object. */
export function currentConditions(object: KubernetesObject, listed: unknown): readonly Condition[] {
  return readConditions(listed).filter((condition) => !isOutdated(object, condition));
}

/** Whether a condition says of itself that it is about an older generation. */
export function isOutdated(object: KubernetesObject, { observedGeneration: seen }: Condition): boolean {
  return seen !== undefined && isOlder(object, seen);
}

/** Whether all that a list of conditions says is about an older generation. */
export function isOutdatedOnly(object: KubernetesObject, listed: unknown): boolean {
  const all = readConditions(listed);
  return all.length > 0 && all.every((condition) => isOutdated(object, condition));
}

/** Conditions as they are listed. A custom resource may have anything there. */
export function readConditions(listed: unknown): readonly Condition[] {
  return Array.isArray(listed) ? listed.map(spelledAsUsual).filter(isCondition) : [];
}

/** `true` and `"true"` are meant as `"True"`. */
function spelledAsUsual(value: unknown): unknown {
  const { status } = (value ?? {}) as { readonly status?: unknown };
  const plain = String(status).toLowerCase();
  const usual = plain === "true" ? "True" : plain === "false" ? "False" : status;
  return usual === status ? value : { ...(value as object), status: usual };
}

function isCondition(value: unknown): value is Condition {
  const condition = value as Partial<Condition> | null;
  return typeof condition?.type === "string" && typeof condition.status === "string";
}

export function findCondition(conditions: readonly Condition[], type: string): Condition | undefined {
  return conditions.find((condition) => condition.type === type);
}

export function isTrue(condition: Condition | undefined): condition is Condition {
  return condition?.status === "True";
}

/** What a condition says, in its own words. */
export function wordsOf({ type, status, reason, message }: Condition): string {
  return message || reason || `${type} is ${status}`;
}

/** What a condition says that something failed: since when it says so. */
export function attemptOf({ lastTransitionTime = "" }: Condition): Attempt | undefined {
  const at = Date.parse(lastTransitionTime);
  return Number.isNaN(at) ? undefined : { at };
}

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

/** Whether a status or a condition that was made from generation `observed` is about an older object. */
export function isOlder(object: KubernetesObject, observed: number): boolean {
  // A restored backup can name a generation that is yet to come: that is not old.
  return observed < (object.metadata.generation ?? 0);
}

export function observedGeneration(object: KubernetesObject): number | undefined {
  const status = object.status as { readonly observedGeneration?: unknown } | null | undefined;
  const written = status?.observedGeneration;
  // Argo Rollouts writes it as a string.
  const observed = typeof written === "string" && written !== "" ? Number(written) : written;
  return typeof observed === "number" && Number.isFinite(observed) ? observed : undefined;
}
