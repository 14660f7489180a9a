import type { KubernetesObject } from "@pushpull/core/kubernetes";
import { conditionsOf, findCondition, isTrue, wordsOf } from "../../pods/conditions.ts";
import { podsByRevision } from "../revisions.ts";
import type { Evidence, Verdict } from "../types.ts";
import { unobserved } from "./generation.ts";
import { isAlive, judgePods } from "./pods.ts";
import { attemptOf, failed, failing, progressing, ready, readyBut } from "./verdict.ts";

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
  const invalid = findCondition(conditionsOf(object), "InvalidSpec");
  if (isTrue(invalid)) return failed("InvalidSpec", wordsOf(invalid), attemptOf(invalid));
  if (isWorkloadAhead(object, evidence)) return progressing("waiting for its controller to see the new template");
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

/**
 * Whether its template has changed in another object (`spec.workloadRef`) since its controller looked. The controller
 * notes the generation of that object in an annotation, and the one that it has rolled out in the status.
 */
function isWorkloadAhead({ metadata, spec, status }: KubernetesObject, { generations }: Evidence): boolean {
  const { workloadRef } = (spec ?? {}) as { readonly workloadRef?: { readonly kind: string; readonly name: string } };
  if (workloadRef === undefined) return false;
  const noted = Number(metadata.annotations?.["rollout.argoproj.io/workload-generation"] ?? 0);
  const { workloadObservedGeneration = noted } = (status ?? {}) as { readonly workloadObservedGeneration?: unknown };
  const key = workloadKey({ kind: workloadRef.kind, metadata: { ...metadata, name: workloadRef.name } });
  return Number(workloadObservedGeneration) < Math.max(noted, generations?.get(key) ?? 0);
}

/** `KIND NAMESPACE/NAME` of a workload that has a template. */
export function workloadKey({ kind, metadata }: Pick<KubernetesObject, "kind" | "metadata">): string {
  return `${kind} ${metadata.namespace}/${metadata.name}`;
}
