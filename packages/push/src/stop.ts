/** Milliseconds that requests already sent get to be answered. GitHub ends a cancelled step after 7.5 s. */
const grace = 4_000;

/** A signal that follows another one after a moment, so that what is under way can come to its end. */
export function lingering(signal: AbortSignal): AbortSignal {
  const late = new AbortController();
  signal.addEventListener("abort", () => setTimeout(() => late.abort(signal.reason), grace).unref(), { once: true });
  return late.signal;
}
