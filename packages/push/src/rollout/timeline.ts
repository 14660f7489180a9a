import { ourEntry } from "../preflight/field-managers.ts";
import { type Milestone, milestones, milestonesOf, nextMilestone, type Times } from "./milestones.ts";
import { podsByRevision } from "./revisions.ts";
import type { ObjectRollout } from "./types.ts";

/**
 * What the time of a rollout went to, by the pod that took longest. Seconds since the apply, by the clocks of the cluster,
 * which count whole ones.
 */
export interface Timeline {
  readonly pod: string;
  /** What was not seen is left out: the pull of an image, where no events may be read. */
  readonly reached: Readonly<Partial<Record<Milestone, number>>>;
  /** What it had not come to, and when nobody waited for it any more. */
  readonly standing?: { readonly before: Milestone; readonly until: number } | undefined;
}

export interface TimelineOptions {
  /** Whether this run has written the object; else the time counts from when the pod was made. */
  readonly written: boolean;
  /** For how many milliseconds it was waited for, by our clock: so long a pod has stood that is not ready. */
  readonly waited: number;
}

/** Undefined for what has no pods, and where all of them were ready before the apply. */
export function timelineOf(
  { object, owned }: ObjectRollout,
  { written, waited }: TimelineOptions,
): Timeline | undefined {
  const pods = object.kind === "Pod" ? [object] : podsByRevision(object, owned).current;
  const [slowest] = pods
    .filter(({ metadata }) => metadata.deletionTimestamp === undefined)
    .map((pod) => ({ pod, times: milestonesOf(pod, owned.events) }))
    .map(({ pod, times }) => ({ pod, times, next: nextMilestone(pod, times) }))
    .toSorted((a, b) => slowness(b) - slowness(a));
  if (slowest === undefined) return undefined;
  const { pod, times, next } = slowest;
  const applied = (written && Date.parse(ourEntry(object)?.time ?? "")) || times.created;
  if (applied === undefined || (times.ready !== undefined && times.ready <= applied)) return undefined;
  const seconds = (time: number) => Math.max(0, Math.round((time - applied) / 100) / 10);
  const base = { pod: pod.metadata.name ?? "", reached: inOrder(times, seconds) };
  if (times.ready !== undefined) return base;
  const until = Math.max(applied + waited, ...Object.values(times).map((time) => time ?? 0));
  return { ...base, standing: { before: next, until: seconds(until) } };
}

/** Who is not ready is slower than who is, and the less far the slower; of those that are ready the last one. */
function slowness({ times, next }: { readonly times: Times; readonly next: Milestone }): number {
  return times.ready ?? Number.MAX_SAFE_INTEGER - milestones.indexOf(next);
}

/** One clock of a cluster may be behind another: nobody comes to a milestone before the one that precedes it. */
function inOrder(times: Times, seconds: (time: number) => number): Timeline["reached"] {
  let latest = 0;
  const reached = milestones.flatMap((milestone) => {
    const time = times[milestone];
    if (time === undefined) return [];
    latest = Math.max(latest, time);
    return [[milestone, seconds(latest)] as const];
  });
  return Object.fromEntries(reached);
}
