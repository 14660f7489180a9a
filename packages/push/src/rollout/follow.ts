import { type Log, UserError } from "@pushpull/core";
import { ApiError, ConnectionError } from "../api/errors.ts";
import type { Api } from "../api/port.ts";
import { announce } from "./announce.ts";
import { judge } from "./judge.ts";
import { progressText } from "./progress.ts";
import { needsFollowing } from "./rules.ts";
import { nothingKnown, readSurroundings } from "./surroundings.ts";
import type { ObjectRollout, Rollout, Target, Verdict } from "./types.ts";
import { unlessAborted } from "./unless-aborted.ts";
import { watchScope } from "./watch.ts";

export interface FollowPorts {
  readonly api: Api;
  readonly log: Log;
  /** Ends the wait; its reason says whether time was up (a UserError with code `timeout`) or somebody cancelled. */
  readonly stop: AbortSignal;
  /** Milliseconds since the epoch. */
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
  const standings = new Map<Target, ObjectRollout>();
  const stand = (target: Target, verdict: Verdict, readyAfter: number) => {
    const since = standings.get(target)?.readyAfter ?? readyAfter;
    standings.set(target, { ref: target.ref, verdict, readyAfter: verdict.state === "ready" ? since : undefined });
  };
  for (const target of targets) stand(target, judge(target, undefined, nothingKnown), 0);
  const objects = () => [...standings.values()];
  const early = outcomeOf(objects());
  if (early !== undefined) return { outcome: early, objects: objects() };

  const shown = targets.filter(({ ref }) => needsFollowing(ref));
  const current = () => progressText(shown.flatMap((target) => standings.get(target) ?? []));
  const progress = announce(ports.log, current, now);
  const decided = Promise.withResolvers<Rollout>();
  const decide = (outcome: Rollout["outcome"]) => decided.resolve({ outcome, objects: objects() });
  const end = new AbortController();
  const interrupt = () => decide(interruption(stop));
  stop.addEventListener("abort", interrupt, { once: true });
  if (stop.aborted) interrupt();
  const judged = (verdicts: ReadonlyMap<Target, Verdict>) => {
    for (const [target, verdict] of verdicts) stand(target, verdict, now() - begun);
    const outcome = outcomeOf(objects());
    if (outcome === undefined) progress.changed();
    else decide(outcome);
  };
  const unready = targets.filter((target) => standings.get(target)?.verdict.state !== "ready");
  const watching = watchAll(targets, unready, { ...ports, signal: AbortSignal.any([stop, end.signal]), judged });
  watching.catch(decided.reject);
  let rollout: Rollout | undefined;
  try {
    rollout = await decided.promise;
    return rollout;
  } catch (error) {
    if (!(error instanceof ApiError || error instanceof ConnectionError)) throw error;
    return { outcome: "lost", objects: objects(), message: error.message };
  } finally {
    stop.removeEventListener("abort", interrupt);
    progress.close(rollout?.outcome === "ready");
    end.abort();
    await watching.catch(() => undefined);
  }
}

interface WatchAllPorts extends FollowPorts {
  readonly signal: AbortSignal;
  /** Told the verdicts on the objects of one collection whenever one of them changed. */
  judged(verdicts: ReadonlyMap<Target, Verdict>): void;
}

/** Watches the collections in which something is not ready. The first that fails ends them all. */
async function watchAll(
  targets: readonly Target[],
  unready: readonly Target[],
  { signal, judged, ...ports }: WatchAllPorts,
): Promise<void> {
  const around = await unlessAborted(signal, () => readSurroundings(ports.api, unready));
  const collections = new Set(unready.map(({ collection }) => collection));
  const failure = new AbortController();
  const watches = [...collections].map(async (collection) => {
    const inScope = targets.filter((target) => target.collection === collection);
    const names = new Set(inScope.map(({ ref }) => ref.name));
    try {
      await watchScope(
        { collection, names },
        {
          ...ports,
          signal: AbortSignal.any([signal, failure.signal]),
          seen: ({ sightings }) =>
            judged(new Map(inScope.map((target) => [target, judge(target, sightings.get(target.ref.name), around)]))),
          blind: (path, { message }) =>
            ports.log.warning(
              `Objects in ${path} are asked for one by one every 3 s, since they cannot be watched: ${message}`,
            ),
        },
      );
    } catch (error) {
      failure.abort();
      throw error;
    }
  });
  await Promise.allSettled(watches);
  await Promise.all(watches);
}

/** Undefined while it goes on. */
function outcomeOf(objects: readonly ObjectRollout[]): "ready" | "failed" | undefined {
  if (objects.some(({ verdict }) => verdict.state === "failed")) return "failed";
  return objects.every(({ verdict }) => verdict.state === "ready") ? "ready" : undefined;
}

function interruption({ reason }: AbortSignal): "deadline" | "stopped" {
  return reason instanceof UserError && reason.code === "timeout" ? "deadline" : "stopped";
}
