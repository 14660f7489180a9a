import type { KubernetesObject } from "@pushpull/core/kubernetes";
import { lastTimeOf } from "./pod-events.ts";

/** Warning events with the same meaning. */
export interface EventSummary {
  /** The object: `Pod/web-1`. */
  readonly about: string;
  readonly reason: string;
  readonly message: string;
  readonly count: number;
  /** Seconds between the last one and the newest event of all: the cluster's clock may differ from ours. */
  readonly age?: number | undefined;
}

/** Maximum number of summaries. */
const maxSummaries = 10;

/** The fields of an `Event` (`v1`) that are read here. */
interface WarningFields {
  readonly type?: string;
  readonly reason?: string;
  readonly message?: string;
  readonly count?: number;
  readonly involvedObject?: { readonly kind?: string; readonly name?: string; readonly uid?: string };
  readonly series?: { readonly count?: number } | null;
}

interface WarningEvent extends Omit<EventSummary, "age"> {
  readonly at: number | undefined;
  readonly uid: string | undefined;
}

/**
 * Summarizes Warning events: those about the given pod first, then the newest. Events that differ only in the names of
 * equal pods count as one.
 * @param uid of the pod
 */
export function summarizeEvents(events: readonly KubernetesObject[], uid: string | undefined): readonly EventSummary[] {
  const warnings = events.filter((event) => (event as WarningFields).type === "Warning").map(readWarning);
  const newest = Math.max(...events.map(readWarning).map(({ at }) => at ?? Number.NEGATIVE_INFINITY));
  const isFirst = (event: WarningEvent) => Number(event.uid === uid);
  const sorted = warnings.toSorted((a, b) => isFirst(b) - isFirst(a) || (b.at ?? 0) - (a.at ?? 0));
  const groups = Map.groupBy(sorted, (event) =>
    [event.about.split("/")[0], event.reason, withoutPodDetails(event)].join("\n"),
  );
  return [...groups.values()].slice(0, maxSummaries).flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { about, reason, message } = first;
    const count = group.reduce((sum, event) => sum + event.count, 0);
    const at = Math.max(...group.map((event) => event.at ?? Number.NEGATIVE_INFINITY));
    return [{ about, reason, message, count, age: Number.isFinite(at) ? Math.round((newest - at) / 1000) : undefined }];
  });
}

function readWarning(event: KubernetesObject): WarningEvent {
  const { reason = "", message = "", count, involvedObject: about, series } = event as WarningFields;
  return {
    about: `${about?.kind ?? "Object"}/${about?.name ?? ""}`,
    reason,
    message: message.trim(),
    count: series?.count ?? count ?? 1,
    at: lastTimeOf(event),
    uid: about?.uid,
  };
}

/** The message without what differs between equal pods: name, uid and address. */
function withoutPodDetails({ about, message }: WarningEvent): string {
  return message
    .replace(/\bpods "[^"]*"/g, "pods")
    .replaceAll(about.slice(about.indexOf("/") + 1), "")
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, "")
    .replace(/\b\d{1,3}(\.\d{1,3}){3}\b|\[[0-9a-f:]+\]/g, "");
}
