import type { KubernetesObject } from "@pushpull/core";
import type { Condition } from "./conditions.ts";

/** When anybody last changed an object, in milliseconds since 1970; 0 where that is not known. */
export function lastChange({ metadata }: KubernetesObject): number {
  const changes = (metadata.managedFields ?? [])
    .filter(({ subresource }) => subresource !== "status")
    .map(({ time }) => Date.parse(time ?? "") || 0);
  return Math.max(0, ...changes);
}

/**
 * Whether a condition was last written before anybody last changed the object. Built-in conditions name no generation,
 * and a `ProgressDeadlineExceeded` stays until the controller sees progress again, through a roll back for instance.
 */
export function isBeforeLastChange(object: KubernetesObject, condition: Condition): boolean {
  return Date.parse(condition.lastUpdateTime ?? condition.lastTransitionTime ?? "") < lastChange(object);
}
