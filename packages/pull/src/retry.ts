import { UserError } from "@pushpull/core/errors";
import type { Log } from "@pushpull/core/runner";
import { ended } from "@pushpull/core/text";
import pRetry from "p-retry";
import { BrokenOff } from "./git/explain-git.ts";

/** What comes of one try: its result, or why to try again. */
export type Tried<Result> = { readonly done: Result } | { readonly again: string };

/** What a server gets that has not answered once: a wrong address stays wrong. */
const greeting = { tries: 7, milliseconds: 10_000 } as const;

/** Somebody was faster, or the connection was cut. */
class NotYet extends Error {
  override readonly name = "NotYet";
}

/**
 * Tries until it works, with growing pauses of random length, so that those who compete do not meet again.
 * @param signal ends it
 * @throws what `attempt` throws, but faults of a connection, which may pass
 */
export async function insist<Result>(
  attempt: () => Promise<Tried<Result>>,
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
      const tried = await attempt();
      if ("again" in tried) throw new NotYet(tried.again);
      return tried.done;
    },
    {
      signal,
      retries: Number.POSITIVE_INFINITY,
      minTimeout: 100,
      maxTimeout: 5_000,
      randomize: true,
      shouldRetry({ error, attemptNumber }) {
        // A machine may be slow, and a server that lets us wait for each answer is not there.
        const isEarly =
          attemptNumber < greeting.tries && performance.now() - begun < attemptNumber * greeting.milliseconds;
        isAnswered ||= hasAnswered() || error instanceof BrokenOff;
        const passes = error instanceof NotYet || (isOfConnection(error) && (isAnswered || isEarly));
        if (passes) log.info(`Not yet: ${ended(error.message)} Trying again.`);
        return passes;
      },
    },
  );
}

function isOfConnection(error: Error): boolean {
  return error instanceof UserError && error.code === "unreachable";
}
