import { UserError } from "@pushpull/core/errors";
import type { Log } from "@pushpull/core/runner";
import { withFullStop } from "@pushpull/core/text";
import pRetry from "p-retry";
import { BrokenOff } from "../git/explain-git.ts";
import type { AttemptResult } from "./delivery-strategy.ts";

/** Limits for a server that has never answered: a wrong address stays wrong. */
const firstContact = { tries: 7, milliseconds: 10_000 } as const;

/** Another push was faster, or the connection was cut. */
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
    hasAnswered,
  }: { readonly signal: AbortSignal; readonly log: Log; readonly hasAnswered: () => boolean },
): Promise<Result> {
  const begun = performance.now();
  let isAnswered = false;
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
        // A slow machine gets its tries all the same; a server that delays each answer this long is not there.
        const isEarly =
          attemptNumber < firstContact.tries && performance.now() - begun < attemptNumber * firstContact.milliseconds;
        isAnswered ||= hasAnswered() || error instanceof BrokenOff;
        const passes = error instanceof RetryableOutcome || (isConnectionError(error) && (isAnswered || isEarly));
        if (passes) log.info(`Retrying: ${withFullStop(error.message)}`);
        return passes;
      },
    },
  );
}

function isConnectionError(error: Error): boolean {
  return error instanceof UserError && error.code === "unreachable";
}
