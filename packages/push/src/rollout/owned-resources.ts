import type { KubernetesObject } from "@pushpull/core/kubernetes";
import { containerStatusEntries } from "../pods/pod-containers.ts";
import type { OwnedResources } from "../readiness/readiness.ts";
import type { ScopeStore } from "./watch-scope.ts";

/** What is watched besides the objects of the set: it tells what happens to them. */
export type OwnedKind = keyof OwnedResources;

/** Maximum number of events that are kept, the newest: a namespace may have a million in the time of a run. */
export const mostEvents = 20_000;

/** All pods, ReplicaSets and events that are seen, by what they belong to. */
export interface OwnedStore {
  /** Keeps objects of a kind in one namespace. `touched` is told the uids of what an object belongs to, at any remove. */
  store(kind: OwnedKind, touched: (uids: Iterable<string>) => void): ScopeStore;
  of(object: KubernetesObject): OwnedResources;
}

type ByUid = Map<string, KubernetesObject>;

export function openOwnedStore(): OwnedStore {
  // What belongs to what: by the uid of the owner, or of the object that an event is about.
  const byOwner: Readonly<Record<OwnedKind, Map<string, ByUid>>> = {
    revisions: new Map(),
    pods: new Map(),
    events: new Map(),
  };
  const children = (kind: OwnedKind, uid: string | undefined) => [...(byOwner[kind].get(uid ?? "")?.values() ?? [])];

  const of = ({ metadata: { uid } }: KubernetesObject): OwnedResources => {
    const revisions = children("revisions", uid);
    const pods = [uid, ...revisions.map(({ metadata }) => metadata.uid)].flatMap((owner) => children("pods", owner));
    const told = [uid, ...[...revisions, ...pods].map(({ metadata }) => metadata.uid)];
    return { revisions, pods, events: told.flatMap((about) => children("events", about)) };
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
    // An event is about a pod, whose owner is a ReplicaSet, whose owner is the Deployment.
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
        for (const item of items) keep(lighter(item));
        touched(above([...affected, ...items.flatMap((item) => ownersOf(kind, item))]));
      },
      event({ type, object: seen }) {
        if (type === "BOOKMARK") return false;
        const object = seen as KubernetesObject;
        if (type === "DELETED") remove(object.metadata.uid ?? "");
        else keep(lighter(object));
        touched(above(ownersOf(kind, object)));
        return true;
      },
    };
  };

  /** The uids of what a pod or a ReplicaSet belongs to. */
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

/** Without what nobody here reads, which is half of an object. */
function lighter(object: KubernetesObject): KubernetesObject {
  const { managedFields: _, ...metadata } = object.metadata;
  const managedFields = containerStatusEntries(object);
  return { ...object, metadata: managedFields.length === 0 ? metadata : { ...metadata, managedFields } };
}
