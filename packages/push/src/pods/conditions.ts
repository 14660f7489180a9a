import type { KubernetesObject } from "@pushpull/core/kubernetes";

/** `metav1.Condition`, and the fields that built-in kinds had before it. */
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
 * The conditions of `status` that describe the current generation of an object; those of an older generation are left
 * out (`metav1.Condition`, `observedGeneration`).
 */
export function conditionsOf(object: KubernetesObject): readonly Condition[] {
  const status = object.status as { readonly conditions?: unknown } | null | undefined;
  return currentConditions(object, status?.conditions);
}

/** Same as {@link conditionsOf}, for a list of conditions elsewhere in an object. */
export function currentConditions(object: KubernetesObject, listed: unknown): readonly Condition[] {
  return readConditions(listed).filter((condition) => !isOutdated(object, condition));
}

/** Whether a condition describes an older generation. */
export function isOutdated(object: KubernetesObject, { observedGeneration: observed }: Condition): boolean {
  return observed !== undefined && isOlder(object, observed);
}

/** Whether all conditions of a list are about an older generation. */
export function isOutdatedOnly(object: KubernetesObject, listed: unknown): boolean {
  const all = readConditions(listed);
  return all.length > 0 && all.every((condition) => isOutdated(object, condition));
}

/** Reads a list of conditions. A custom resource may contain anything there. */
export function readConditions(listed: unknown): readonly Condition[] {
  return Array.isArray(listed) ? listed.map(normalizeStatus).filter(isCondition) : [];
}

/** Some controllers write `true` or `"true"` instead of `"True"`. */
function normalizeStatus(value: unknown): unknown {
  const { status } = (value ?? {}) as { readonly status?: unknown };
  const plain = String(status).toLowerCase();
  const normal = plain === "true" ? "True" : plain === "false" ? "False" : status;
  return normal === status ? value : { ...(value as object), status: normal };
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

/** The message of a condition, or else its reason, type and status. */
export function describeCondition({ type, status, reason, message }: Condition): string {
  return message || reason || `${type} is ${status}`;
}

/** Whether a status or a condition that observed this generation describes an older version of the object. */
export function isOlder(object: KubernetesObject, observed: number): boolean {
  // A restored backup can name a future generation, which is not outdated.
  return observed < (object.metadata.generation ?? 0);
}
