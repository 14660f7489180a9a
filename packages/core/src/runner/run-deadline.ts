import { UserError } from "../errors/user-error.ts";

/** Maximum delay of a timer, in milliseconds: 24 days. A longer one would fire at once. */
const maxDelay = 2 ** 31 - 1;

/**
 * A signal that is aborted when the run is cancelled or times out. Until cleared, it keeps the process alive.
 * @param timeout milliseconds
 * @param hint what to do if the timeout is too short
 */
export function stopAfter(
  timeout: number,
  cancelled: AbortSignal,
  hint: string,
): { readonly signal: AbortSignal; clear(): void } {
  const expired = new AbortController();
  const timedOut = () => new UserError("The run timed out", { code: "timeout", hint });
  const timer = setTimeout(() => expired.abort(timedOut()), Math.min(maxDelay, Math.max(0, timeout)));
  return { signal: AbortSignal.any([cancelled, expired.signal]), clear: () => clearTimeout(timer) };
}
