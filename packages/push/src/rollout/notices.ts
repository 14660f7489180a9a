import { formatRef, objectKey } from "@pushpull/core/kubernetes";
import { formatDuration } from "@pushpull/core/text";
import { nextAttempt, startWords } from "../readiness/before-run.ts";
import { refStyle } from "./progress.ts";
import type { ObjectRollout, RolloutTarget } from "./rollout.ts";
import type { StateChange } from "./rollout-state.ts";

/** So many are told of while the run goes on; all are told of at its end. */
const most = 20;

/**
 * Says at once when an object fails, and when it has healed. The same failure of the same object is told of once.
 * @param failFast milliseconds that a hard failure has to stand; undefined where only the deadline ends the wait
 * @param clusterTime milliseconds since 1970, by the clock of the API server
 */
export function noticesOf(
  targets: readonly RolloutTarget[],
  failFast: number | undefined,
  clusterTime: () => number,
): (told: readonly StateChange[]) => readonly string[] {
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
  return (told) =>
    told.flatMap((each) => {
      const line = lineOf(each);
      if (line === undefined) return [];
      count += 1;
      if (count > most) return [];
      return count === most ? [line, "More failures are told of at the end."] : [line];
    });
}

type FailedReadiness = Exclude<StateChange["now"], { readonly state: "ready" | "progressing" }>;

/** What is known of its time: since when, until when. */
function inBrackets(readiness: FailedReadiness, failFast: number | undefined, clusterTime: number): string {
  const { state, before } = readiness;
  const words = before === undefined ? [] : [before.words, nextAttempt(before, clusterTime)];
  const ends = state === "failed" && readiness.terminal !== true && failFast !== undefined;
  const retriedWithin = ends ? Math.max(failFast, readiness.retriedWithin ?? 0) : 0;
  const grace = retriedWithin > 0 ? `the run ends if that stands for ${formatDuration(retriedWithin)}` : undefined;
  const told = [...words, grace].filter((each) => each !== undefined);
  return told.length === 0 ? "" : ` (${told.join("; ")})`;
}

function adviceOf({ before }: FailedReadiness): string {
  return before?.start === undefined ? "" : `. ${startWords(before.start)}`;
}

/** What ends well says no more than that. */
const expected: ReadonlySet<string | undefined> = new Set([undefined, "complete", "succeeded"]);

const howToProve =
  "The annotation pushpull/ready-when says what to wait for, such as condition=Ready or jsonpath={.status.phase}=Done, or none.";

/** What a person should know of objects that count as ready: that one is paused, or waits for somebody. */
export function remarksOn(objects: readonly ObjectRollout[]): readonly string[] {
  const style = refStyle(objects.map(({ ref }) => ref));
  const remarks = objects.flatMap(({ ref, readiness }) => {
    if (readiness.state !== "ready" || expected.has(readiness.message)) return [];
    const name = formatRef(ref, style);
    return [readiness.unproven ? `${name}: ${readiness.message}` : `${name} counts as ready: ${readiness.message}`];
  });
  const left = remarks.length - most;
  const shown = left > 0 ? [...remarks.slice(0, most), `and ${left} more`] : remarks;
  const isUnproven = objects.some(({ readiness }) => readiness.state === "ready" && readiness.unproven !== undefined);
  return isUnproven ? [...shown, howToProve] : shown;
}
