import type { KubernetesObject, ManagedFieldsEntry } from "@pushpull/core/kubernetes";
import { conditionsOf, findCondition, isTrue } from "./conditions.ts";

/** The fields of `status.containerStatuses[]` that are read here (Kubernetes API reference, ContainerStatus). */
export interface ContainerStatus {
  readonly name: string;
  readonly image?: string;
  readonly ready?: boolean;
  /** Whether the container runs and its startup probe has passed. */
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

/** The fields of a container in a pod's spec that are read here (Kubernetes API reference, Container). */
export interface ContainerSpec {
  readonly name: string;
  readonly image?: string;
  readonly command?: readonly string[];
  readonly ports?: readonly { readonly name?: string; readonly containerPort: number }[];
  readonly resources?: { readonly requests?: ResourceAmounts; readonly limits?: ResourceAmounts };
  readonly securityContext?: { readonly readOnlyRootFilesystem?: boolean; readonly runAsUser?: number };
  readonly readinessProbe?: ProbeSpec;
  readonly livenessProbe?: ProbeSpec;
  readonly startupProbe?: ProbeSpec;
}

export interface ProbeSpec {
  readonly httpGet?: { readonly path?: string; readonly port: string | number; readonly scheme?: string };
  readonly tcpSocket?: { readonly port: string | number };
  readonly grpc?: { readonly port: number };
  readonly exec?: { readonly command?: readonly string[] };
  readonly timeoutSeconds?: number;
}

/** Quantities by resource name: `cpu: 500m`. */
export type ResourceAmounts = Readonly<Record<string, string | number>>;

/** The container that keeps a pod from being ready, by its index in the pod's spec. */
export interface BlockingContainer {
  readonly name: string;
  readonly list: "initContainers" | "containers";
  readonly index: number;
  readonly status: ContainerStatus;
}

interface ContainersSpec {
  readonly restartPolicy?: string;
  readonly initContainers?: readonly { readonly name: string; readonly restartPolicy?: string }[];
  readonly containers?: readonly { readonly name: string }[];
}

interface ContainersStatus {
  readonly phase?: string;
  readonly initContainerStatuses?: readonly ContainerStatus[];
  readonly containerStatuses?: readonly ContainerStatus[];
}

/**
 * The container that keeps a pod from being ready: the first one with a problem, else the first one that is not done,
 * init containers first. Undefined if no container has a status, or all are done.
 */
export function blockingContainerOf(pod: KubernetesObject): BlockingContainer | undefined {
  const { phase } = (pod.status ?? {}) as ContainersStatus;
  // A failed pod may still have the Ready condition from before.
  if (phase !== "Failed" && isTrue(findCondition(conditionsOf(pod), "Ready"))) return undefined;
  const pending = containersOf(pod)
    .filter(({ done }) => !done)
    .map(({ container }) => container);
  return (
    pending.find(({ status }) => hasProblem(status)) ?? pending.find(({ status }) => hasCrashed(status)) ?? pending[0]
  );
}

const ordinaryReasons: ReadonlySet<string | undefined> = new Set([undefined, "ContainerCreating", "PodInitializing"]);

/** Whether a container waits for a reason that every container has while it starts. */
export function isOrdinaryWait(reason: string | undefined): boolean {
  return ordinaryReasons.has(reason);
}

/** Whether it waits for an unusual reason, or its last run failed. */
function hasProblem({ state }: ContainerStatus): boolean {
  return !isOrdinaryWait(state?.waiting?.reason) || (state?.terminated?.exitCode ?? 0) !== 0;
}

/** Whether it was restarted after it ended. */
function hasCrashed({ restartCount = 0, lastState }: ContainerStatus): boolean {
  return restartCount > 0 && lastState?.terminated !== undefined;
}

interface ContainerProgress {
  readonly container: BlockingContainer;
  /** Whether it no longer keeps the pod from being ready. */
  readonly done: boolean;
}

function containersOf(pod: KubernetesObject): readonly ContainerProgress[] {
  const { restartPolicy = "Always", initContainers = [], containers = [] } = (pod.spec ?? {}) as ContainersSpec;
  const { initContainerStatuses = [], containerStatuses = [] } = (pod.status ?? {}) as ContainersStatus;
  const found = (list: BlockingContainer["list"], names: readonly string[], statuses: readonly ContainerStatus[]) =>
    names.flatMap((name, index) => {
      const status = statuses.find((each) => each.name === name);
      return status === undefined ? [] : [{ name, list, index, status }];
    });
  const sidecars = new Set(initContainers.filter((each) => each.restartPolicy === "Always").map(({ name }) => name));
  return [
    ...found("initContainers", initContainers.map(nameOf), initContainerStatuses).map((container) => ({
      container,
      done: sidecars.has(container.name) ? isUp(container.status) : hasSucceeded(container.status),
    })),
    ...found("containers", containers.map(nameOf), containerStatuses).map((container) => ({
      container,
      // A container that succeeded and is not restarted is done, and never becomes ready.
      done: container.status.ready === true || (restartPolicy !== "Always" && hasSucceeded(container.status)),
    })),
  ];
}

/** The next container starts as soon as a sidecar has started; the sidecar's readiness counts for the pod. */
function isUp({ started, ready }: ContainerStatus): boolean {
  return started === true && ready !== false;
}

function hasSucceeded({ state }: ContainerStatus): boolean {
  return state?.terminated?.exitCode === 0;
}

function nameOf({ name }: { readonly name: string }): string {
  return name;
}

/** The managed fields entries of the kubelet that writes a pod's container statuses, without the list of fields. */
export function containerStatusEntries({ metadata }: KubernetesObject): readonly ManagedFieldsEntry[] {
  const ofStatus = (metadata.managedFields ?? []).filter(({ subresource }) => subresource === "status");
  return ofStatus.flatMap(({ fieldsV1, ...entry }) => {
    // The list may have been removed before.
    if (fieldsV1 === undefined) return [entry];
    const fields = (fieldsV1["f:status"] ?? {}) as Readonly<Record<string, unknown>>;
    return "f:containerStatuses" in fields || "f:initContainerStatuses" in fields ? [entry] : [];
  });
}

/** When the kubelet last changed the container statuses of a pod, in milliseconds since 1970; 0 where unknown. */
export function lastContainerStatus(pod: KubernetesObject): number {
  return Math.max(0, ...containerStatusEntries(pod).map(({ time }) => Date.parse(time ?? "") || 0));
}
