import type { KubernetesObject } from "@pushpull/core/kubernetes";
import type { PodEvent } from "./pod-events.ts";

interface VolumeSource {
  readonly name: string;
  readonly secret?: { readonly secretName?: string };
  readonly configMap?: { readonly name?: string };
}

/** A ConfigMap or Secret that a pod refers to and that does not exist, or a key that it lacks. */
export interface MissingReference {
  readonly kind: "ConfigMap" | "Secret";
  /** Undefined if the message does not contain it. */
  readonly name: string | undefined;
  /** The missing key; undefined if the whole object is missing. */
  readonly key?: string;
}

/** Recognizes a missing reference in a message of the kubelet; undefined for any other message. */
export function readMissingReference(pod: KubernetesObject, message: string): MissingReference | undefined {
  return readFromContainer(message) ?? readFromVolume(pod, message);
}

/** `kuberuntime_container.go`, `configmap.go`, `secret.go` */
function readFromContainer(message: string): MissingReference | undefined {
  const whole = /\b(configmap|secret) "([^"]+)" not found/i.exec(message);
  if (whole !== null) return { kind: kindOf(whole[1]), name: whole[2] };
  const part = /couldn't find key (\S+) in (ConfigMap|Secret) [^/\s]+\/([^\s,]+)/.exec(message);
  return part === null ? undefined : { kind: kindOf(part[2]), name: part[3], key: part[1] ?? "" };
}

/** If a volume lacks a key, the message contains only the name of the volume. */
function readFromVolume({ spec }: KubernetesObject, message: string): MissingReference | undefined {
  const [, kind, key] = /references non-existent (secret|config) key: (\S+)/.exec(message) ?? [];
  if (kind === undefined || key === undefined) return undefined;
  const { volumes = [] } = (spec ?? {}) as { readonly volumes?: readonly VolumeSource[] };
  const volume = volumes.find(({ name }) => message.includes(`volume "${name}"`));
  return { kind: kindOf(kind), name: volume?.secret?.secretName ?? volume?.configMap?.name, key };
}

function kindOf(word = ""): MissingReference["kind"] {
  return word.toLowerCase() === "secret" ? "Secret" : "ConfigMap";
}

/** The newest event with the cause of a failed mount; other mount events only say that the kubelet waits. */
export function setUpFailure(events: readonly PodEvent[]): PodEvent | undefined {
  return events.find(({ message }) => message.includes("SetUp failed"));
}

/** The name of the volume that a mount event is about. */
export function volumeIn(message: string): string | undefined {
  return /volume "([^"]+)"/.exec(message)?.[1];
}
