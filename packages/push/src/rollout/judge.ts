import type { KubernetesObject } from "@pushpull/core/kubernetes";
import type { Sighting } from "./picture.ts";
import { ofThisRun } from "./rules/before-run.ts";
import { judgeJob } from "./rules/job.ts";
import { failed, failing, progressing } from "./rules/verdict.ts";
import { ruleOf } from "./rules.ts";
import type { Evidence, Target, Verdict } from "./types.ts";

/**
 * Judges a target by what was last seen of it; by what the apply returned, as long as nothing was.
 * An object that somebody made anew under the same name is judged as it is.
 */
export function judge(target: Target, seen: Sighting | undefined, evidence: Evidence): Verdict {
  const { applied } = target;
  const object = seen === undefined ? applied : seen.object;
  if (object === undefined || seen?.present === false) return judgeGone(target, object, evidence);
  if (isStale(applied, object)) return progressing("waiting for the API server to show the change");
  if (object.metadata.deletionTimestamp !== undefined) return failing("Terminating", "is being deleted");
  return ofThisRun(ruleOf(object)(object, evidence), object, evidence);
}

/** An API server may answer from a cache that has not seen our change yet. */
function isStale(applied: KubernetesObject, seen: KubernetesObject): boolean {
  const same = applied.metadata.uid === seen.metadata.uid;
  return same && (seen.metadata.generation ?? 0) < (applied.metadata.generation ?? 0);
}

/** What has done its work may be cleaned up: a Job with `ttlSecondsAfterFinished`, a Pod that succeeded. */
function judgeGone({ ref, applied }: Target, last: KubernetesObject | undefined, evidence: Evidence): Verdict {
  if (last !== undefined) {
    const end = ref.kind === "Job" ? judgeJob(last, evidence) : undefined;
    if (end?.state === "ready") return end;
    if (ref.kind === "Pod" && (last.status as { phase?: string } | undefined)?.phase === "Succeeded") {
      return { state: "ready", message: "succeeded" };
    }
  }
  const { ttlSecondsAfterFinished } = (applied.spec ?? {}) as { readonly ttlSecondsAfterFinished?: number };
  return ref.kind === "Job" && ttlSecondsAfterFinished !== undefined
    ? failed("Deleted", "was removed (ttlSecondsAfterFinished) before its end was seen")
    : failed("Deleted", "was deleted");
}
