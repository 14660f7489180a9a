import { UserError } from "../errors/user-error.ts";

/** The longest time that a timer can wait, in milliseconds: 24 days. Anything longer would end at once. */
const longest = 2 ** 31 - 1;

/**
 * A signal that is aborted when the run is cancelled, or when its time is up. Until it is cleared it keeps the process.
 * @param timeout milliseconds
 * @param hint what to do when that was too little
 */
export function stopAfter(
  timeout: number,
  cancelled: AbortSignal,
  hint: string,
): { readonly signal: AbortSignal; clear(): void } {
  const late = new AbortController();
  const timeIsUp = () => new UserError("The run's time is up", { code: "timeout", hint });
  const timer = setTimeout(() => late.abort(timeIsUp()), Math.min(longest, Math.max(0, timeout)));
  return { signal: AbortSignal.any([cancelled, late.signal]), clear: () => clearTimeout(timer) };
}
