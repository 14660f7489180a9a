import type { Condition } from "../../pods/conditions.ts";
import type { Attempt, Verdict } from "../types.ts";

type VerdictOf<State extends Verdict["state"]> = Extract<Verdict, { readonly state: State }>;

export const ready: Verdict = { state: "ready" };

/** Ready, with something that a person should know. */
export function readyBut(message: string): Verdict {
  return { state: "ready", message };
}

export function progressing(message: string): VerdictOf<"progressing"> {
  return { state: "progressing", message };
}

/**
 * @param reason one word for machines, as in a condition's `reason`
 * @param attempt what it rests on, where there is a pause before the next one
 */
export function failing(reason: string, message: string, attempt?: Attempt): VerdictOf<"failing"> {
  return { state: "failing", reason, message, ...(attempt && { attempt }) };
}

/** The same for what cannot become ready without a change. */
export function failed(reason: string, message: string, attempt?: Attempt): VerdictOf<"failed"> {
  return { state: "failed", reason, message, ...(attempt && { attempt }) };
}

/** No wait can heal it: it ends the wait at once. */
export function failedForGood(reason: string, message: string, attempt?: Attempt): VerdictOf<"failed"> {
  return { state: "failed", reason, message, certain: true, ...(attempt && { attempt }) };
}

/** `2 of 3 replicas updated` while there are too few; undefined when there are enough. */
export function tooFew(have: number, want: number, what: string): Verdict | undefined {
  return have < want ? progressing(`${have} of ${want} ${what}`) : undefined;
}

/** `1 old replica still to terminate` while there are too many; undefined when there are none. */
export function tooMany(count: number, kind: string): Verdict | undefined {
  return count > 0 ? progressing(`${count} ${kind}${count === 1 ? "" : "s"} still to terminate`) : undefined;
}

/** What an available replica is, where that takes longer than to be ready. */
export function available(minReadySeconds = 0): string {
  return minReadySeconds > 0 ? `available (minReadySeconds: ${minReadySeconds})` : "available";
}

/** The attempt that a condition describes: since when the condition has its status. */
export function attemptOf({ lastTransitionTime = "" }: Condition): Attempt | undefined {
  const at = Date.parse(lastTransitionTime);
  return Number.isNaN(at) ? undefined : { at };
}
