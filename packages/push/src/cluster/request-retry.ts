import { setTimeout as sleep } from "node:timers/promises";
import pRetry from "p-retry";
import { ApiError, ConnectionError } from "./errors.ts";

/** Statuses that pass by themselves: too slow, too many requests, and a server that starts, stops or is overloaded. */
const passing: ReadonlySet<number> = new Set([408, 429, 502, 503, 504]);

/** How long one request is tried again. */
export interface Patience {
  readonly milliseconds: number;
  /** What kubectl says when asking again cannot help. */
  readonly hopeless: RegExp;
}

/** Before the first answer a fault is one of the address or of the login, mostly, and nothing has been done yet. */
export const greeting: Patience = {
  milliseconds: 5_000,
  hopeless:
    /x509|tls: (?!handshake timeout)|certificate|no such host|executable \S+ not found|proxyconnect|proxy authentication|no configuration|invalid header|kubectl proxy has ended/i,
};

/**
 * What has worked once is in order, and comes back: name servers, proxies, the API server. That one is started within a
 * minute or two; what lasts longer is an outage to be told of.
 */
export const working: Patience = { milliseconds: 120_000, hopeless: /kubectl proxy has ended/ };

/** The login program has failed. It may have had bad weather of its own. */
const failedLogin = /getting credentials/;

/** An object that does not fit its schema is the sender's fault; the API server says it with 500 all the same. */
const malformed = /typed patch object/;

/** How often is tried again what may well be so for ever, such as a webhook that is down, or a login. */
const fewTries = 3;

/**
 * An API server that has just been started does not know everybody yet, nor what they may do: for so many milliseconds
 * after a break its 401 and 403 are not believed.
 */
const strangeness = 10_000;

export type Insist = <T>(attempt: () => Promise<T>, signal: AbortSignal) => Promise<T>;

/**
 * Tries again, with growing pauses and as the server's `Retry-After` says, what can pass by itself.
 * @returns one for all requests to a server: a break of one tells something of the answers to the others
 */
export function insist({ milliseconds: limit, hopeless }: Patience): Insist {
  let brokenAt = Number.NEGATIVE_INFINITY;
  let silentSince: number | undefined;
  const note = (error?: unknown) => {
    if (error instanceof ConnectionError) brokenAt = performance.now();
    silentSince = isOutage(error) ? (silentSince ?? performance.now()) : undefined;
  };
  const isTransient = (error: Error, attemptNumber: number) => {
    // Who has waited once for a server that stays away does not wait for it again with each request.
    if (silentSince !== undefined && performance.now() - silentSince > limit) return false;
    if (error instanceof ConnectionError && hopeless.test(error.message)) return false;
    return mayPass(error, attemptNumber) || (isRejection(error) && performance.now() - brokenAt < strangeness);
  };
  return (attempt, signal) => {
    const once = async () => {
      try {
        const answer = await attempt();
        note();
        return answer;
      } catch (error) {
        if (!signal.aborted) note(error);
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
        // Who asks for more than that will not be heard again.
        if (pause >= limit) throw error;
        await sleep(pause, undefined, { signal });
      },
    });
  };
}

/** Whether it was not the API server that answered, or one that cannot. */
function isOutage(error: unknown): boolean {
  if (error instanceof ApiError) return error.httpStatus >= 502 && error.httpStatus <= 504;
  return error instanceof ConnectionError;
}

function mayPass(error: Error, attemptNumber: number): boolean {
  if (error instanceof ApiError) {
    if (passing.has(error.httpStatus)) return true;
    return attemptNumber < fewTries && mayPassAtTimes(error);
  }
  return error instanceof ConnectionError && (attemptNumber < fewTries || !failedLogin.test(error.message));
}

/**
 * An internal error, or a 401: kubectl passes that on, and asks the kubeconfig's login program for a new token, which
 * it uses from the next request on.
 */
function mayPassAtTimes({ httpStatus, message }: ApiError): boolean {
  return httpStatus === 401 || (httpStatus === 500 && !malformed.test(message));
}

function isRejection(error: Error): boolean {
  return error instanceof ApiError && (error.httpStatus === 401 || error.httpStatus === 403);
}
