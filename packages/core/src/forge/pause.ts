import type { Refusal } from "./errors.ts";

/** Milliseconds to wait where a forge does not say how long: GitHub's advice is a minute. */
const minute = 60_000;

/** Milliseconds that clocks and timers may be wrong. */
const margin = 1_000;

/**
 * How long a forge wants to be left alone, in milliseconds, for a limit of its own: the primary one ends at a time, a
 * secondary one is to be waited for. GitHub answers either with 403 or with 429 (GitHub Docs, "Rate limits for the REST
 * API").
 * @returns undefined where it is no such limit
 */
export function pauseAskedFor({ status, message, headers }: Refusal): number | undefined {
  const isUsedUp = headers["x-ratelimit-remaining"] === "0";
  const after = headers["retry-after"];
  const isLimit = after !== undefined || isUsedUp || /rate limit|abuse detection/i.test(message);
  if (status !== 429 && !(status === 403 && isLimit)) return undefined;
  const now = Date.parse(String(headers.date)) || Date.now();
  if (after !== undefined) return untilThen(String(after), now);
  const reset = Number(headers["x-ratelimit-reset"]);
  return isUsedUp && reset > 0 ? Math.max(0, reset * 1_000 - now) + margin : minute;
}

/** Seconds, or a date (RFC 9110, 10.2.3). */
function untilThen(written: string, now: number): number {
  if (/^\d+$/.test(written)) return Number(written) * 1_000;
  const date = Date.parse(written);
  return Number.isNaN(date) ? minute : Math.max(0, date - now) + margin;
}
