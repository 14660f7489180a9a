import type { KubernetesObject } from "@pushpull/core";
import type { Verdict } from "../types.ts";
import { unobserved } from "./generation.ts";
import { failing, progressing, ready, readyBut } from "./verdict.ts";

/**
 * `Rollout` of Argo Rollouts, by the phase that its controller sums up. Its `Available` condition would be true all the
 * time: it counts old pods too. A pause waits for a person to promote it, which is beyond a deploy.
 */
export function judgeArgoRollout(object: KubernetesObject): Verdict {
  const { phase, message } = (object.status ?? {}) as { readonly phase?: string; readonly message?: string };
  const unseen = unobserved(object);
  if (unseen !== undefined) return unseen;
  if (phase === "Healthy") return ready;
  if (phase === "Paused") return readyBut(`paused: ${message || "waits to be promoted"}`);
  if (phase === "Degraded") return failing("Degraded", message || "degraded");
  return progressing(message || "waiting for its new revision");
}
