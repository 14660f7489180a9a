import { type Log, UserError } from "@pushpull/core";
import { ApiError, ConnectionError } from "../api/errors.ts";
import type { Api } from "../api/port.ts";
import { announce } from "./announce.ts";
import { progressText } from "./progress.ts";
import { needsFollowing } from "./rules.ts";
import { standingsOf } from "./standings.ts";
import type { Rollout, Target } from "./types.ts";
import { watchAll } from "./watch-all.ts";

export interface FollowPorts {
  readonly api: Api;
  readonly log: Log;
  /** Ends the wait; its reason says whether time was up (a UserError with code `timeout`) or somebody cancelled. */
  readonly stop: AbortSignal;
  /** Milliseconds of a clock that nobody sets: only differences count. */
  readonly now: () => number;
}

/**
 * Waits until all objects are ready at the same time, until one of them cannot become so, or until the signal ends it.
 * What is ready by what the apply returned is not asked for: a set that is ready costs no request. All watches have
 * ended when it returns. What the API server refuses ends it as `lost`: what was applied is to be reported all the same.
 */
export async function followRollout(targets: readonly Target[], ports: FollowPorts): Promise<Rollout> {
  const { stop, now } = ports;
  const begun = now();
  const standings = standingsOf(targets);
  const early = standings.outcome();
  if (early !== undefined) return { outcome: early, objects: standings.objects() };

  const end = new AbortController();
  const decided = Promise.withResolvers<Rollout>();
  // The first decision stands, with the objects as they were then.
  const decide = (outcome: Rollout["outcome"]) => decided.resolve({ outcome, objects: standings.objects() });
  const interrupt = () => decide(interruption(stop));
  stop.addEventListener("abort", interrupt, { once: true });
  if (stop.aborted) interrupt();
  const progress = announce(
    ports.log,
    () => progressText(standings.objects().filter(({ ref }) => needsFollowing(ref))),
    now,
  );
  const watching = watchAll(targets, standings.unready(), {
    ...ports,
    signal: AbortSignal.any([stop, end.signal]),
    blind: blindOnce(ports.log),
    judged(verdicts) {
      standings.take(verdicts, now() - begun);
      const outcome = standings.outcome();
      if (outcome === undefined) progress.changed();
      else decide(outcome);
    },
  });
  watching.catch(decided.reject);
  try {
    const rollout = await decided.promise;
    progress.close(rollout.outcome === "ready");
    return rollout;
  } catch (error) {
    if (!(error instanceof ApiError || error instanceof ConnectionError)) throw error;
    return { outcome: "lost", objects: standings.objects(), message: error.message };
  } finally {
    stop.removeEventListener("abort", interrupt);
    progress.close(false);
    end.abort();
    await watching.catch(() => undefined);
  }
}

function blindOnce(log: Log): (reason: ApiError) => void {
  let told = false;
  return ({ message }) => {
    if (!told) log.warning(`Objects that cannot be watched are asked for every few seconds: ${message}`);
    told = true;
  };
}

function interruption({ reason }: AbortSignal): "deadline" | "stopped" {
  return reason instanceof UserError && reason.code === "timeout" ? "deadline" : "stopped";
}
