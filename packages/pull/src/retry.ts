import { type Log, UserError } from "@pushpull/core";
import pRetry from "p-retry";

/** What comes of one try: its result, or why to try again. */
export type Tried<Result> = { readonly done: Result } | { readonly again: string };

/** Milliseconds that a server which has not answered once gets: a wrong address stays wrong. */
const greeting = 10_000;

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
      shouldRetry: ({ error }) =>
        error instanceof NotYet || (isOfConnection(error) && (hasAnswered() || performance.now() - begun < greeting)),
      onFailedAttempt: ({ error }) => {
        if (error instanceof NotYet || isOfConnection(error)) log.info(`Not yet: ${error.message}. Trying again.`);
      },
    },
  );
}

function isOfConnection(error: Error): boolean {
  return error instanceof UserError && error.code === "unreachable";
}
