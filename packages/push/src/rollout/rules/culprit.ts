import type { KubernetesObject } from "@pushpull/core/kubernetes";
import { conditionsOf, findCondition, isTrue } from "./conditions.ts";

/** `status.containerStatuses[]`, as far as we read it (Kubernetes API reference, ContainerStatus). */
export interface ContainerStatus {
  readonly name: string;
  readonly image?: string;
  readonly ready?: boolean;
  /** Whether it runs and its startup probe has passed. */
  readonly started?: boolean;
  readonly restartCount?: number;
  readonly state?: ContainerState;
  readonly lastState?: ContainerState;
}

export interface ContainerState {
  readonly waiting?: { readonly reason?: string; readonly message?: string };
  readonly running?: { readonly startedAt?: string };
  readonly terminated?: Termination;
}

export interface Termination {
  readonly exitCode: number;
  readonly signal?: number;
  readonly reason?: string;
  readonly message?: string;
  readonly startedAt?: string;
  readonly finishedAt?: string;
}

/** A container of a pod, by its place in the pod's spec. */
export interface Culprit {
  readonly name: string;
  readonly list: "initContainers" | "containers";
  readonly index: number;
  readonly status: ContainerStatus;
}

interface Spec {
  readonly restartPolicy?: string;
  readonly initContainers?: readonly { readonly name: string; readonly restartPolicy?: string }[];
  readonly containers?: readonly { readonly name: string }[];
}

interface Status {
  readonly phase?: string;
  readonly initContainerStatuses?: readonly ContainerStatus[];
  readonly containerStatuses?: readonly ContainerStatus[];
}

/**
 * The container that keeps a pod from being ready: the first one that is in trouble, else the first one that has not
 * come as far as it should, init containers first. Undefined where no container has been started, or none is behind.
 */
export function culpritOf(pod: KubernetesObject): Culprit | undefined {
  const { phase } = (pod.status ?? {}) as Status;
  // One that has failed may still have the condition of the time before.
  if (phase !== "Failed" && isTrue(findCondition(conditionsOf(pod), "Ready"))) return undefined;
  const behind = containersOf(pod)
    .filter(({ done }) => !done)
    .map(({ culprit }) => culprit);
  return behind.find(({ status }) => inTrouble(status)) ?? behind.find(({ status }) => hasCrashed(status)) ?? behind[0];
}

/** What a container waits for in the normal course of things. */
const ordinary: ReadonlySet<string | undefined> = new Set([undefined, "ContainerCreating", "PodInitializing"]);

/** Whether it waits for something out of the ordinary, or has just ended as it should not. */
function inTrouble({ state }: ContainerStatus): boolean {
  return !ordinary.has(state?.waiting?.reason) || (state?.terminated?.exitCode ?? 0) !== 0;
}

/** One that runs again after it ended. */
function hasCrashed({ restartCount = 0, lastState }: ContainerStatus): boolean {
  return restartCount > 0 && lastState?.terminated !== undefined;
}

interface Found {
  readonly culprit: Culprit;
  /** As far as it should be, as things stand. */
  readonly done: boolean;
}

function containersOf(pod: KubernetesObject): readonly Found[] {
  const { restartPolicy = "Always", initContainers = [], containers = [] } = (pod.spec ?? {}) as Spec;
  const { initContainerStatuses = [], containerStatuses = [] } = (pod.status ?? {}) as Status;
  const found = (list: Culprit["list"], names: readonly string[], statuses: readonly ContainerStatus[]) =>
    names.flatMap((name, index) => {
      const status = statuses.find((each) => each.name === name);
      return status === undefined ? [] : [{ name, list, index, status }];
    });
  const sidecars = new Set(initContainers.filter((each) => each.restartPolicy === "Always").map(({ name }) => name));
  return [
    ...found("initContainers", initContainers.map(nameOf), initContainerStatuses).map((culprit) => ({
      culprit,
      done: sidecars.has(culprit.name) ? isUp(culprit.status) : hasSucceeded(culprit.status),
    })),
    ...found("containers", containers.map(nameOf), containerStatuses).map((culprit) => ({
      culprit,
      // Where it is not started again, one that has succeeded is done, and never ready.
      done: culprit.status.ready === true || (restartPolicy !== "Always" && hasSucceeded(culprit.status)),
    })),
  ];
}

/** A sidecar lets the next one start as soon as it has started; that it is ready is counted for the pod. */
function isUp({ started, ready }: ContainerStatus): boolean {
  return started === true && ready !== false;
}

function hasSucceeded({ state }: ContainerStatus): boolean {
  return state?.terminated?.exitCode === 0;
}

function nameOf({ name }: { readonly name: string }): string {
  return name;
}
