import type { KubernetesObject } from "@pushpull/core/kubernetes";
import {
  isFailedPull,
  isPullReason,
  isUnexplained,
  missingPullSecrets,
  pullMessage,
  readPullFailure,
} from "../pods/image-pull-failures.ts";
import { readMissingReference } from "../pods/missing-references.ts";
import { type BlockingContainer, isOrdinaryWait, lastContainerStatus } from "../pods/pod-containers.ts";
import type { PodEvent } from "../pods/pod-events.ts";
import { assessCrash, assessStart } from "./crash-loop.ts";
import { type Attempt, type Evidence, failed, failing, type Readiness, terminallyFailed } from "./readiness.ts";

/** A container in `waiting` state, with a reason that is not part of a normal start. */
interface Waiting {
  readonly pod: KubernetesObject;
  /** `container web`, `init container migrate` */
  readonly where: string;
  readonly image: string;
  readonly reason: string;
  /** From the kubelet; may be empty. */
  readonly message: string;
  /** About the pod, newest first. */
  readonly events: readonly PodEvent[];
}

/** Rules by the kubelet's reason for a waiting container (`container/sync_result.go`), except image pulls. */
const reasons: Readonly<Record<string, (waiting: Waiting, evidence: Evidence) => Readiness>> = {
  CreateContainerConfigError: (waiting, evidence) =>
    assessMissingReference(waiting.pod, waiting, evidence) ?? assessRootUser(waiting) ?? assessCreation(waiting),
  CreateContainerError: (waiting) => assessCreation(waiting),
  RunContainerError: ({ pod, where, message }) => assessStart(where, message, { at: lastContainerStatus(pod) }),
};

/**
 * Assesses the container that keeps a pod from being ready; undefined if the container has no problem.
 * @param events about the pod, newest first
 */
export function assessContainer(
  pod: KubernetesObject,
  container: BlockingContainer,
  events: readonly PodEvent[],
  evidence: Evidence,
): Readiness | undefined {
  const where = whereOf(container);
  const { reason, message = "" } = container.status.state?.waiting ?? {};
  const rule = isPullReason(reason) ? assessImage : reasons[reason ?? ""];
  if (rule !== undefined && reason !== undefined) {
    return rule({ pod, where, image: imageOf(pod, container), reason, message, events }, evidence);
  }
  const crash = assessCrash(where, container, events);
  if (crash !== undefined) return crash;
  return reason === undefined || isOrdinaryWait(reason) ? undefined : failing(reason, `${where}: ${message || reason}`);
}

function whereOf({ name, list }: BlockingContainer): string {
  return list === "initContainers" ? `init container ${name}` : `container ${name}`;
}

function imageOf({ spec }: KubernetesObject, { list, index, status }: BlockingContainer): string {
  const written = (spec as Readonly<Record<string, readonly { readonly image?: string }[] | undefined>>)[list];
  return written?.[index]?.image ?? status.image ?? "";
}

/** Reasons without back-off: the kubelet checks again within seconds, or never. */
const withoutBackOff: ReadonlySet<string> = new Set(["InvalidImageName", "ErrImageNeverPull", "RegistryUnavailable"]);

function assessImage(waiting: Waiting, { operatorSecrets }: Evidence): Readiness {
  const { pod, where, image, reason, events } = waiting;
  const message = pullMessage(waiting.message, image, events);
  const readiness = assessPull(
    where,
    image,
    { reason, message },
    withoutBackOff.has(reason) ? undefined : lastPull(waiting),
  );
  const secrets = missingPullSecrets(events);
  if (readiness.state !== "failed" || readiness.terminal === true || secrets.length === 0) return readiness;
  if (readiness.reason !== "ImagePullBackOff") return readiness;
  const withSecrets = `${readiness.message} (pull secret ${secrets.join(", ")} does not exist)`;
  const willBeCreated = secrets.some((secret) => operatorSecrets.has(`${pod.metadata.namespace ?? ""}/${secret}`));
  return (willBeCreated ? failing : failed)(readiness.reason, withSecrets, readiness.attempt);
}

/** Milliseconds after a failed pull in which a kubelet reports its back-off: 10 s plus 50 % jitter, and the request. */
const backOffReportedWithin = 20_000;

