import { setTimeout as sleep } from "node:timers/promises";
import pRetry from "p-retry";
import { ApiError, ConnectionError } from "./api.ts";

/** Transient statuses: timeouts, rate limits, and a server that is starting, stopping or overloaded. */
const transientStatuses: ReadonlySet<number> = new Set([408, 429, 502, 503, 504]);

/** How long a request is retried. */
export interface RetryPolicy {
  readonly milliseconds: number;
  /** kubectl's messages for failures that no retry can fix. */
  readonly permanent: RegExp;
}

/** Before the first response most failures are a wrong address or wrong credentials, and nothing has been done yet. */
export const whileConnecting: RetryPolicy = {
  milliseconds: 5_000,
  permanent:
    /x509|tls: (?!handshake timeout)|certificate|no such host|executable \S+ not found|proxyconnect|proxy authentication|no configuration|invalid header|kubectl proxy has ended/i,
};

/**
 * After the first response the configuration is known to work, and name servers, proxies and the API server recover. An
 * API server restarts within a minute or two; anything longer is an outage, and is reported.
 */
export const afterConnecting: RetryPolicy = { milliseconds: 120_000, permanent: /kubectl proxy has ended/ };

/** The exec plugin failed, possibly because of a transient failure of its own. */
const failedLogin = /getting credentials/;

/** An object that does not match its schema, which the API server reports with status 500. */
const malformed = /typed patch object/;

/** Maximum number of attempts where the failure may be permanent, such as a webhook that is down, or a failed login. */
const maxAttempts = 3;

/**
 * An API server that has just started does not know all users and their rights yet: for this many milliseconds after a
 * broken connection, 401 and 403 are retried.
 */
const startupPeriod = 10_000;

export type ApiRetry = <T>(attempt: () => Promise<T>, signal: AbortSignal) => Promise<T>;

/**
 * Retries transient failures, with exponential back-off and as the server's `Retry-After` asks.
 * @returns one function for all requests to a server: after a broken connection, later responses are treated differently
 */
export function withRetry({ milliseconds: limit, permanent }: RetryPolicy): ApiRetry {
  let brokenAt = Number.NEGATIVE_INFINITY;
  let outageSince: number | undefined;
  const record = (error?: unknown) => {
    if (error instanceof ConnectionError) brokenAt = performance.now();
    outageSince = isOutage(error) ? (outageSince ?? performance.now()) : undefined;
  };
  const isTransient = (error: Error, attemptNumber: number) => {
    // The full time is spent once on a server that is down, not again for each request.
    if (outageSince !== undefined && performance.now() - outageSince > limit) return false;
    if (error instanceof ConnectionError && permanent.test(error.message)) return false;
    return mayRecover(error, attemptNumber) || (isRejection(error) && performance.now() - brokenAt < startupPeriod);
  };
  return (attempt, signal) => {
    const once = async () => {
      try {
        const response = await attempt();
        record();
        return response;
      } catch (error) {
        if (!signal.aborted) record(error);
        throw error;
      }
    };
    return pRetry(once, {
      signal,
      retries: Number.POSITIVE_INFINITY,
      minTimeout: 100,
      maxTimeout: 10_000,
      randomize: true,
      maxRetryTime: limit,
      shouldRetry: ({ error, attemptNumber }) => isTransient(error, attemptNumber),
      async onFailedAttempt({ error, attemptNumber }) {
        if (!(error instanceof ApiError) || error.retryAfter === undefined) return;
        if (!isTransient(error, attemptNumber)) return;
        const pause = error.retryAfter * 1000;
        // The time limit ends before the server would accept another request.
        if (pause >= limit) throw error;
        await sleep(pause, undefined, { signal });
      },
    });
  };
}

/** Whether the API server did not respond, or something in front of it did. */
function isOutage(error: unknown): boolean {
  if (error instanceof ApiError) return error.httpStatus >= 502 && error.httpStatus <= 504;
  return error instanceof ConnectionError;
}

function mayRecover(error: Error, attemptNumber: number): boolean {
  if (error instanceof ApiError) {
    if (transientStatuses.has(error.httpStatus)) return true;
    return attemptNumber < maxAttempts && isSometimesTransient(error);
  }
  return error instanceof ConnectionError && (attemptNumber < maxAttempts || !failedLogin.test(error.message));
}

/** An internal error, or a 401: after it, kubectl asks the exec plugin for a new token and uses it from then on. */
function isSometimesTransient({ httpStatus, message }: ApiError): boolean {
  return httpStatus === 401 || (httpStatus === 500 && !malformed.test(message));
}

function isRejection(error: Error): boolean {
  return error instanceof ApiError && (error.httpStatus === 401 || error.httpStatus === 403);
}
