import type { KubernetesObject } from "@pushpull/core/kubernetes";
import { readMissingReference } from "../../pods/missing-references.ts";
import type { Attempt, Evidence, Verdict } from "../types.ts";
import { failed, failing } from "./verdict.ts";

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
  const missing = readMissingReference(pod, message);
  if (missing === undefined) return undefined;
  const { kind, name, key } = missing;
  const what = name === undefined ? kind : `${kind} ${name}`;
  const words = `${where}: ${key === undefined ? `${what} does not exist` : `${what} has no key ${key}`}`;
  const promised = kind === "Secret" && promisedSecrets.has(`${pod.metadata.namespace ?? ""}/${name}`);
  return promised ? failing(reason, `${words} yet`, attempt) : failed(reason, words, attempt);
}
