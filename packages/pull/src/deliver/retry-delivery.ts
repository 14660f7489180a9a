import { UserError } from "@pushpull/core/errors";
import type { Log } from "@pushpull/core/runner";
import { withFullStop } from "@pushpull/core/text";
import pRetry from "p-retry";
import { ConnectionLost } from "../git/explain-git.ts";
import type { AttemptResult } from "./delivery-strategy.ts";

/** Limits for a server that has never responded: a wrong address stays wrong. */
const firstContact = { attempts: 7, milliseconds: 10_000 } as const;

/** Another push was faster, or the connection was closed. */
class RetryableOutcome extends Error {
  override readonly name = "RetryableOutcome";
}

/**
 * Repeats an attempt until it is done, with growing pauses of random length, so that competing runs do not keep meeting.
 * @param signal ends it
 * @throws what `attempt` throws, except connection errors that may pass
 */
export async function retryUntilDone<Result>(
  attempt: () => Promise<AttemptResult<Result>>,
  {
    signal,
    log,
    hasResponded,
  }: { readonly signal: AbortSignal; readonly log: Log; readonly hasResponded: () => boolean },
): Promise<Result> {
  const start = performance.now();
  let isResponsive = false;
  return pRetry(
    async () => {
      const result = await attempt();
      if ("retry" in result) throw new RetryableOutcome(result.retry);
      return result.done;
    },
    {
      signal,
      retries: Number.POSITIVE_INFINITY,
      minTimeout: 100,
      maxTimeout: 5_000,
      randomize: true,
      shouldRetry({ error, attemptNumber }) {
        // The number of attempts matters on a slow machine, the time if the server delays each response.
        const isEarly =
          attemptNumber < firstContact.attempts &&
          performance.now() - start < attemptNumber * firstContact.milliseconds;
        isResponsive ||= hasResponded() || error instanceof ConnectionLost;
        const isRetried = error instanceof RetryableOutcome || (isConnectionError(error) && (isResponsive || isEarly));
        if (isRetried) log.info(`Retrying: ${withFullStop(error.message)}`);
        return isRetried;
      },
    },
  );
}

function isConnectionError(error: Error): boolean {
  return error instanceof UserError && error.code === "unreachable";
}
