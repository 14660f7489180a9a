import type { Verdict } from "../rollout/types.ts";
import type { Facts } from "./facts.ts";

/**
 * What is wrong with an object, as a sentence. A Job that has given up says no more than that; its last pod says why.
 */
export function messageOf({ rollout, suspect }: Facts): string {
  const { ref, verdict, object, belongings } = rollout;
  const message = verdict.message ?? "not ready";
  const words = suspect?.verdict.message;
  const told = words === undefined || message.includes(words) || ref.kind !== "Job" ? message : `${message}: ${words}`;
  const why = `${told}${stoodWords(verdict)}`;
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

/** That it was so before the run, and has not been tried again. */
function stoodWords(verdict: Verdict): string {
  if (verdict.state !== "failing" && verdict.state !== "failed") return "";
  const { words } = verdict.before ?? {};
  if (words === undefined) return "";
  return verdict.state === "failed" ? ` (${words})` : ` (${words}, and not tried again since)`;
}
