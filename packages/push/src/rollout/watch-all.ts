import type { KubernetesObject } from "@pushpull/core/kubernetes";
import type { ApiError } from "../cluster/api.ts";
import { assess } from "../readiness/assess.ts";
import { type ClusterFacts, noOwnedResources, type OwnedResources, type Readiness } from "../readiness/readiness.ts";
import { generationsOf } from "./cluster-facts.ts";
import { type OwnedKind, type OwnedStore, openOwnedStore } from "./owned-resources.ts";
import type { RolloutTarget } from "./rollout.ts";
import { type Snapshot, snapshotAfterEvent, snapshotOfList } from "./snapshot.ts";
import { watchOwned } from "./watch-owned.ts";
import { poll, type Scope, type ScopeStore, unlessAborted, type WatchPorts, watchScope } from "./watch-scope.ts";

/** The readiness of a target, and what it is based on. */
export interface Assessment {
  readonly readiness: Readiness;
  readonly object: KubernetesObject;
  readonly owned: OwnedResources;
}

export interface WatchAllPorts extends Omit<WatchPorts, "store" | "onChange" | "onUnwatchable"> {
  /** Reads the facts about the cluster that the rules use. */
  readonly clusterFacts: () => Promise<ClusterFacts>;
  /** Called with the assessments of targets after a change. */
  onAssessed(assessments: ReadonlyMap<RolloutTarget, Assessment>): void;
  /** Called once for each collection whose objects are polled one by one, with the reason. */
  onUnwatchable(reason: ApiError): void;
  /** Called for each kind of owned resource that cannot be watched, with the reason. */
  onUnwatchableOwned(kind: OwnedKind, reason: ApiError): void;
  /** Called once when all readable owned resources have been listed; assessments of all targets follow. */
  onOwnedListed(): void;
}

/**
 * Watches the collections with objects that are not ready, and their owned resources, in parallel, until the signal
 * aborts. The first watch that fails ends all others; all of them have ended when it returns.
 * @throws ApiError or ConnectionError when the API server refuses a request or cannot be reached, the signal's reason
 */
export async function watchAll(
  targets: readonly RolloutTarget[],
  unready: readonly RolloutTarget[],
  { onAssessed, clusterFacts, onUnwatchable, ...ports }: WatchAllPorts,
): Promise<void> {
  const facts = { ...(await unlessAborted(ports.signal, clusterFacts)), generations: generationsOf(targets) };
  const failure = new AbortController();
  const signal = AbortSignal.any([ports.signal, failure.signal]);
  const owned = openOwnedStore();
  const collections = new Set(unready.map(({ collection }) => collection));
  const followed = targets.filter(({ collection }) => collections.has(collection));
  const snapshots = new Map<string, Snapshot>();
  const changed = coalesce((some: ReadonlySet<RolloutTarget>) => {
    if (signal.aborted) return;
    const assessment = (target: RolloutTarget) => assessNow(target, snapshots.get(target.collection), { facts, owned });
    onAssessed(new Map([...some].map((target) => [target, assessment(target)])));
  });

  // An object may be deleted and created again, with a new uid that owns its pods.
  const byUid = new Map(followed.map((target) => [target.applied.metadata.uid ?? "", target]));
  const watchTargets = (collection: string) => {
    const inside = followed.filter((target) => target.collection === collection);
    const names = new Set(inside.map(({ ref }) => ref.name));
    const store = snapshotStore(names, (snapshot) => snapshots.set(collection, snapshot));
    let assessedFrom: Snapshot | undefined;
    const onChange = () => {
      const snapshot = snapshots.get(collection);
      const observationOf = ({ ref }: RolloutTarget) => snapshot?.observations.get(ref.name);
      // Only changed objects are assessed again: a collection may have hundreds, each with its pods.
      const changedTargets = inside.filter(
        (target) => observationOf(target) !== assessedFrom?.observations.get(target.ref.name),
      );
      for (const target of changedTargets) {
        const uid = observationOf(target)?.object?.metadata.uid;
        if (uid !== undefined) byUid.set(uid, target);
      }
      assessedFrom = snapshot;
      changed(changedTargets);
    };
    const watchPorts = { ...ports, signal, store, onChange };
    return watchScope(scopeOf(collection, names), {
      ...watchPorts,
      onUnwatchable(reason) {
        onUnwatchable(reason);
        return poll(collection, names, watchPorts);
      },
    });
  };
  const onOwnedChange = (uids: Iterable<string>) => changed([...uids].flatMap((uid) => byUid.get(uid) ?? []));
  const onOwnedListed = () => {
    ports.onOwnedListed();
    changed(followed);
  };
  const watches = [
    ...[...collections].map(watchTargets),
    watchOwned(followed, { ...ports, signal, owned, onOwnedChange, onOwnedListed }),
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
  { facts, owned }: { readonly facts: ClusterFacts; readonly owned: OwnedStore },
): Assessment {
  const observation = snapshot?.observations.get(target.ref.name);
  const object = observation?.object ?? target.applied;
  const own = observation?.present === false ? noOwnedResources : owned.of(object);
  return { readiness: assess(target, observation, { ...facts, ...own }), object, owned: own };
}

/** Selects a single object by its name: the identity may have access to that object only. */
function scopeOf(collection: string, names: ReadonlySet<string>): Scope {
  const [only = ""] = names;
  return {
    collection,
    query: names.size === 1 ? { fieldSelector: `metadata.name=${only}` } : {},
    includes: ({ metadata }) => names.has(metadata.name ?? ""),
  };
}

function snapshotStore(names: ReadonlySet<string>, keep: (snapshot: Snapshot) => void): ScopeStore {
  let snapshot: Snapshot | undefined;
  return {
    list(listed) {
      snapshot = snapshotOfList(names, listed, snapshot);
      keep(snapshot);
    },
    event(event) {
      if (snapshot === undefined) return false;
      const before = snapshot;
      snapshot = snapshotAfterEvent(before, event);
      keep(snapshot);
      return snapshot.observations !== before.observations;
    },
  };
}

/** Collects additions until the pending events have been handled, since one rollout causes many events. */
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
