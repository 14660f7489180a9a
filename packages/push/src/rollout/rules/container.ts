import type { KubernetesObject } from "@pushpull/core/kubernetes";
import type { Attempt, Evidence, Verdict } from "../types.ts";
import { lastContainerStatus } from "./changes.ts";
import { judgeCrash, judgeStart } from "./crash.ts";
import type { Culprit } from "./culprit.ts";
import { newest, type Occurrence } from "./events.ts";
import { judgePull } from "./image-pull.ts";
import { judgeMissing } from "./missing.ts";
import { failed, failedForGood, failing } from "./verdict.ts";

/** A container that waits for something out of the ordinary. */
interface Waiting {
  readonly pod: KubernetesObject;
  /** `container web`, `init container migrate` */
  readonly where: string;
  readonly image: string;
  readonly reason: string;
  /** In the words of the kubelet; may be empty. */
  readonly message: string;
  /** To the pod, the newest first. */
  readonly happened: readonly Occurrence[];
}

/** What a kubelet gives as the reason why a container waits (`images/types.go`, `container/sync_result.go`). */
const reasons: Readonly<Record<string, (waiting: Waiting, evidence: Evidence) => Verdict>> = {
  ErrImagePull: (waiting, evidence) => judgeImage(waiting, evidence),
  ImagePullBackOff: (waiting, evidence) => judgeImage(waiting, evidence),
  RegistryUnavailable: ({ where, image, reason }) =>
    failing(reason, `${where}: image ${image} cannot be pulled: the registry cannot be reached`),
  InvalidImageName: ({ where, image, reason }) =>
    failedForGood(reason, `${where}: ${image} is not the name of an image`),
  ErrImageNeverPull: ({ where, image, reason }) =>
    failed(reason, `${where}: image ${image} is not on the node, and is not to be pulled (imagePullPolicy: Never)`),
  SignatureValidationFailed: (waiting) => {
    const { where, image, reason } = waiting;
    return failed(
      reason,
      `${where}: image ${image} cannot be pulled: its signature is not accepted`,
      lastPull(waiting),
    );
  },
  CreateContainerConfigError: (waiting, evidence) =>
    judgeMissing(waiting.pod, waiting, evidence) ?? judgeRootUser(waiting) ?? judgeCreation(waiting),
  CreateContainerError: (waiting) => judgeCreation(waiting),
  RunContainerError: ({ pod, where, message }) => judgeStart(where, message, { at: lastContainerStatus(pod) }),
};

/**
 * The container that keeps a pod from being ready, where something is wrong with it.
 * @param happened to the pod, the newest first
 */
export function judgeContainer(
  pod: KubernetesObject,
  culprit: Culprit,
  happened: readonly Occurrence[],
  evidence: Evidence,
): Verdict | undefined {
  const where = whereOf(culprit);
  const { reason, message = "" } = culprit.status.state?.waiting ?? {};
  const rule = reasons[reason ?? ""];
  if (rule !== undefined && reason !== undefined) {
    return rule({ pod, where, image: imageOf(pod, culprit), reason, message, happened }, evidence);
  }
  const crash = judgeCrash(where, culprit, happened);
  if (crash !== undefined) return crash;
  const ordinary = reason === undefined || reason === "ContainerCreating" || reason === "PodInitializing";
  return ordinary ? undefined : failing(reason, `${where}: ${message || reason}`);
}

function whereOf({ name, list }: Culprit): string {
  return list === "initContainers" ? `init container ${name}` : `container ${name}`;
}

function imageOf({ spec }: KubernetesObject, { list, index, status }: Culprit): string {
  const written = (spec as Readonly<Record<string, readonly { readonly image?: string }[] | undefined>>)[list];
  return written?.[index]?.image ?? status.image ?? "";
}

/** The message of a back-off is without the cause before Kubernetes 1.31; the event of the pull has it. */
function judgeImage(waiting: Waiting, { promisedSecrets }: Evidence): Verdict {
  const { pod, where, image, message, happened } = waiting;
  const pull = happened.find(({ reason, message: said }) => reason === "Failed" && said.includes(`image "${image}"`));
  const unexplained = /^Back-off pulling image "[^"]*"$/.test(message);
  const words = unexplained || message === "" ? (pull?.message ?? message) : message;
  const verdict = judgePull(where, image, words, lastPull(waiting));
  const secret = missingPullSecret(happened);
  if (verdict.state !== "failed" || verdict.certain === true || secret === undefined) return verdict;
  const lacking = `${verdict.message} (pull secret ${secret} does not exist)`;
  const promised = promisedSecrets.has(`${pod.metadata.namespace ?? ""}/${secret}`);
  return (promised ? failing : failed)(verdict.reason, lacking, verdict.attempt);
}

/** How soon after a failed pull a kubelet says that it waits: 10 s and half as much again, and its way to the server. */
const backOffIsToldWithin = 20_000;

/** The pauses of a kubelet between two pulls (`kubelet.go`, `imageBackOffPeriod`, `MaxImageBackOff`). */
const firstPause = 10_000;
const longestPause = 300_000;

/**
 * The last pull that is known to have failed: by its event, of which a kubelet writes no more than one in five minutes
 * for a pod in trouble, or by the status that it writes after each.
 */
function lastPull({ pod, where, image, reason, happened }: Waiting): Attempt {
  const pulls = happened.filter(
    ({ reason: what, message, fieldPath }) =>
      what === "Failed" &&
      message.startsWith(`Failed to pull image "${image}"`) &&
      (fieldPath === undefined || fieldPath.includes(`{${where.slice(where.lastIndexOf(" ") + 1)}}`)),
  );
  const written = lastContainerStatus(pod);
  const byStatus = reason === "ErrImagePull" ? written : Math.max(0, written - backOffIsToldWithin);
  const at = Math.max(byStatus, ...pulls.map((pull) => pull.at));
  const count = pulls[0]?.count;
  const pause = count === undefined ? undefined : Math.min(longestPause, firstPause * 2 ** (count - 1));
  return { at, next: pause === undefined ? undefined : at + pause };
}

/** A kubelet pulls without it all the same, and what the registry says then is only that it does not know who asks. */
function missingPullSecret(happened: readonly Occurrence[]): string | undefined {
  const told = newest(happened, "FailedToRetrieveImagePullSecret");
  return /secrets \(([^),]+)/.exec(told?.message ?? "")?.[1];
}

function judgeRootUser({ where, reason, message }: Waiting): Verdict | undefined {
  if (!message.includes("runAsNonRoot")) return undefined;
  const words = message.includes("non-numeric")
    ? "its image names a user that is not a number, which runAsNonRoot cannot check"
    : "its image runs as root, which runAsNonRoot forbids";
  return failed(reason, `${where}: ${words}`);
}

/** What goes by itself: caches that fill, a runtime that is busy. */
const passing = /failed to sync|deadline exceeded|timed? ?out|is reserved for|at least once|no space left/i;

function judgeCreation({ where, reason, message }: Waiting): Verdict {
  return (passing.test(message) ? failing : failed)(reason, `${where} cannot be created: ${message || reason}`);
}
