import type { Facts } from "./facts.ts";

/**
 * What is wrong with an object, as a sentence. A Job that has given up says no more than that; its last pod says why.
 */
export function messageOf({ rollout, suspect }: Facts): string {
  const { ref, verdict, object, belongings } = rollout;
  const message = verdict.message ?? "not ready";
  const words = suspect?.verdict.message;
  const why = words === undefined || message.includes(words) || ref.kind !== "Job" ? message : `${message}: ${words}`;
  if (ref.kind !== "StatefulSet" || suspect === undefined) return why;
  const { replicas = 1, podManagementPolicy = "OrderedReady" } = (object.spec ?? {}) as {
    readonly replicas?: number;
    readonly podManagementPolicy?: string;
  };
  const behind = replicas - belongings.pods.length;
  if (podManagementPolicy !== "OrderedReady" || behind <= 0) return why;
  const others = behind === 1 ? "1 pod waits" : `${behind} pods wait`;
  return `${why}; ${others} for ${suspect.pod.metadata.name} (podManagementPolicy OrderedReady)`;
}
