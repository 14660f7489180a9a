import { setTimeout as sleep } from "node:timers/promises";
import pRetry from "p-retry";
import { ApiError, ConnectionError } from "./errors.ts";

/** Statuses that pass by themselves: too many requests, and a server that is starting, stopping or overloaded. */
const passing: ReadonlySet<number> = new Set([429, 502, 503, 504]);

/** What kubectl says when asking again cannot help. */
const permanent =
  /x509|certificate|no such host|exec: |executable|unknown authority|proxyconnect|no configuration|invalid header/i;

/** An object that does not fit its schema is the sender's fault; the API server says it with 500 all the same. */
const malformed = /typed patch object/;

/** How often an internal error of the server is tried again: a webhook that is down answers so for ever. */
const internalErrorTries = 3;

/**
 * Tries again, with growing pauses and as the server's `Retry-After` says, what can pass by itself.
 * @param limit milliseconds after which the last error is thrown
 */
export function withRetries<T>(attempt: () => Promise<T>, signal: AbortSignal, limit: number): Promise<T> {
  return pRetry(attempt, {
    signal,
    retries: Number.POSITIVE_INFINITY,
    minTimeout: 100,
    maxTimeout: 10_000,
    randomize: true,
    maxRetryTime: limit,
    shouldRetry: ({ error, attemptNumber }) => isTransient(error, attemptNumber),
    async onFailedAttempt({ error, attemptNumber }) {
      if (!(error instanceof ApiError) || error.retryAfter === undefined || !isTransient(error, attemptNumber)) return;
      await sleep(error.retryAfter * 1000, undefined, { signal });
    },
  });
}

function isTransient(error: Error, attemptNumber: number): boolean {
  if (error instanceof ApiError) {
    const internal = error.httpStatus === 500 && !malformed.test(error.message);
    return passing.has(error.httpStatus) || (internal && attemptNumber < internalErrorTries);
  }
  return error instanceof ConnectionError && !permanent.test(error.message);
}
