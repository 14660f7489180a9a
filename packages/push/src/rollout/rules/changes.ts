import type { KubernetesObject, ManagedFieldsEntry } from "@pushpull/core/kubernetes";
import type { Condition } from "../../pods/conditions.ts";

/** When anybody last changed an object, in milliseconds since 1970; 0 where that is not known. */
export function lastChange({ metadata }: KubernetesObject): number {
  const changes = (metadata.managedFields ?? [])
    .filter(({ subresource }) => subresource !== "status")
    .map(({ time }) => Date.parse(time ?? "") || 0);
  return Math.max(0, ...changes);
}

/** The entries of whoever writes how the containers of a pod are, its kubelet, without the fields that they name. */
export function containerStatusEntries({ metadata }: KubernetesObject): readonly ManagedFieldsEntry[] {
  const ofStatus = (metadata.managedFields ?? []).filter(({ subresource }) => subresource === "status");
  return ofStatus.flatMap(({ fieldsV1, ...entry }) => {
    // They may have been taken out before.
    if (fieldsV1 === undefined) return [entry];
    const fields = (fieldsV1["f:status"] ?? {}) as Readonly<Record<string, unknown>>;
    return "f:containerStatuses" in fields || "f:initContainerStatuses" in fields ? [entry] : [];
  });
}

/** When the kubelet of a pod last said something else of its containers, in milliseconds since 1970; 0 where unknown. */
export function lastContainerStatus(pod: KubernetesObject): number {
  return Math.max(0, ...containerStatusEntries(pod).map(({ time }) => Date.parse(time ?? "") || 0));
}

/**
 * Whether a condition was last written before anybody last changed the object. Built-in conditions name no generation,
 * and a `ProgressDeadlineExceeded` stays until the controller sees progress again, through a roll back for instance.
 */
export function isBeforeLastChange(object: KubernetesObject, condition: Condition): boolean {
  return Date.parse(condition.lastUpdateTime ?? condition.lastTransitionTime ?? "") < lastChange(object);
}
