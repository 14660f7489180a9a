import { setTimeout as sleep } from "node:timers/promises";
import { labError } from "./error.ts";

export interface UntilOptions {
  /** What is waited for, as the end of "waited for …". */
  readonly what: string;
  /** Seconds after which it is an error. */
  readonly seconds?: number;
  /** Milliseconds between two looks. */
  readonly every?: number;
}

/**
 * Looks again and again until `look` returns something else than undefined or false, and returns that.
 * What `look` throws ends the wait at once.
 * @throws LabError when the time is over
 */
export async function until<T>(
  look: () => Promise<T | undefined | false> | T | undefined | false,
  { what, seconds = 60, every = 50 }: UntilOptions,
): Promise<T> {
  const end = performance.now() + seconds * 1000;
  for (;;) {
    const seen = await look();
    if (seen !== undefined && seen !== false) return seen;
    if (performance.now() > end) {
      throw labError(`Waited ${seconds} seconds for ${what}.`, "The machine may be too busy: run it again.");
    }
    await sleep(every);
  }
}
