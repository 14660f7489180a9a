import { setTimeout as sleep } from "node:timers/promises";
import pRetry from "p-retry";
import { formatDuration } from "../duration.ts";
import type { Log } from "../log.ts";
import { NoAnswer, Refusal } from "./errors.ts";
import { pauseAskedFor } from "./pause.ts";

export interface PatienceOptions {
  readonly host: string;
  readonly signal: AbortSignal;
  readonly log: Log;
  /** Milliseconds: a forge that wants to be left alone for longer is not asked again. */
  readonly longestPause: number;
}

/** @param isRepeatable whether it does no harm when it has arrived already, and only the answer was lost */
export type Insist = <Answer>(ask: () => Promise<Answer>, isRepeatable: boolean) => Promise<Answer>;

/** So often is asked again what may pass by itself. */
const retries = 4;

/** What says that nothing has arrived (Node.js, "Common system errors"). */
const unsent: ReadonlySet<string> = new Set(["ECONNREFUSED", "EAI_AGAIN", "ENETUNREACH", "EHOSTUNREACH"]);

/** The same of what may have. */
const cut: ReadonlySet<string> = new Set(["ECONNRESET", "EPIPE", "ETIMEDOUT"]);

/**
 * Asks again, with growing pauses, what may pass by itself: a busy server, a cut connection, a rate limit. That is waited
 * for as the server says, by all requests together, and said once.
 */
export function patiently({ host, signal, log, longestPause }: PatienceOptions): Insist {
  let free = 0;
  const pause = (milliseconds: number) => {
    const until = performance.now() + milliseconds;
    if (until - free > 1_000)
      log.info(`${host} has had too many requests: going on in ${formatDuration(milliseconds)}.`);
    free = Math.max(free, until);
  };
  return (ask, isRepeatable) => {
    const once = async () => {
      const wait = free - performance.now();
      if (wait > 0) await sleep(wait, undefined, { signal }).catch(() => signal.throwIfAborted());
      return ask();
    };
    return pRetry(once, {
      signal,
      retries,
      minTimeout: 200,
      randomize: true,
      shouldConsumeRetry: ({ error }) => pauseOf(error) === undefined,
      shouldRetry({ error }) {
        const wait = pauseOf(error);
        if (wait === undefined) return mayPass(error, isRepeatable);
        if (wait > longestPause) return false;
        pause(wait);
        return true;
      },
    });
  };
}

function pauseOf(error: Error): number | undefined {
  return error instanceof Refusal ? pauseAskedFor(error) : undefined;
}

function mayPass(error: Error, isRepeatable: boolean): boolean {
  if (error instanceof Refusal) return error.status === 503 || (isRepeatable && error.status >= 500);
  if (!(error instanceof NoAnswer)) return false;
  return unsent.has(error.code) || (isRepeatable && cut.has(error.code));
}
