import type { KubernetesObject } from "@pushpull/core/kubernetes";
import { conditionsOf, findCondition, isTrue } from "../pods/conditions.ts";
import { isPullReason } from "../pods/image-pull-failures.ts";
import { type ContainerStatus, isOrdinaryWait } from "../pods/pod-containers.ts";
import { lastWriteOf } from "../preflight/field-managers.ts";
import { podsByRevision } from "../readiness/revisions.ts";
import type { ObjectRollout } from "./rollout.ts";

/**
 * How long each step of a rollout took, for the pod that took longest. Seconds since the apply, by the clocks of the
 * cluster, which write whole seconds.
 */
export interface Timeline {
  readonly pod: string;
  /** A milestone without a known time is missing, such as an image pull where the identity may not read events. */
  readonly reached: Readonly<Partial<Record<Milestone, number>>>;
  /** The milestone that the pod had not reached when the wait ended. */
  readonly standing?: { readonly before: Milestone; readonly until: number } | undefined;
}

export interface TimelineOptions {
  /** Whether this run changed the object; if not, the time counts from the creation of the pod. */
  readonly written: boolean;
  /** Milliseconds of the wait, by the runner's clock. */
  readonly waited: number;
}

/** Undefined for an object without pods, and where all pods were ready before the apply. */
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
  const applied = (written && lastWriteOf(object)) || times.created;
  if (applied === undefined || (times.ready !== undefined && times.ready <= applied)) return undefined;
  const seconds = (time: number) => Math.max(0, Math.round((time - applied) / 100) / 10);
  const base = { pod: pod.metadata.name ?? "", reached: inOrder(times, seconds) };
  if (times.ready !== undefined) return base;
  const until = Math.max(applied + waited, ...Object.values(times).map((time) => time ?? 0));
  return { ...base, standing: { before: next, until: seconds(until) } };
}

/** Sorts pods that are not ready after those that are, by their progress; ready pods by time. */
function slowness({ times, next }: { readonly times: MilestoneTimes; readonly next: Milestone }): number {
  return times.ready ?? Number.MAX_SAFE_INTEGER - milestones.indexOf(next);
}

/** The clocks of a cluster may differ: no milestone is reported as earlier than the one before it. */
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

/** The steps of a pod, in this order. A pod that runs to completion is `ready` once it has succeeded. */
export const milestones = ["created", "scheduled", "pulled", "started", "ready"] as const;

export type Milestone = (typeof milestones)[number];

/** When a pod reached each milestone, in milliseconds since 1970; undefined if that is not known. */
export type MilestoneTimes = Readonly<Record<Milestone, number | undefined>>;

interface PodStatus {
  readonly phase?: string;
  readonly initContainerStatuses?: readonly ContainerStatus[];
  readonly containerStatuses?: readonly (ContainerStatus & { readonly imageID?: string })[];
}

/** Reads the milestones of a pod. @param events of any objects; `Pulled` and `Started` add times that the status lacks */
export function milestonesOf(pod: KubernetesObject, events: readonly KubernetesObject[]): MilestoneTimes {
  const { phase, containerStatuses: statuses = [] } = (pod.status ?? {}) as PodStatus;
  const since = (type: string) => {
    const condition = findCondition(conditionsOf(pod), type);
    return isTrue(condition) ? timeOf(condition.lastTransitionTime) : undefined;
  };
  const own = events.filter((event) => (event as EventFields).involvedObject?.uid === pod.metadata.uid);
  const starts = statuses.map(startOf);
  const haveStarted = starts.length > 0 && starts.every((start) => start !== undefined);
  // A kubelet sets the image id once the image is pulled.
  const havePulled = haveStarted || (statuses.length > 0 && statuses.every(({ imageID = "" }) => imageID !== ""));
  return {
    created: timeOf(pod.metadata.creationTimestamp),
    scheduled: since("PodScheduled"),
    pulled: havePulled ? firstOfEach(own, "Pulled") : undefined,
    started: haveStarted ? (firstOfEach(own, "Started") ?? latest(starts)) : undefined,
    ready: phase === "Succeeded" ? latest(statuses.map(endOf)) : since("Ready"),
  };
}

/** The next milestone of a pod. A milestone can be known to be reached although its time is not. */
export function nextMilestone(pod: KubernetesObject, times: MilestoneTimes): Milestone {
  const last = milestones.findLastIndex((milestone) => times[milestone] !== undefined);
  const next = milestones[last + 1] ?? "ready";
  return next === "pulled" && isPastPull(pod) ? "started" : next;
}

/** Whether an image has been pulled: a container that runs, has ended, or waits for another reason shows it. */
function isPastPull({ status }: KubernetesObject): boolean {
  const { initContainerStatuses = [], containerStatuses = [] } = (status ?? {}) as PodStatus;
  return [...initContainerStatuses, ...containerStatuses].some(({ state, lastState }) => {
    const { reason = "ContainerCreating" } = state?.waiting ?? {};
    const forImage = isPullReason(reason) || reason === "ImageInspectError" || isOrdinaryWait(reason);
    const waits = state?.waiting !== undefined && !forImage;
    return waits || state?.running !== undefined || (state?.terminated ?? lastState?.terminated) !== undefined;
  });
}

/** The first known start of a container; its status has the last two. */
function startOf({ state, lastState }: ContainerStatus): number | undefined {
  const [oldest] = [lastState?.terminated, state?.terminated, state?.running].flatMap((each) => each ?? []);
  return timeOf(oldest?.startedAt);
}

function endOf({ state }: ContainerStatus): number | undefined {
  return timeOf(state?.terminated?.finishedAt);
}

/** The fields of an `Event` (`v1`) that are read here. */
interface EventFields {
  readonly reason?: string;
  readonly involvedObject?: { readonly uid?: string; readonly fieldPath?: string };
  readonly firstTimestamp?: string | null;
  readonly eventTime?: string | null;
}

/** When the last container had its first event with a reason; the event repeats at every restart. */
function firstOfEach(events: readonly KubernetesObject[], reason: string): number | undefined {
  const matching = events
    .map((event) => event as KubernetesObject & EventFields)
    .filter((event) => event.reason === reason);
  const containers = [...Map.groupBy(matching, ({ involvedObject }) => involvedObject?.fieldPath).values()];
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
