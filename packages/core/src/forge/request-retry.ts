/**
 * When a request to a forge is sent again. Octokit's own plugins are not used: they repeat POSTs, do not read
 * `Retry-After`, and put a second between writes. All that a server says about time is bounded here, in length and in count.
 */
import { setTimeout as sleep } from "node:timers/promises";
import pRetry from "p-retry";
import { UserError } from "../errors/user-error.ts";
import type { Log } from "../runner/log.ts";
import { formatDuration } from "../text/duration.ts";
import { HttpError, NetworkError } from "./api-errors.ts";

export interface RetryOptions {
  readonly host: string;
  readonly signal: AbortSignal;
  readonly log: Log;
  /** Milliseconds that a pause may take now, such as the time that is left of the run. */
  longestPause(): number;
}

/** @param isRepeatable whether it does no harm if the request has arrived already, and only its answer was lost */
export type WithRetry = <Answer>(send: () => Promise<Answer>, isRepeatable: boolean) => Promise<Answer>;

/** Retries of a request whose fault may pass by itself, with growing pauses: some seconds in all. */
const retries = 4;

/** Pauses for rate limits in one request. */
const mostPauses = 10;

/** Milliseconds: GitHub's limits are reset every hour, so no forge has a reason to ask for more. */
const longestLimit = 3_660_000;

/** Milliseconds of a pause where the forge names none: GitHub's advice is a minute. */
const minute = 60_000;

/** Milliseconds that clocks and timers may be wrong; no pause is shorter, so that `Retry-After: 0` makes no busy loop. */
const margin = 1_000;

/** Error codes that say that nothing has arrived (Node.js, "Common system errors"). */
const unsent: ReadonlySet<string> = new Set(["ECONNREFUSED", "EAI_AGAIN", "ENETUNREACH", "EHOSTUNREACH"]);

/** Error codes of requests that may have arrived. */
const cut: ReadonlySet<string> = new Set(["ECONNRESET", "EPIPE", "ETIMEDOUT"]);

/**
 * Sends requests again whose fault may pass by itself: a busy server, a cut connection, a rate limit. All requests of a
 * client pause together for a rate limit, as long as the server asks for, and the log says so once.
 * @throws UserError where the server asks for a longer pause than there is time
 */
export function retryRequests({ host, signal, log, longestPause }: RetryOptions): WithRetry {
  let resumeAt = 0;
  const pause = (milliseconds: number) => {
    const until = performance.now() + milliseconds;
    if (until - resumeAt > 1_000)
      log.info(`${host} has had too many requests: going on in ${formatDuration(milliseconds)}.`);
    resumeAt = Math.max(resumeAt, until);
  };
  return (send, isRepeatable) => {
    let pauses = 0;
    const once = async () => {
      const wait = resumeAt - performance.now();
      if (wait > 0) await sleep(wait, undefined, { signal }).catch(() => signal.throwIfAborted());
      return send().catch((error: unknown) => {
        const asked = error instanceof HttpError ? pauseAskedFor(error) : undefined;
        if (asked !== undefined && asked > Math.min(longestPause(), longestLimit)) throw tooLong(host, asked);
        throw error;
      });
    };
    return pRetry(once, {
      signal,
      retries,
      minTimeout: 200,
      randomize: true,
      shouldConsumeRetry: ({ error }) => !isLimit(error),
      shouldRetry({ error }) {
        if (!isLimit(error)) return mayPass(error, isRepeatable);
        pauses += 1;
        if (pauses > mostPauses) return false;
        pause(Math.max(margin, pauseAskedFor(error) ?? minute));
        return true;
      },
    });
  };
}

function tooLong(host: string, asked: number): UserError {
  const length = asked > 24 * longestLimit ? "more than a day" : formatDuration(asked);
  return new UserError(`${host} has had too many requests, and asks for a pause of ${length}: too long for this run`, {
    code: "refused",
    hint: "Run it again later. A GitHub App has limits of its own.",
  });
}

function isLimit(error: Error): error is HttpError {
  return error instanceof HttpError && pauseAskedFor(error) !== undefined;
}

function mayPass(error: Error, isRepeatable: boolean): boolean {
  if (error instanceof HttpError) return error.status === 503 || (isRepeatable && error.status >= 500);
  if (!(error instanceof NetworkError)) return false;
  return unsent.has(error.code) || (isRepeatable && cut.has(error.code));
}

/**
 * How long a forge asks to pause because of a limit of its own, in milliseconds: the primary limit ends at a time, a
 * secondary one after some seconds. GitHub answers either with 403 or with 429 (GitHub Docs, "Rate limits for the REST
 * API"). It is what the server says, without a bound.
 * @returns undefined where the error is not such a limit
 */
export function pauseAskedFor({ status, message, headers }: HttpError): number | undefined {
  const isUsedUp = headers["x-ratelimit-remaining"] === "0";
  const after = headers["retry-after"];
  const isRateLimit = after !== undefined || isUsedUp || /rate limit|abuse detection/i.test(message);
  if (status !== 429 && !(status === 403 && isRateLimit)) return undefined;
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
