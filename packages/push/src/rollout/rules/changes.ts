import type { KubernetesObject, ManagedFieldsEntry } from "@pushpull/core";
import type { Condition } from "./conditions.ts";

/** When anybody last changed an object, in milliseconds since 1970; 0 where that is not known. */
export function lastChange({ metadata }: KubernetesObject): number {
  const changes = (metadata.managedFields ?? [])
    .filter(({ subresource }) => subresource !== "status")
    .map(({ time }) => Date.parse(time ?? "") || 0);
  return Math.max(0, ...changes);
}

/** Whoever writes how the containers of a pod are: its kubelet. */
export function containerStatusEntries({ metadata }: KubernetesObject): readonly ManagedFieldsEntry[] {
  return (metadata.managedFields ?? []).flatMap(({ fieldsV1, ...entry }) => {
    const { "f:status": status } = (fieldsV1 ?? {}) as { readonly "f:status"?: object };
    const kept = fieldsV1 === undefined;
    const ofContainers =
      status !== undefined && ("f:containerStatuses" in status || "f:initContainerStatuses" in status);
    return entry.subresource === "status" && (kept || ofContainers) ? [entry] : [];
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
