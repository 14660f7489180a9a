import { UserError } from "@pushpull/core";

/** Milliseconds that requests already sent get to be answered. GitHub ends a cancelled step after 7.5 s. */
const grace = 4_000;

/** The longest time that a timer can wait, in milliseconds: 24 days. Anything longer would end at once. */
const longest = 2 ** 31 - 1;

/**
 * A signal that is aborted when the run is cancelled, or when its time is up. Until it is cleared it keeps the process.
 * @param timeout milliseconds
 */
export function stopAfter(timeout: number, cancelled: AbortSignal): { readonly signal: AbortSignal; clear(): void } {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(timeIsUp()), Math.min(longest, Math.max(0, timeout)));
  return { signal: AbortSignal.any([cancelled, late.signal]), clear: () => clearTimeout(timer) };
}

function timeIsUp(): UserError {
  return new UserError("The run's time is up", {
    code: "timeout",
    hint: "Raise input 'timeout' if the cluster is that slow; else look at what it was waiting for.",
  });
}

/** A signal that follows another one after a moment, so that what is under way can come to its end. */
export function lingering(signal: AbortSignal): AbortSignal {
  const late = new AbortController();
  signal.addEventListener("abort", () => setTimeout(() => late.abort(signal.reason), grace).unref(), { once: true });
  return late.signal;
}