/** Back-off of a kubelet between two pulls, in milliseconds (`kubelet.go`, `imageBackOffPeriod`, `MaxImageBackOff`). */
const initialBackOff = 10_000;
const maxBackOff = 300_000;

/**
 * The last pull that is known to have failed, by its event or by the container status. A kubelet updates the status
 * after each pull, but writes at most one event in five minutes for a failing pod.
 */
function lastPull({ pod, where, image, reason, events }: Waiting): Attempt {
  const pulls = events.filter(
    (event) =>
      isFailedPull(event, image) &&
      (event.fieldPath === undefined || event.fieldPath.includes(`{${where.slice(where.lastIndexOf(" ") + 1)}}`)),
  );
  const written = lastContainerStatus(pod);
  const byStatus = reason === "ErrImagePull" ? written : Math.max(0, written - backOffReportedWithin);
  const at = Math.max(byStatus, ...pulls.map((pull) => pull.at));
  const count = pulls[0]?.count;
  const pause = count === undefined ? undefined : Math.min(maxBackOff, initialBackOff * 2 ** (count - 1));
  return { at, next: pause === undefined ? undefined : at + pause };
}

function assessRootUser({ where, reason, message }: Waiting): Readiness | undefined {
  if (!message.includes("runAsNonRoot")) return undefined;
  const words = message.includes("non-numeric")
    ? "its image has a non-numeric user, which runAsNonRoot cannot check"
    : "its image runs as root, which runAsNonRoot forbids";
  return failed(reason, `${where}: ${words}`);
}

/** Transient problems: a cache that is not filled yet, a busy container runtime. */
const transient = /failed to sync|deadline exceeded|timed? ?out|is reserved for|at least once|no space left/i;

function assessCreation({ where, reason, message }: Waiting): Readiness {
  return (transient.test(message) ? failing : failed)(reason, `${where} cannot be created: ${message || reason}`);
}

const resultFor = { transient: failing, persistent: failed, terminal: terminallyFailed } as const;

/** Kubelets alternate between these two reasons for the same failure. */
const alternating: ReadonlySet<string> = new Set(["ErrImagePull", "ImagePullBackOff"]);

/**
 * Assesses an image that a kubelet cannot pull.
 * @param where `container web`
 * @param waiting the kubelet's reason, and the error of the pull; empty if it is not known
 * @param attempt the last pull
 */
export function assessPull(
  where: string,
  image: string,
  { reason, message }: { readonly reason: string; readonly message: string },
  attempt?: Attempt,
): Readiness {
  const text = `${where}: image ${image} cannot be pulled`;
  const shownReason = alternating.has(reason) ? "ImagePullBackOff" : reason;
  const failure = readPullFailure(reason, message, image);
  if (failure !== undefined) return resultFor[failure.outlook](shownReason, `${text}: ${failure.message}`, attempt);
  return failing(shownReason, isUnexplained(message) ? text : `${text}: ${message}`, attempt);
}

/**
 * Assesses a pod that refers to a ConfigMap, a Secret or a key that does not exist; undefined for any other message. A
 * hard failure, except for a Secret that an operator is about to create.
 * @param reason one machine-readable word
 * @param where the container or volume with the reference: `container web`
 * @param message from the kubelet
 * @param attempt its last attempt, if it backs off
 */
export function assessMissingReference(
  pod: KubernetesObject,
  {
    reason,
    where,
    message,
    attempt,
  }: { readonly reason: string; readonly where: string; readonly message: string; readonly attempt?: Attempt },
  { operatorSecrets }: Pick<Evidence, "operatorSecrets">,
): Readiness | undefined {
  const missing = readMissingReference(pod, message);
  if (missing === undefined) return undefined;
  const { kind, name, key } = missing;
  const what = name === undefined ? kind : `${kind} ${name}`;
  const words = `${where}: ${key === undefined ? `${what} does not exist` : `${what} has no key ${key}`}`;
  const willBeCreated = kind === "Secret" && operatorSecrets.has(`${pod.metadata.namespace ?? ""}/${name}`);
  return willBeCreated ? failing(reason, `${words} yet`, attempt) : failed(reason, words, attempt);
}
