import { judge } from "./judge.ts";
import { readSurroundings } from "./surroundings.ts";
import type { Target, Verdict } from "./types.ts";
import { unlessAborted } from "./unless-aborted.ts";
import { type WatchPorts, watchScope } from "./watch.ts";

export interface WatchAllPorts extends Omit<WatchPorts, "seen"> {
  /** Told the verdicts on the targets of one collection whenever one of them changed. */
  judged(verdicts: ReadonlyMap<Target, Verdict>): void;
}

/**
 * Watches the collections in which something is not ready, side by side, until the signal ends it. The first that fails
 * ends them all; none is left when it returns.
 * @throws ApiError or ConnectionError when the API server refuses or stays away, the signal's reason
 */
export async function watchAll(
  targets: readonly Target[],
  unready: readonly Target[],
  { judged, ...ports }: WatchAllPorts,
): Promise<void> {
  const around = await unlessAborted(ports.signal, () => readSurroundings(ports.api, unready));
  const failure = new AbortController();
  const signal = AbortSignal.any([ports.signal, failure.signal]);
  const collections = new Set(unready.map(({ collection }) => collection));
  const watches = [...collections].map(async (collection) => {
    const inside = targets.filter((target) => target.collection === collection);
    const seen: WatchPorts["seen"] = ({ sightings }) =>
      judged(new Map(inside.map((target) => [target, judge(target, sightings.get(target.ref.name), around)])));
    const names = new Set(inside.map(({ ref }) => ref.name));
    try {
      await watchScope({ collection, names }, { ...ports, signal, seen });
    } catch (error) {
      failure.abort();
      throw error;
    }
  });
  await Promise.allSettled(watches);
  await Promise.all(watches);
}
