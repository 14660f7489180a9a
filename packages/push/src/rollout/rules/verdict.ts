import type { Verdict } from "../types.ts";

export const ready: Verdict = { state: "ready" };

/** Ready, with something that a person should know. */
export function readyBut(message: string): Verdict {
  return { state: "ready", message };
}

export function progressing(message: string): Verdict {
  return { state: "progressing", message };
}

/** @param reason one word for machines, as in a condition's `reason` */
export function failing(reason: string, message: string): Verdict {
  return { state: "failing", reason, message };
}

/** @param reason one word for machines, as in a condition's `reason` */
export function failed(reason: string, message: string): Verdict {
  return { state: "failed", reason, message };
}

/** No wait can heal it: it ends the wait at once. */
export function failedForGood(reason: string, message: string): Verdict {
  return { state: "failed", reason, message, certain: true };
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
