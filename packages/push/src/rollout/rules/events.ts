import type { KubernetesObject } from "@pushpull/core/kubernetes";
import type { Evidence } from "../types.ts";

/** `Event` (`v1`), as far as we read it. */
interface EventFields {
  readonly reason?: string;
  readonly message?: string;
  readonly involvedObject?: { readonly uid?: string; readonly fieldPath?: string };
  readonly lastTimestamp?: string | null;
  readonly eventTime?: string | null;
  readonly series?: { readonly lastObservedTime?: string; readonly count?: number } | null;
  readonly count?: number;
}

/** What an event tells of one object. */
export interface Occurrence {
  readonly reason: string;
  readonly message: string;
  /** `spec.containers{web}` for what happened to a container. */
  readonly fieldPath: string | undefined;
  /** When it last happened, in milliseconds since 1970. */
  readonly at: number;
  /** How often it has happened, as far as it was counted. */
  readonly count: number;
}

/** The events about an object itself, the newest first. */
export function occurrencesOf({ metadata }: KubernetesObject, { events }: Pick<Evidence, "events">): Occurrence[] {
  if (metadata.uid === undefined) return [];
  return events
    .filter((event) => (event as EventFields).involvedObject?.uid === metadata.uid)
    .map(occurrence)
    .toSorted((a, b) => b.at - a.at);
}

function occurrence(event: KubernetesObject): Occurrence {
  const { reason = "", message = "", involvedObject, series, count } = event as EventFields;
  const at = lastTimeOf(event) ?? 0;
  return { reason, message, fieldPath: involvedObject?.fieldPath, at, count: series?.count ?? count ?? 1 };
}

/** When an event last happened, in milliseconds since 1970. */
export function lastTimeOf(event: KubernetesObject): number | undefined {
  const { series, lastTimestamp, eventTime } = event as EventFields;
  // Which one is filled in depends on the client library of whoever wrote it (KEP-383).
  const written = series?.lastObservedTime ?? lastTimestamp ?? eventTime ?? event.metadata.creationTimestamp;
  return Date.parse(written ?? "") || undefined;
}

/** The newest occurrence for one of some reasons. */
export function newest(occurrences: readonly Occurrence[], ...reasons: readonly string[]): Occurrence | undefined {
  return occurrences.find(({ reason }) => reasons.includes(reason));
}
