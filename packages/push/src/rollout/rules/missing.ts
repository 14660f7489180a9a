import type { KubernetesObject } from "@pushpull/core/kubernetes";
import type { Attempt, Evidence, Verdict } from "../types.ts";
import { failed, failing } from "./verdict.ts";

interface Volume {
  readonly name: string;
  readonly secret?: { readonly secretName?: string };
  readonly configMap?: { readonly name?: string };
}

/** What a pod needs and does not find. */
export interface Missing {
  readonly kind: "ConfigMap" | "Secret";
  /** Undefined where the message does not say it. */
  readonly name: string | undefined;
  /** The key in it; undefined where all of it is missing. */
  readonly key?: string;
}

/**
 * A ConfigMap, a Secret or a key of one that a container or a volume of a pod needs and that is not there. It is a hard
 * failure, except for a Secret that some operator makes.
 * @param reason one word for machines
 * @param where what needs it: `container web`
 * @param message what the kubelet says
 * @param attempt when it looked, where it does so after ever longer pauses
 */
export function judgeMissing(
  pod: KubernetesObject,
  {
    reason,
    where,
    message,
    attempt,
  }: { readonly reason: string; readonly where: string; readonly message: string; readonly attempt?: Attempt },
  { promisedSecrets }: Pick<Evidence, "promisedSecrets">,
): Verdict | undefined {
  const missing = missingFrom(pod, message);
  if (missing === undefined) return undefined;
  const { kind, name, key } = missing;
  const what = name === undefined ? kind : `${kind} ${name}`;
  const words = `${where}: ${key === undefined ? `${what} does not exist` : `${what} has no key ${key}`}`;
  const promised = kind === "Secret" && promisedSecrets.has(`${pod.metadata.namespace ?? ""}/${name}`);
  return promised ? failing(reason, `${words} yet`, attempt) : failed(reason, words, attempt);
}

/** What a kubelet says that a pod does not find. */
export function missingFrom(pod: KubernetesObject, message: string): Missing | undefined {
  return missingIn(message) ?? missingInVolume(pod, message);
}

/** In the kubelet's words (`kuberuntime_container.go`, `configmap.go`, `secret.go`). */
function missingIn(message: string): Missing | undefined {
  const whole = /\b(configmap|secret) "([^"]+)" not found/i.exec(message);
  if (whole !== null) return { kind: kindOf(whole[1]), name: whole[2] };
  const part = /couldn't find key (\S+) in (ConfigMap|Secret) [^/\s]+\/([^\s,]+)/.exec(message);
  return part === null ? undefined : { kind: kindOf(part[2]), name: part[3], key: part[1] ?? "" };
}

/** Of a key that a volume lacks, only the name of the volume is said. */
function missingInVolume({ spec }: KubernetesObject, message: string): Missing | undefined {
  const [, kind, key] = /references non-existent (secret|config) key: (\S+)/.exec(message) ?? [];
  if (kind === undefined || key === undefined) return undefined;
  const { volumes = [] } = (spec ?? {}) as { readonly volumes?: readonly Volume[] };
  const volume = volumes.find(({ name }) => message.includes(`volume "${name}"`));
  return { kind: kindOf(kind), name: volume?.secret?.secretName ?? volume?.configMap?.name, key };
}

function kindOf(word = ""): Missing["kind"] {
  return word.toLowerCase() === "secret" ? "Secret" : "ConfigMap";
}
