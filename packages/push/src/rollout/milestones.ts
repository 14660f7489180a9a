import type { KubernetesObject } from "@pushpull/core/kubernetes";
import { conditionsOf, findCondition, isTrue } from "../pods/conditions.ts";
import { isPullReason } from "../pods/image-pull-failures.ts";
import { type ContainerStatus, isOrdinaryWait } from "../pods/pod-containers.ts";

/** What a pod goes through, in this order. One that is to end is `ready` when it has. */
export const milestones = ["created", "scheduled", "pulled", "started", "ready"] as const;

export type Milestone = (typeof milestones)[number];

/** When a pod had come how far, in milliseconds since 1970, as far as the cluster told. */
export type Times = Readonly<Record<Milestone, number | undefined>>;

interface PodStatus {
  readonly phase?: string;
  readonly initContainerStatuses?: readonly ContainerStatus[];
  readonly containerStatuses?: readonly (ContainerStatus & { readonly imageID?: string })[];
}

/** @param events of any objects; `Pulled` and `Started` tell of more than a pod's status does */
export function milestonesOf(pod: KubernetesObject, events: readonly KubernetesObject[]): Times {
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
export function nextMilestone(pod: KubernetesObject, times: Times): Milestone {
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
