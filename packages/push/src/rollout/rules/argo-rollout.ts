import type { KubernetesObject } from "@pushpull/core/kubernetes";
import { podsByRevision } from "../revisions.ts";
import type { Evidence, Verdict } from "../types.ts";
import { unobserved } from "./generation.ts";
import { isAlive, judgePods } from "./pods.ts";
import { failed, failing, progressing, ready, readyBut } from "./verdict.ts";

interface Status {
  readonly phase?: string;
  readonly message?: string;
  readonly abort?: boolean;
}

/**
 * `Rollout` of Argo Rollouts, by the phase that its controller sums up. Its `Available` condition would be true all the
 * time: it counts old pods too. A pause waits for a person to promote it, which is beyond a deploy.
 */
export function judgeArgoRollout(object: KubernetesObject, evidence: Evidence): Verdict {
  const { phase, message, abort } = (object.status ?? {}) as Status;
  const unseen = unobserved(object);
  if (unseen !== undefined) return unseen;
  if (phase === "Healthy") return ready;
  if (phase === "Paused") return readyBut(`paused: ${message || "waits to be promoted"}`);
  // Nothing but a person or another change takes it up again.
  if (abort === true) return failed("RolloutAborted", message || "was aborted");
  // How many a step of a canary wants is for its controller to know.
  const { current } = podsByRevision(object, evidence);
  const pods = judgePods(object, current.filter(isAlive).length, evidence);
  if (pods?.state === "failed" || pods?.state === "failing") return pods;
  if (phase === "Degraded") return failing("Degraded", message || "degraded");
  return pods ?? progressing(message || "waiting for its new revision");
}
