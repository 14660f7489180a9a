import type { KubernetesObject } from "@pushpull/core/kubernetes";
import type { Attempt } from "../types.ts";
import { isOlder } from "./generation.ts";

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

/** Conditions as they are listed. A custom resource may have anything there. */
export function readConditions(listed: unknown): readonly Condition[] {
  return Array.isArray(listed) ? listed.filter(isCondition) : [];
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
