/**
 * When a request to a forge is retried. Octokit's own plugins are not used: they repeat POSTs, do not read
 * `Retry-After`, and put a second between writes. The pauses that a server asks for are limited here in length and
 * number.
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
  /** Maximum length of a pause, in milliseconds, such as the time left of the run. */
  maxPause(): number;
}

/** @param isRepeatable whether repeating is harmless if the request arrived and only its response was lost */
export type WithRetry = <Answer>(send: () => Promise<Answer>, isRepeatable: boolean) => Promise<Answer>;

/** Retries after transient errors, with growing pauses: some seconds in all. */
const retries = 4;

/** Maximum number of pauses for rate limits in one request. */
const maxPauses = 10;

/** Maximum pause for a rate limit, in milliseconds: GitHub's limits are reset every hour. */
const maxLimitPause = 3_660_000;

/** Pause if the forge names none, in milliseconds, as GitHub advises. */
const minute = 60_000;

/**
 * Allowance for inexact clocks and timers, in milliseconds; also the shortest pause, so that `Retry-After: 0` causes no
 * busy loop.
 */
const margin = 1_000;

/** Error codes of requests that did not arrive (Node.js, "Common system errors"). */
const unsent: ReadonlySet<string> = new Set(["ECONNREFUSED", "EAI_AGAIN", "ENETUNREACH", "EHOSTUNREACH"]);

/** Error codes of requests that may have arrived. */
const interrupted: ReadonlySet<string> = new Set(["ECONNRESET", "EPIPE", "ETIMEDOUT"]);

/**
 * Retries requests after transient errors: a busy server, a closed connection, a rate limit. All requests of a client
 * pause together for a rate limit, as long as the server asks, with one log line.
 * @throws UserError if the server asks for a longer pause than there is time for
 */
export function retryRequests({ host, signal, log, maxPause }: RetryOptions): WithRetry {
  let resumeAt = 0;
  const pause = (milliseconds: number) => {
    const until = performance.now() + milliseconds;
    if (until - resumeAt > 1_000)
      log.info(`The rate limit of ${host} is exceeded: retrying in ${formatDuration(milliseconds)}.`);
    resumeAt = Math.max(resumeAt, until);
  };
  return (send, isRepeatable) => {
    let pauses = 0;
    const once = async () => {
      const wait = resumeAt - performance.now();
      if (wait > 0) await sleep(wait, undefined, { signal }).catch(() => signal.throwIfAborted());
      return send().catch((error: unknown) => {
        const requested = error instanceof HttpError ? requestedPause(error) : undefined;
        if (requested !== undefined && requested > Math.min(maxPause(), maxLimitPause))
          throw pauseTooLong(host, requested);
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
        if (!isLimit(error)) return isTransient(error, isRepeatable);
        pauses += 1;
        if (pauses > maxPauses) return false;
        pause(Math.max(margin, requestedPause(error) ?? minute));
        return true;
      },
    });
  };
}

function pauseTooLong(host: string, requested: number): UserError {
  const length = requested > 24 * maxLimitPause ? "more than a day" : formatDuration(requested);
  return new UserError(
    `The rate limit of ${host} is exceeded, and the pause of ${length} that it asks for is too long for this run`,
    {
      code: "refused",
      hint: "Run it again later. A GitHub App has its own rate limit.",
    },
  );
}

function isLimit(error: Error): error is HttpError {
  return error instanceof HttpError && requestedPause(error) !== undefined;
}

function isTransient(error: Error, isRepeatable: boolean): boolean {
  if (error instanceof HttpError) return error.status === 503 || (isRepeatable && error.status >= 500);
  if (!(error instanceof NetworkError)) return false;
  return unsent.has(error.code) || (isRepeatable && interrupted.has(error.code));
}

/**
 * How long a forge asks to pause for a rate limit, in milliseconds and not limited: the primary limit ends at a given
 * time, a secondary one after some seconds. GitHub returns 403 or 429 for both (GitHub Docs, "Rate limits for the REST
 * API").
 * @returns undefined if the error is not a rate limit
 */
export function requestedPause({ status, message, headers }: HttpError): number | undefined {
  const isUsedUp = headers["x-ratelimit-remaining"] === "0";
  const after = headers["retry-after"];
  const isRateLimit = after !== undefined || isUsedUp || /rate limit|abuse detection/i.test(message);
  if (status !== 429 && !(status === 403 && isRateLimit)) return undefined;
  const now = Date.parse(String(headers.date)) || Date.now();
  if (after !== undefined) return retryAfterPause(String(after), now);
  const reset = Number(headers["x-ratelimit-reset"]);
  return isUsedUp && reset > 0 ? Math.max(0, reset * 1_000 - now) + margin : minute;
}

/** `Retry-After` is in seconds, or a date (RFC 9110, 10.2.3). */
function retryAfterPause(value: string, now: number): number {
  if (/^\d+$/.test(value)) return Number(value) * 1_000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? minute : Math.max(0, date - now) + margin;
}
