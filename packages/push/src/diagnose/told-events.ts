import type { KubernetesObject } from "@pushpull/core/kubernetes";
import { lastTimeOf } from "../rollout/rules/events.ts";
import type { Suspect } from "./facts.ts";
import type { ToldEvent } from "./types.ts";

/** So many say what there is to say. */
const most = 10;

/** `Event` (`v1`), as far as it is told. */
interface EventFields {
  readonly type?: string;
  readonly reason?: string;
  readonly message?: string;
  readonly count?: number;
  readonly involvedObject?: { readonly kind?: string; readonly name?: string; readonly uid?: string };
  readonly series?: { readonly count?: number } | null;
}

interface Told extends Omit<ToldEvent, "age"> {
  readonly at: number | undefined;
  readonly uid: string | undefined;
}

/**
 * Warnings, each once for all that it is told of: those about the suspect first, then the newest. The events of one pod
 * differ from those of the next in its name only, which does not make them another thing.
 */
export function tellEvents(events: readonly KubernetesObject[], suspect: Suspect | undefined): readonly ToldEvent[] {
  const told = events.filter((event) => (event as EventFields).type === "Warning").map(read);
  const newest = Math.max(...events.map(read).map(({ at }) => at ?? Number.NEGATIVE_INFINITY));
  const uid = suspect?.pod.metadata.uid;
  const first = (event: Told) => Number(event.uid === uid);
  const sorted = told.toSorted((a, b) => first(b) - first(a) || (b.at ?? 0) - (a.at ?? 0));
  const same = Map.groupBy(sorted, (event) => [event.about.split("/")[0], event.reason, alike(event)].join("\n"));
  return [...same.values()].slice(0, most).flatMap((group) => {
    const [one] = group;
    if (one === undefined) return [];
    const { about, reason, message } = one;
    const count = group.reduce((sum, event) => sum + event.count, 0);
    const at = Math.max(...group.map((event) => event.at ?? Number.NEGATIVE_INFINITY));
    return [{ about, reason, message, count, age: Number.isFinite(at) ? Math.round((newest - at) / 1000) : undefined }];
  });
}

function read(event: KubernetesObject): Told {
  const { reason = "", message = "", count, involvedObject: about, series } = event as EventFields;
  return {
    about: `${about?.kind ?? "Object"}/${about?.name ?? ""}`,
    reason,
    message: message.trim(),
    count: series?.count ?? count ?? 1,
    at: lastTimeOf(event),
    uid: about?.uid,
  };
}

/** Without what differs from pod to pod: the name that it got, its uid, its address. */
function alike({ about, message }: Told): string {
  return message
    .replace(/\bpods "[^"]*"/g, "pods")
    .replaceAll(about.slice(about.indexOf("/") + 1), "")
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, "")
    .replace(/\b\d{1,3}(\.\d{1,3}){3}\b|\[[0-9a-f:]+\]/g, "");
}
