import type { KubernetesObject } from "@pushpull/core/kubernetes";
import { containerStatusEntries } from "../pods/pod-containers.ts";
import type { OwnedResources } from "../readiness/readiness.ts";
import type { ScopeStore } from "./watch-scope.ts";

/** The kinds that are watched besides the objects of the set, since they show what happens to them. */
export type OwnedKind = keyof OwnedResources;

/** Maximum number of stored events; the newest are kept. A namespace may have a million during a run. */
export const mostEvents = 20_000;

/** Pods, ReplicaSets and events by the object that they belong to. */
export interface OwnedStore {
  /** A store for one kind in one namespace. Calls `touched` with the uids of direct and indirect owners after a change. */
  store(kind: OwnedKind, touched: (uids: Iterable<string>) => void): ScopeStore;
  of(object: KubernetesObject): OwnedResources;
}

type ByUid = Map<string, KubernetesObject>;

export function openOwnedStore(): OwnedStore {
  // By the uid of the owner, or of the object that an event is about.
  const byOwner: Readonly<Record<OwnedKind, Map<string, ByUid>>> = {
    revisions: new Map(),
    pods: new Map(),
    events: new Map(),
  };
  const children = (kind: OwnedKind, uid: string | undefined) => [...(byOwner[kind].get(uid ?? "")?.values() ?? [])];

  const of = ({ metadata: { uid } }: KubernetesObject): OwnedResources => {
    const revisions = children("revisions", uid);
    const pods = [uid, ...revisions.map(({ metadata }) => metadata.uid)].flatMap((owner) => children("pods", owner));
    const subjects = [uid, ...[...revisions, ...pods].map(({ metadata }) => metadata.uid)];
    return { revisions, pods, events: subjects.flatMap((about) => children("events", about)) };
  };

  const store: OwnedStore["store"] = (kind, touched) => {
    const mine = new Map<string, { readonly object: KubernetesObject; readonly owners: readonly string[] }>();
    const remove = (key: string) => {
      for (const owner of mine.get(key)?.owners ?? []) byOwner[kind].get(owner)?.delete(key);
      mine.delete(key);
    };
    const keep = (object: KubernetesObject) => {
      const key = object.metadata.uid ?? "";
      remove(key);
      const owners = ownersOf(kind, object);
      mine.set(key, { object, owners });
      if (kind === "events" && mine.size > mostEvents) remove([...mine.keys().take(1)].join(""));
      for (const owner of owners) {
        const siblings: ByUid = byOwner[kind].get(owner) ?? new Map();
        byOwner[kind].set(owner, siblings.set(key, object));
      }
    };
    // For example from an event to its pod, the ReplicaSet, and the Deployment.
    const above = function* (owners: readonly string[], height = 2): Generator<string> {
      for (const owner of owners) {
        yield owner;
        if (height > 0) yield* above(parents(owner), height - 1);
      }
    };
    return {
      list({ items }) {
        const affected = [...mine.values()].flatMap(({ owners }) => owners);
        for (const key of [...mine.keys()]) remove(key);
        for (const item of items) keep(withoutManagedFields(item));
        touched(above([...affected, ...items.flatMap((item) => ownersOf(kind, item))]));
      },
      event({ type, object: seen }) {
        if (type === "BOOKMARK") return false;
        const object = seen as KubernetesObject;
        if (type === "DELETED") remove(object.metadata.uid ?? "");
        else keep(withoutManagedFields(object));
        touched(above(ownersOf(kind, object)));
        return true;
      },
    };
  };

  /** The owners' uids of a pod or a ReplicaSet, by its uid. */
  const owned = new Map<string, readonly string[]>();
  const parents = (uid: string): readonly string[] => owned.get(uid) ?? [];
  const ownersOf = (kind: OwnedKind, object: KubernetesObject): readonly string[] => {
    if (kind === "events") {
      const { involvedObject } = object as unknown as { readonly involvedObject?: { readonly uid?: string } };
      return involvedObject?.uid === undefined ? [] : [involvedObject.uid];
    }
    const owners = (object.metadata.ownerReferences ?? []).map(({ uid }) => uid);
    owned.set(object.metadata.uid ?? "", owners);
    return owners;
  };
  return { store, of };
}

/** Drops managed fields that no rule reads: they are half of an object. */
function withoutManagedFields(object: KubernetesObject): KubernetesObject {
  const { managedFields: _, ...metadata } = object.metadata;
  const managedFields = containerStatusEntries(object);
  return { ...object, metadata: managedFields.length === 0 ? metadata : { ...metadata, managedFields } };
}
