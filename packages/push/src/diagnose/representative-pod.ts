import type { KubernetesObject } from "@pushpull/core/kubernetes";
import { lastEnd } from "../pods/container-exit.ts";
import {
  type BlockingContainer,
  blockingContainerOf,
  type ContainerSpec,
  type Termination,
} from "../pods/pod-containers.ts";
import { eventsAbout, type PodEvent } from "../pods/pod-events.ts";
import { assessPod } from "../readiness/pod.ts";
import { noClusterFacts, type Readiness } from "../readiness/readiness.ts";
import { podsByRevision } from "../readiness/revisions.ts";
import { brokenPreviousPod } from "../readiness/workloads.ts";
import type { ObjectRollout } from "../rollout/rollout.ts";

/** The pod that represents all failing pods of an object. */
export interface RepresentativePod {
  readonly pod: KubernetesObject;
  readonly readiness: Readiness;
  /** About the pod, newest first. */
  readonly events: readonly PodEvent[];
  /** The container that keeps it from being ready; undefined if none has been started. */
  readonly container: ContainerDetails | undefined;
}

export interface ContainerDetails extends BlockingContainer {
  readonly spec: ContainerSpec;
  /** How its last run ended; undefined if it has not. */
  readonly end: Termination | undefined;
}

/**
 * Chooses the pod of the current revision with the most informative failure; if all of those are ready, a pod of an
 * earlier revision that blocks the rollout. Undefined if every known pod is ready.
 */
export function representativePodOf({ object, owned, readiness }: ObjectRollout): RepresentativePod | undefined {
  const isPod = object.apiVersion === "v1" && object.kind === "Pod";
  const { current, previous } = podsByRevision(object, owned);
  const reason = "reason" in readiness ? readiness.reason : undefined;
  const byRevision = reason === brokenPreviousPod ? [previous, current] : [current, previous];
  const groups = isPod ? [[object]] : byRevision;
  for (const pods of groups) {
    const assessed = pods.map((pod) => ({ pod, readiness: assessPod(pod, { ...noClusterFacts, ...owned }) }));
    const [worst] = assessed
      .filter((each) => each.readiness.state !== "ready")
      .toSorted(
        (a, b) =>
          rank(a.readiness) - rank(b.readiness) ||
          Number(hasReason(b.readiness, reason)) - Number(hasReason(a.readiness, reason)) ||
          Number(isTerminating(a.pod)) - Number(isTerminating(b.pod)) ||
          createdAt(b.pod) - createdAt(a.pod),
      );
    if (worst === undefined) continue;
    const container = blockingContainerOf(worst.pod);
    return {
      ...worst,
      events: eventsAbout(worst.pod, owned),
      container: container && withSpec(worst.pod, container),
    };
  }
  return undefined;
}

function rank(readiness: Readiness): number {
  if (readiness.state === "failed") return readiness.terminal ? 0 : 1;
  return readiness.state === "failing" ? 2 : 3;
}

function hasReason(readiness: Readiness, reason: string | undefined): boolean {
  return "reason" in readiness && readiness.reason === reason;
}

function isTerminating({ metadata }: KubernetesObject): boolean {
  return metadata.deletionTimestamp !== undefined;
}

function createdAt({ metadata }: KubernetesObject): number {
  return Date.parse(metadata.creationTimestamp ?? "") || 0;
}

function withSpec({ spec }: KubernetesObject, container: BlockingContainer): ContainerDetails {
  const specs = (spec as Readonly<Record<string, readonly ContainerSpec[] | undefined>>)[container.list];
  return {
    ...container,
    spec: specs?.[container.index] ?? { name: container.name },
    end: lastEnd(container.status),
  };
}
