import type { KubernetesObject } from "@pushpull/core/kubernetes";

/** The fields of an `Event` (`v1`) that are read here. */
interface EventFields {
  readonly reason?: string;
  readonly message?: string;
  readonly involvedObject?: { readonly uid?: string; readonly fieldPath?: string };
  readonly lastTimestamp?: string | null;
  readonly eventTime?: string | null;
  readonly series?: { readonly lastObservedTime?: string; readonly count?: number } | null;
  readonly count?: number;
}

/** An event about a pod, or about another object. */
export interface PodEvent {
  readonly reason: string;
  readonly message: string;
  /** `spec.containers{web}` for an event about a container. */
  readonly fieldPath: string | undefined;
  /** The time of the last occurrence, in milliseconds since 1970. */
  readonly at: number;
  /** The number of occurrences. */
  readonly count: number;
}

/** The events about an object itself, newest first. */
export function eventsAbout(
  { metadata }: KubernetesObject,
  { events }: { readonly events: readonly KubernetesObject[] },
): readonly PodEvent[] {
  if (metadata.uid === undefined) return [];
  return events
    .filter((event) => (event as EventFields).involvedObject?.uid === metadata.uid)
    .map(readEvent)
    .toSorted((a, b) => b.at - a.at);
}

function readEvent(event: KubernetesObject): PodEvent {
  const { reason = "", message = "", involvedObject, series, count } = event as EventFields;
  const at = lastTimeOf(event) ?? 0;
  return { reason, message, fieldPath: involvedObject?.fieldPath, at, count: series?.count ?? count ?? 1 };
}

/** The time of the last occurrence of an event, in milliseconds since 1970. */
export function lastTimeOf(event: KubernetesObject): number | undefined {
  const { series, lastTimestamp, eventTime } = event as EventFields;
  // Which field is set depends on the client library of the component that wrote the event (KEP-383).
  const written = series?.lastObservedTime ?? lastTimestamp ?? eventTime ?? event.metadata.creationTimestamp;
  return Date.parse(written ?? "") || undefined;
}

/** The newest event with one of the given reasons. @param events newest first */
export function newest(events: readonly PodEvent[], ...reasons: readonly string[]): PodEvent | undefined {
  return events.find(({ reason }) => reasons.includes(reason));
}
