import type { KubernetesObject } from "@pushpull/core/kubernetes";
import type { ApiError } from "../cluster/api.ts";
import { assess } from "../readiness/assess.ts";
import { type ClusterFacts, nothingOwned, type OwnedResources, type Readiness } from "../readiness/readiness.ts";
import { generationsOf } from "./cluster-facts.ts";
import { type OwnedKind, type OwnedStore, openOwnedStore } from "./owned-resources.ts";
import type { RolloutTarget } from "./rollout.ts";
import { afterEvent, fromList, type Snapshot } from "./snapshot.ts";
import { watchOwned } from "./watch-owned.ts";
import { poll, type Scope, type ScopeStore, unlessAborted, type WatchPorts, watchScope } from "./watch-scope.ts";

/** What is said of a target, and by what. */
export interface Assessment {
  readonly readiness: Readiness;
  readonly object: KubernetesObject;
  readonly owned: OwnedResources;
}

export interface WatchAllPorts extends Omit<WatchPorts, "store" | "seen" | "blind"> {
  /** Reads what the rules have to know of the cluster. */
  readonly clusterFacts: () => Promise<ClusterFacts>;
  /** Told the verdicts on targets that something happened to. */
  assessed(assessments: ReadonlyMap<RolloutTarget, Assessment>): void;
  /** Told once of each collection whose objects have to be asked for one by one, with the reason. */
  blind(reason: ApiError): void;
  /** Told of what may not be watched besides, and is not known then. */
  unseen(kind: OwnedKind, reason: ApiError): void;
  /** Told once when all that belongs to the targets has been seen, as far as it may be; their verdicts follow. */
  complete(): void;
}

/**
 * Watches the collections in which something is not ready, and what belongs to it, side by side, until the signal ends
 * it. The first that fails ends them all; none is left when it returns.
 * @throws ApiError or ConnectionError when the API server refuses or stays away, the signal's reason
 */
export async function watchAll(
  targets: readonly RolloutTarget[],
  unready: readonly RolloutTarget[],
  { assessed, clusterFacts, blind, ...ports }: WatchAllPorts,
): Promise<void> {
  const around = { ...(await unlessAborted(ports.signal, clusterFacts)), generations: generationsOf(targets) };
  const failure = new AbortController();
  const signal = AbortSignal.any([ports.signal, failure.signal]);
  const owned = openOwnedStore();
  const collections = new Set(unready.map(({ collection }) => collection));
  const followed = targets.filter(({ collection }) => collections.has(collection));
  const snapshots = new Map<string, Snapshot>();
  const changed = coalesce((some: ReadonlySet<RolloutTarget>) => {
    if (signal.aborted) return;
    const assessment = (target: RolloutTarget) =>
      assessNow(target, snapshots.get(target.collection), { around, owned });
    assessed(new Map([...some].map((target) => [target, assessment(target)])));
  });

  // Somebody may make an object anew, with another uid, to which its pods belong then.
  const byUid = new Map(followed.map((target) => [target.applied.metadata.uid ?? "", target]));
  const watchTargets = (collection: string) => {
    const inside = followed.filter((target) => target.collection === collection);
    const names = new Set(inside.map(({ ref }) => ref.name));
    const store = snapshotStore(names, (snapshot) => snapshots.set(collection, snapshot));
    let assessedFrom: Snapshot | undefined;
    const seen = () => {
      const snapshot = snapshots.get(collection);
      const observationOf = ({ ref }: RolloutTarget) => snapshot?.observations.get(ref.name);
      // An event is about one of perhaps hundreds, and the others' pods are not to be judged again for it.
      const news = inside.filter((target) => observationOf(target) !== assessedFrom?.observations.get(target.ref.name));
      for (const target of news) {
        const uid = observationOf(target)?.object?.metadata.uid;
        if (uid !== undefined) byUid.set(uid, target);
      }
      assessedFrom = snapshot;
      changed(news);
    };
    const look = { ...ports, signal, store, seen };
    return watchScope(scopeOf(collection, names), {
      ...look,
      blind(reason) {
        blind(reason);
        return poll(collection, names, look);
      },
    });
  };
  const touched = (uids: Iterable<string>) => changed([...uids].flatMap((uid) => byUid.get(uid) ?? []));
  const complete = () => {
    ports.complete();
    changed(followed);
  };
  const watches = [
    ...[...collections].map(watchTargets),
    watchOwned(followed, { ...ports, signal, owned, touched, complete }),
  ].map((watch) =>
    watch.catch((error: unknown) => {
      failure.abort();
      throw error;
    }),
  );
  await Promise.allSettled(watches);
  await Promise.all(watches);
}

function assessNow(
  target: RolloutTarget,
  snapshot: Snapshot | undefined,
  { around, owned }: { readonly around: ClusterFacts; readonly owned: OwnedStore },
): Assessment {
  const seen = snapshot?.observations.get(target.ref.name);
  const object = seen?.object ?? target.applied;
  const own = seen?.present === false ? nothingOwned : owned.of(object);
  return { readiness: assess(target, seen, { ...around, ...own }), object, owned: own };
}

/** With only one object wanted, the server is asked for no others; the right to that one is enough then. */
function scopeOf(collection: string, names: ReadonlySet<string>): Scope {
  const [only = ""] = names;
  return {
    collection,
    query: names.size === 1 ? { fieldSelector: `metadata.name=${only}` } : {},
    wants: ({ metadata }) => names.has(metadata.name ?? ""),
  };
}

function snapshotStore(names: ReadonlySet<string>, keep: (snapshot: Snapshot) => void): ScopeStore {
  let snapshot: Snapshot | undefined;
  return {
    list(listed) {
      snapshot = fromList(names, listed, snapshot);
      keep(snapshot);
    },
    event(event) {
      if (snapshot === undefined) return false;
      const before = snapshot;
      snapshot = afterEvent(before, event);
      keep(snapshot);
      return snapshot.observations !== before.observations;
    },
  };
}

/** Collects what is added until everything that has come by then is dealt with: one rollout makes many events. */
function coalesce<T>(flush: (some: ReadonlySet<T>) => void): (more: Iterable<T>) => void {
  let waiting = new Set<T>();
  return (more) => {
    const scheduled = waiting.size > 0;
    for (const each of more) waiting.add(each);
    if (scheduled || waiting.size === 0) return;
    setImmediate(() => {
      const some = waiting;
      waiting = new Set();
      flush(some);
    });
  };
}
