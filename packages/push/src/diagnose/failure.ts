import type { Location } from "@pushpull/core/errors";
import type { FieldPath, KubernetesObject, ObjectRef } from "@pushpull/core/kubernetes";
import { conditionsOf, findCondition, isTrue } from "../pods/conditions.ts";
import type { EventSummary } from "../pods/event-summary.ts";
import type { Readiness } from "../readiness/readiness.ts";
import { podsByRevision, waitIfUnobserved } from "../readiness/revisions.ts";
import type { ObjectRollout } from "../rollout/rollout.ts";
import type { Facts } from "./facts.ts";

/** Why an object is not ready, with the evidence. All texts are for people; foreign texts may contain anything. */
export interface Failure {
  readonly ref: ObjectRef;
  /** One machine-readable word, as in a condition's `reason`: `ImagePullBackOff`. */
  readonly reason: string;
  /** The problem, as a sentence without a full stop. */
  readonly message: string;
  /** The likely cause, as a sentence without a full stop; only if the evidence supports it. */
  readonly cause?: string | undefined;
  /** What to do about it; undefined if that is unknown. */
  readonly hint?: string | undefined;
  /** The container that failed, and its pod. */
  readonly container?: FailedContainer | undefined;
  /** The result of a failed probe: `readiness probe: GET /healthz :8080 → 404`. */
  readonly probe?: string | undefined;
  readonly logs: readonly ContainerLog[];
  readonly events: readonly EventSummary[];
  /** What could not be read, and why: `no permission to read the logs of web-1`. */
  readonly unknown: readonly string[];
  /** `the previous version (web:1.4) is still serving with 3 of 3 pods` */
  readonly previous?: string | undefined;
  /** The field of the manifest that caused it; empty for the whole object. */
  readonly field: FieldPath;
  /** Where that field is in the files, or else its closest parent. */
  readonly location?: Location | undefined;
  /** Set if the value does not come from the manifest: `set by input 'images'`. */
  readonly setBy?: string | undefined;
}

export interface FailedContainer {
  readonly pod: string;
  readonly name: string;
  readonly image: string;
  readonly restarts: number;
  /** How it ended: `exit code 137, killed (SIGKILL): it used more than its memory limit of 64Mi`. */
  readonly exit?: string | undefined;
}

export interface ContainerLog {
  readonly pod: string;
  readonly container: string;
  /** Whether it is the log of the previous run (`kubectl logs --previous`). */
  readonly previous: boolean;
  /** The last lines, oldest first, at most 25 and 4 KB. */
  readonly lines: readonly string[];
}

/** The problem of an object, as a sentence. A failed Job is explained by its last pod. */
export function failureMessage({ rollout, representative }: Facts): string {
  const { ref, readiness, object, owned } = rollout;
  const message = readiness.message ?? "not ready";
  const podMessage = representative?.readiness.message;
  const needsPod = ref.kind === "Job" && podMessage !== undefined && !message.includes(podMessage);
  const problem = `${needsPod ? `${message}: ${podMessage}` : message}${beforeRunNote(readiness)}`;
  if (ref.kind !== "StatefulSet" || representative === undefined) return problem;
  const { replicas = 1, podManagementPolicy = "OrderedReady" } = (object.spec ?? {}) as {
    readonly replicas?: number;
    readonly podManagementPolicy?: string;
  };
  const waiting = replicas - owned.pods.length;
  if (podManagementPolicy !== "OrderedReady" || waiting <= 0) return problem;
  const others = waiting === 1 ? "1 pod waits" : `${waiting} pods wait`;
  return `${problem}; ${others} for ${representative.pod.metadata.name} (podManagementPolicy OrderedReady)`;
}

/** Notes that the failure is older than the run, and that there was no attempt since. */
function beforeRunNote(readiness: Readiness): string {
  if (readiness.state !== "failing" && readiness.state !== "failed") return "";
  const { words } = readiness.before ?? {};
  if (words === undefined) return "";
  return readiness.state === "failed" ? ` (${words})` : ` (${words}, with no attempt since)`;
}

interface PodTemplateSpec {
  readonly containers?: readonly { readonly name: string; readonly image?: string }[];
}

/** The kinds that replace the pods of one revision by those of the next. */
const kindsWithRevisions: ReadonlySet<string> = new Set(["Deployment", "StatefulSet", "DaemonSet", "Rollout"]);

/**
 * `the previous version (web:1.4) is still serving with 3 of 3 pods`; undefined if there was none, if none of its pods is
 * ready, or if that is unknown.
 */
export function previousVersionNote({ object, owned }: ObjectRollout): string | undefined {
  if (!kindsWithRevisions.has(object.kind) || waitIfUnobserved(object) !== undefined) return undefined;
  const { previous } = podsByRevision(object, owned);
  const serving = previous.filter(
    (pod) => isTrue(findCondition(conditionsOf(pod), "Ready")) && pod.metadata.deletionTimestamp === undefined,
  );
  const [one] = serving;
  if (one === undefined) return undefined;
  const ready = serving.length;
  const image = changedImage(one.spec as PodTemplateSpec, templateOf(object));
  const named = image === undefined ? "" : ` (${shortName(image)})`;
  const wanted = Math.max(ready, wantedPods(object));
  return `the previous version${named} is still serving with ${ready} of ${wanted} ${wanted === 1 ? "pod" : "pods"}`;
}

function templateOf({ spec }: KubernetesObject): PodTemplateSpec {
  const { template } = (spec ?? {}) as { readonly template?: { readonly spec?: PodTemplateSpec } };
  return template?.spec ?? {};
}

/** The previous image of the container whose image has changed; undefined if something else has changed. */
function changedImage(
  { containers: before = [] }: PodTemplateSpec,
  { containers: now = [] }: PodTemplateSpec,
): string | undefined {
  return before.find(({ name, image }) => now.some((each) => each.name === name && each.image !== image))?.image;
}

/** An image without registry and folder, and with a shortened digest. */
function shortName(image: string): string {
  return image.slice(image.lastIndexOf("/") + 1).replace(/@(sha\d+:[0-9a-f]{12})[0-9a-f]+$/, "@$1");
}

function wantedPods({ kind, spec, status }: KubernetesObject): number {
  if (kind === "DaemonSet") {
    return ((status ?? {}) as { readonly desiredNumberScheduled?: number }).desiredNumberScheduled ?? 0;
  }
  return ((spec ?? {}) as { readonly replicas?: number }).replicas ?? 1;
}
