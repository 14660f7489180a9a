/**
 * This folder interprets pods, events, and the messages of kubelets, container runtimes and the scheduler. Each foreign
 * message is recognized in one table, which both the readiness rules and the diagnosis use.
 */

import { newest, type PodEvent } from "./pod-events.ts";

/** What keeps a kubelet from pulling an image. */
export type PullFailureKind =
  | "rate-limit"
  | "kubelet-rate-limit"
  | "wrong-platform"
  | "unresolvable-host"
  | "server-error"
  | "unreachable"
  | "disk-full"
  | "plain-http"
  | "untrusted-certificate"
  | "unknown-or-private"
  | "denied"
  | "signature"
  | "unknown-repository"
  | "unknown-version"
  | "never-pulled"
  | "invalid-name";

export interface PullFailure {
  readonly kind: PullFailureKind;
  /** A few words, without the image. */
  readonly message: string;
  /**
   * `transient`: may recover without a change. `persistent`: needs a change, possibly outside of the manifest.
   * `terminal`: no wait can help.
   */
  readonly outlook: "transient" | "persistent" | "terminal";
}

interface PullFailureRow extends PullFailure {
  /** Reasons of a waiting container that have this meaning with any message. */
  readonly reasons?: readonly string[];
  /** In the messages of containerd, CRI-O, cri-dockerd and the registries. */
  readonly pattern?: RegExp;
}

/** The first match counts: most registries respond with 401 to anonymous requests for an image that does not exist. */
const pullFailures: readonly PullFailureRow[] = [
  {
    kind: "invalid-name",
    reasons: ["InvalidImageName"],
    message: "it is not a valid image name",
    outlook: "terminal",
  },
  {
    kind: "never-pulled",
    reasons: ["ErrImageNeverPull"],
    message: "it is not on the node, and its imagePullPolicy is Never",
    outlook: "persistent",
  },
  {
    kind: "rate-limit",
    pattern: /toomanyrequests|too many requests|rate limit/i,
    message: "the registry limits the rate of pulls",
    outlook: "transient",
  },
  {
    kind: "kubelet-rate-limit",
    pattern: /pull QPS exceeded/i,
    message: "the kubelet limits the rate of pulls",
    outlook: "transient",
  },
  {
    kind: "wrong-platform",
    pattern:
      /no match for platform|no matching manifest for|no image found in (manifest list|image index) for architecture/i,
    message: "it is not built for the architecture of the node",
    outlook: "terminal",
  },
  {
    kind: "unresolvable-host",
    pattern: /no such host|server misbehaving|temporary failure in name resolution/i,
    message: "the name of the registry cannot be resolved",
    outlook: "transient",
  },
  {
    kind: "server-error",
    pattern: /\b50\d (internal|bad|service|gateway)|unexpected (http )?status[^\n]{0,300}: 5\d\d\b/i,
    message: "the registry returned a server error",
    outlook: "transient",
  },
  {
    kind: "unreachable",
    reasons: ["RegistryUnavailable"],
    pattern:
      /timeout|timed out|deadline exceeded|connection (refused|reset)|unreachable|no route to host|unexpected EOF|: EOF/i,
    message: "the registry cannot be reached",
    outlook: "transient",
  },
  {
    kind: "disk-full",
    pattern: /no space left on device/i,
    message: "the disk of the node is full",
    outlook: "transient",
  },
  {
    kind: "plain-http",
    pattern: /server gave HTTP response to HTTPS client|first record does not look like a TLS handshake/i,
    message: "the registry responds with HTTP to an HTTPS request",
    outlook: "persistent",
  },
  {
    kind: "untrusted-certificate",
    pattern: /x509|certificate/i,
    message: "the connection to the registry is not trusted",
    outlook: "persistent",
  },
  {
    // The response of most registries to anyone who may not know whether the repository exists.
    kind: "unknown-or-private",
    pattern: /does not exist or may require|insufficient_scope/i,
    message: "its repository does not exist or is private",
    outlook: "persistent",
  },
  {
    kind: "denied",
    pattern: /unauthorized|denied|forbidden|authentication required|authorization failed|no basic auth credentials/i,
    message: "the registry denies access",
    outlook: "persistent",
  },
  {
    kind: "signature",
    reasons: ["SignatureValidationFailed"],
    pattern: /signature|is rejected by policy/i,
    message: "its signature is not accepted",
    outlook: "persistent",
  },
  {
    kind: "unknown-repository",
    pattern: /name unknown|repository .{0,300}not found/i,
    message: "not found",
    outlook: "terminal",
  },
  {
    kind: "unknown-version",
    pattern: /not found|manifest unknown|NotFound/i,
    message: "not found",
    outlook: "terminal",
  },
];

/** The reasons of a container that waits for its image (kubelet, `images/types.go`). */
const pullReasons: ReadonlySet<string | undefined> = new Set([
  "ErrImagePull",
  "ImagePullBackOff",
  ...pullFailures.flatMap(({ reasons = [] }) => reasons),
]);

/** Whether a container waits because its image cannot be pulled. */
export function isPullReason(reason: string | undefined): reason is string {
  return pullReasons.has(reason);
}

/**
 * Recognizes why an image cannot be pulled; undefined for an unknown message.
 * @param reason of the waiting container
 * @param message of the pull, see {@link pullMessage}
 */
export function readPullFailure(reason: string, message: string, image: string): PullFailure | undefined {
  const text = withoutNames(message, image);
  return (
    pullFailures.find(({ reasons = [] }) => reasons.includes(reason)) ??
    pullFailures.find(({ pattern }) => pattern?.test(text) === true)
  );
}

/** A message without the names in it: an image may be called `shop/denied`. */
function withoutNames(message: string, image: string): string {
  const [name = image] = image.split(/[:@]/);
  const unquoted = message.replace(/"[^"]*"/g, "");
  return name === "" ? unquoted : unquoted.replaceAll(name, "");
}

/**
 * The message of the last pull: before Kubernetes 1.31, the message of a back-off lacks the cause, which is only in the
 * event of the pull.
 * @param waiting the message of the waiting container; may be empty
 * @param events about the pod, newest first
 */
export function pullMessage(waiting: string, image: string, events: readonly PodEvent[]): string {
  if (!isUnexplained(waiting)) return waiting;
  return events.find((event) => isFailedPull(event, image))?.message ?? waiting;
}

/** Whether a message says only that the kubelet waits before the next pull. */
export function isUnexplained(message: string): boolean {
  return /^(Back-off pulling image "[^"]*")?$/.test(message);
}

export function isFailedPull({ reason, message }: PodEvent, image: string): boolean {
  return reason === "Failed" && message.startsWith(`Failed to pull image "${image}"`);
}

/** The pull secrets of a pod that do not exist. The kubelet pulls without them, and the registry then denies the pull. */
export function missingPullSecrets(events: readonly PodEvent[]): readonly string[] {
  const event = newest(events, "FailedToRetrieveImagePullSecret");
  return /secrets \(([^)]+)\)/.exec(event?.message ?? "")?.[1]?.split(/,\s*/) ?? [];
}
