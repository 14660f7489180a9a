import { formatRef, objectKey } from "@pushpull/core/kubernetes";
import { firstFew, formatDuration } from "@pushpull/core/text";
import { nextAttempt, retryAdvice } from "../readiness/before-run.ts";
import { refStyle } from "./progress.ts";
import type { ObjectRollout, RolloutTarget } from "./rollout.ts";
import type { StateChange } from "./rollout-state.ts";

/** Maximum number of lines during the wait; the end of the run reports all failures. */
const maxLines = 20;

/**
 * Reports when an object fails, and when it recovers. The same failure of the same object is reported once.
 * @param failFast milliseconds that a hard failure must last to end the wait; undefined waits until the deadline
 * @param clusterTime milliseconds since 1970, by the API server's clock
 */
export function noticesOf(
  targets: readonly RolloutTarget[],
  failFast: number | undefined,
  clusterTime: () => number,
): (changes: readonly StateChange[]) => readonly string[] {
  const style = refStyle(targets.map(({ ref }) => ref));
  const reported = new Map<string, Set<string>>();
  let count = 0;
  const lineOf = ({ target, now }: StateChange): string | undefined => {
    const name = formatRef(target.ref, style);
    const key = objectKey(target.ref);
    if (now.state === "ready") return reported.delete(key) ? `${name} has recovered and is ready` : undefined;
    if (now.state === "progressing") return undefined;
    const reasons = reported.get(key) ?? new Set();
    if (reasons.has(`${now.state} ${now.reason}`)) return undefined;
    reported.set(key, reasons.add(`${now.state} ${now.reason}`));
    return `${name} is failing: ${now.message}${timing(now, failFast, clusterTime())}${adviceOf(now)}`;
  };
  return (changes) =>
    changes.flatMap((each) => {
      const line = lineOf(each);
      if (line === undefined) return [];
      count += 1;
      if (count > maxLines) return [];
      return count === maxLines ? [line, "Further failures are reported at the end."] : [line];
    });
}

type FailedReadiness = Exclude<StateChange["now"], { readonly state: "ready" | "progressing" }>;

/** The times of a failure, in brackets: when it happened, when the next attempt is due, when it ends the run. */
function timing(readiness: FailedReadiness, failFast: number | undefined, clusterTime: number): string {
  const { state, before } = readiness;
  const words = before === undefined ? [] : [before.words, nextAttempt(before, clusterTime)];
  const ends = state === "failed" && readiness.terminal !== true && failFast !== undefined;
  const duration = ends ? Math.max(failFast, readiness.retriedWithin ?? 0) : 0;
  const grace = duration > 0 ? `the run ends if this lasts ${formatDuration(duration)}` : undefined;
  const parts = [...words, grace].filter((each) => each !== undefined);
  return parts.length === 0 ? "" : ` (${parts.join("; ")})`;
}

function adviceOf({ before }: FailedReadiness): string {
  return before?.retry === undefined ? "" : `. ${retryAdvice(before.retry)}`;
}

/** Messages of ready objects that are not logged. */
const expected: ReadonlySet<string | undefined> = new Set([undefined, "complete", "succeeded"]);

const howToProve =
  "Set annotation pushpull/ready-when to what the run should wait for, such as condition=Ready or jsonpath={.status.phase}=Done, or to none.";

/** Lines about objects that count as ready with a reservation, for example because they are paused. */
export function remarksOn(objects: readonly ObjectRollout[]): readonly string[] {
  const style = refStyle(objects.map(({ ref }) => ref));
  const remarks = objects.flatMap(({ ref, readiness }) => {
    if (readiness.state !== "ready" || expected.has(readiness.message)) return [];
    const name = formatRef(ref, style);
    return [readiness.unproven ? `${name}: ${readiness.message}` : `${name} counts as ready: ${readiness.message}`];
  });
  const shown = firstFew(remarks, maxLines);
  const isUnproven = objects.some(({ readiness }) => readiness.state === "ready" && readiness.unproven !== undefined);
  return isUnproven ? [...shown, howToProve] : shown;
}
