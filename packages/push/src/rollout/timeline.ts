import type { KubernetesObject } from "@pushpull/core/kubernetes";
import { ourEntry } from "../apply/manager.ts";
import { conditionsOf, findCondition, isTrue } from "../pods/conditions.ts";
import { isPullReason } from "../pods/image-pull-failures.ts";
import { type ContainerStatus, isOrdinaryWait } from "../pods/pod-containers.ts";
import { podsByRevision } from "../readiness/revisions.ts";
import type { ObjectRollout } from "./rollout.ts";

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
function slowness({ times, next }: { readonly times: MilestoneTimes; readonly next: Milestone }): number {
  return times.ready ?? Number.MAX_SAFE_INTEGER - milestones.indexOf(next);
}

/** One clock of a cluster may be behind another: nobody comes to a milestone before the one that precedes it. */
function inOrder(times: MilestoneTimes, seconds: (time: number) => number): Timeline["reached"] {
  let latest = 0;
  const reached = milestones.flatMap((milestone) => {
    const time = times[milestone];
    if (time === undefined) return [];
    latest = Math.max(latest, time);
    return [[milestone, seconds(latest)] as const];
  });
  return Object.fromEntries(reached);
}

/** What a pod goes through, in this order. One that is to end is `ready` when it has. */
export const milestones = ["created", "scheduled", "pulled", "started", "ready"] as const;

export type Milestone = (typeof milestones)[number];

/** When a pod had come how far, in milliseconds since 1970, as far as the cluster told. */
export type MilestoneTimes = Readonly<Record<Milestone, number | undefined>>;

interface PodStatus {
  readonly phase?: string;
  readonly initContainerStatuses?: readonly ContainerStatus[];
  readonly containerStatuses?: readonly (ContainerStatus & { readonly imageID?: string })[];
}

/** @param events of any objects; `Pulled` and `Started` tell of more than a pod's status does */
export function milestonesOf(pod: KubernetesObject, events: readonly KubernetesObject[]): MilestoneTimes {
  const { phase, containerStatuses: statuses = [] } = (pod.status ?? {}) as PodStatus;
  const since = (type: string) => {
    const condition = findCondition(conditionsOf(pod), type);
    return isTrue(condition) ? timeOf(condition.lastTransitionTime) : undefined;
  };
  const own = events.filter((event) => (event as EventFields).involvedObject?.uid === pod.metadata.uid);
  const starts = statuses.map(startOf);
  const haveStarted = starts.length > 0 && starts.every((start) => start !== undefined);
  // A kubelet writes down the id of an image as soon as it has it.
  const havePulled = haveStarted || (statuses.length > 0 && statuses.every(({ imageID = "" }) => imageID !== ""));
  return {
    created: timeOf(pod.metadata.creationTimestamp),
    scheduled: since("PodScheduled"),
    pulled: havePulled ? firstOfEach(own, "Pulled") : undefined,
    started: haveStarted ? (firstOfEach(own, "Started") ?? latest(starts)) : undefined,
    ready: phase === "Succeeded" ? latest(statuses.map(endOf)) : since("Ready"),
  };
}

/** What a pod is to come to next. When it has come so far was not always seen: that it has is known all the same. */
export function nextMilestone(pod: KubernetesObject, times: MilestoneTimes): Milestone {
  const last = milestones.findLastIndex((milestone) => times[milestone] !== undefined);
  const next = milestones[last + 1] ?? "ready";
  return next === "pulled" && isPastPull(pod) ? "started" : next;
}

/** A container whose image is there may have one thing wrong after another; an init container runs before the others. */
function isPastPull({ status }: KubernetesObject): boolean {
  const { initContainerStatuses = [], containerStatuses = [] } = (status ?? {}) as PodStatus;
  return [...initContainerStatuses, ...containerStatuses].some(({ state, lastState }) => {
    const { reason = "ContainerCreating" } = state?.waiting ?? {};
    const forImage = isPullReason(reason) || reason === "ImageInspectError" || isOrdinaryWait(reason);
    const waits = state?.waiting !== undefined && !forImage;
    return waits || state?.running !== undefined || (state?.terminated ?? lastState?.terminated) !== undefined;
  });
}

/** When a container was started, as far as its status goes back. */
function startOf({ state, lastState }: ContainerStatus): number | undefined {
  const [oldest] = [lastState?.terminated, state?.terminated, state?.running].flatMap((each) => each ?? []);
  return timeOf(oldest?.startedAt);
}

function endOf({ state }: ContainerStatus): number | undefined {
  return timeOf(state?.terminated?.finishedAt);
}

/** `Event` (`v1`), as far as it tells when something happened. */
interface EventFields {
  readonly reason?: string;
  readonly involvedObject?: { readonly uid?: string; readonly fieldPath?: string };
  readonly firstTimestamp?: string | null;
  readonly eventTime?: string | null;
}

/** When the last of some containers came to something for the first time: it happens again at every restart. */
function firstOfEach(events: readonly KubernetesObject[], reason: string): number | undefined {
  const told = events
    .map((event) => event as KubernetesObject & EventFields)
    .filter((event) => event.reason === reason);
  const containers = [...Map.groupBy(told, ({ involvedObject }) => involvedObject?.fieldPath).values()];
  return latest(containers.map((each) => earliest(each.map(firstOf))));
}

function firstOf({ firstTimestamp, eventTime, metadata }: KubernetesObject & EventFields): number | undefined {
  return timeOf(firstTimestamp ?? eventTime ?? metadata.creationTimestamp);
}

function timeOf(written: string | undefined): number | undefined {
  return Date.parse(written ?? "") || undefined;
}

function earliest(times: readonly (number | undefined)[]): number | undefined {
  const known = times.filter((time) => time !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
}

function latest(times: readonly (number | undefined)[]): number | undefined {
  const known = times.filter((time) => time !== undefined);
  return known.length === 0 ? undefined : Math.max(...known);
}
