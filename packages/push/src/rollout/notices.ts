import { formatRef, objectKey } from "@pushpull/core/kubernetes";
import { firstFew, formatDuration } from "@pushpull/core/text";
import { nextAttempt, startWords } from "../readiness/before-run.ts";
import { refStyle } from "./progress.ts";
import type { ObjectRollout, RolloutTarget } from "./rollout.ts";
import type { StateChange } from "./rollout-state.ts";

/** Maximum number of lines while the run goes on; the end of the run reports everything. */
const maxLines = 20;

/**
 * Reports when an object fails, and when it is ready after that. The same failure of the same object is reported once.
 * @param failFast milliseconds that a hard failure has to last; undefined where only the deadline ends the wait
 * @param clusterTime milliseconds since 1970, by the API server's clock
 */
export function noticesOf(
  targets: readonly RolloutTarget[],
  failFast: number | undefined,
  clusterTime: () => number,
): (changes: readonly StateChange[]) => readonly string[] {
  const style = refStyle(targets.map(({ ref }) => ref));
  const known = new Map<string, Set<string>>();
  let count = 0;
  const lineOf = ({ target, now }: StateChange): string | undefined => {
    const name = formatRef(target.ref, style);
    const key = objectKey(target.ref);
    if (now.state === "ready") return known.delete(key) ? `${name} has healed and is ready` : undefined;
    if (now.state === "progressing") return undefined;
    const reasons = known.get(key) ?? new Set();
    if (reasons.has(`${now.state} ${now.reason}`)) return undefined;
    known.set(key, reasons.add(`${now.state} ${now.reason}`));
    return `${name} is failing: ${now.message}${inBrackets(now, failFast, clusterTime())}${adviceOf(now)}`;
  };
  return (changes) =>
    changes.flatMap((each) => {
      const line = lineOf(each);
      if (line === undefined) return [];
      count += 1;
      if (count > maxLines) return [];
      return count === maxLines ? [line, "More failures are told of at the end."] : [line];
    });
}

type FailedReadiness = Exclude<StateChange["now"], { readonly state: "ready" | "progressing" }>;

/** The times of a failure: when it happened, when the next attempt is due, when it ends the run. */
function inBrackets(readiness: FailedReadiness, failFast: number | undefined, clusterTime: number): string {
  const { state, before } = readiness;
  const words = before === undefined ? [] : [before.words, nextAttempt(before, clusterTime)];
  const ends = state === "failed" && readiness.terminal !== true && failFast !== undefined;
  const lasting = ends ? Math.max(failFast, readiness.retriedWithin ?? 0) : 0;
  const grace = lasting > 0 ? `the run ends if that stands for ${formatDuration(lasting)}` : undefined;
  const parts = [...words, grace].filter((each) => each !== undefined);
  return parts.length === 0 ? "" : ` (${parts.join("; ")})`;
}

function adviceOf({ before }: FailedReadiness): string {
  return before?.start === undefined ? "" : `. ${startWords(before.start)}`;
}

/** Messages of ready objects that need no remark. */
const expected: ReadonlySet<string | undefined> = new Set([undefined, "complete", "succeeded"]);

const howToProve =
  "The annotation pushpull/ready-when says what to wait for, such as condition=Ready or jsonpath={.status.phase}=Done, or none.";

/** What a person should know about objects that count as ready, for example that one is paused. */
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
