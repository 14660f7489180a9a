import type { KubernetesObject } from "@pushpull/core/kubernetes";
import { containerStatusEntries } from "../pods/pod-containers.ts";
import type { OwnedResources } from "../readiness/readiness.ts";
import type { ScopeStore } from "./watch-scope.ts";

/** The kinds that are watched in addition to the objects of the set, since they show why an object is not ready. */
export type OwnedKind = keyof OwnedResources;

/** Maximum number of stored events; the newest are kept. A namespace may have a million during a run. */
export const maxEvents = 20_000;

/** Pods, ReplicaSets and events, by the object that they belong to. */
export interface OwnedStore {
  /** A store for one kind in one namespace. Calls `onChange` with the uids of direct and indirect owners after a change. */
  store(kind: OwnedKind, onChange: (uids: Iterable<string>) => void): ScopeStore;
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

  const store: OwnedStore["store"] = (kind, onChange) => {
    const stored = new Map<string, { readonly object: KubernetesObject; readonly owners: readonly string[] }>();
    const remove = (key: string) => {
      for (const owner of stored.get(key)?.owners ?? []) byOwner[kind].get(owner)?.delete(key);
      stored.delete(key);
    };
    const add = (object: KubernetesObject) => {
      const key = object.metadata.uid ?? "";
      remove(key);
      const owners = ownersOf(kind, object);
      stored.set(key, { object, owners });
      if (kind === "events" && stored.size > maxEvents) remove([...stored.keys().take(1)].join(""));
      for (const owner of owners) {
        const siblings: ByUid = byOwner[kind].get(owner) ?? new Map();
        byOwner[kind].set(owner, siblings.set(key, object));
      }
    };
    // For example from an event to its pod, the ReplicaSet, and the Deployment.
    const withAncestors = function* (owners: readonly string[], height = 2): Generator<string> {
      for (const owner of owners) {
        yield owner;
        if (height > 0) yield* withAncestors(parents(owner), height - 1);
      }
    };
    return {
      list({ items }) {
        const affected = [...stored.values()].flatMap(({ owners }) => owners);
        for (const key of [...stored.keys()]) remove(key);
        for (const item of items) add(withoutManagedFields(item));
        onChange(withAncestors([...affected, ...items.flatMap((item) => ownersOf(kind, item))]));
      },
      event({ type, object: received }) {
        if (type === "BOOKMARK") return false;
        const object = received as KubernetesObject;
        if (type === "DELETED") remove(object.metadata.uid ?? "");
        else add(withoutManagedFields(object));
        onChange(withAncestors(ownersOf(kind, object)));
        return true;
      },
    };
  };

  /** The owners' uids of a pod or a ReplicaSet, by its uid. */
  const parentsByUid = new Map<string, readonly string[]>();
  const parents = (uid: string): readonly string[] => parentsByUid.get(uid) ?? [];
  const ownersOf = (kind: OwnedKind, object: KubernetesObject): readonly string[] => {
    if (kind === "events") {
      const { involvedObject } = object as unknown as { readonly involvedObject?: { readonly uid?: string } };
      return involvedObject?.uid === undefined ? [] : [involvedObject.uid];
    }
    const owners = (object.metadata.ownerReferences ?? []).map(({ uid }) => uid);
    parentsByUid.set(object.metadata.uid ?? "", owners);
    return owners;
  };
  return { store, of };
}

/** Drops managed fields that no rule reads: they take half of an object's memory. */
function withoutManagedFields(object: KubernetesObject): KubernetesObject {
  const { managedFields: _, ...metadata } = object.metadata;
  const managedFields = containerStatusEntries(object);
  return { ...object, metadata: managedFields.length === 0 ? metadata : { ...metadata, managedFields } };
}
