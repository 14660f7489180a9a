import type { KubernetesObject } from "@pushpull/core/kubernetes";
import type { WatchEvent } from "../cluster/api.ts";
import type { Observation } from "../readiness/assess.ts";

/** The last known state of the followed objects of one kind in one namespace. */
export interface Snapshot {
  /** The version from which a watch resumes. */
  readonly resourceVersion: string;
  /** By name. */
  readonly observations: ReadonlyMap<string, Observation>;
}

/** `metadata.resourceVersion` and `items` of a list. */
export interface Listed {
  readonly resourceVersion: string;
  readonly items: readonly KubernetesObject[];
}

/**
 * The snapshot after a list.
 * @param names the followed objects; all others in the list are ignored
 * @param before the snapshot before, which has the last state of objects that no longer exist
 */
export function snapshotOfList(
  names: ReadonlySet<string>,
  { resourceVersion, items }: Listed,
  before?: Snapshot,
): Snapshot {
  const listed = new Map(items.map((object) => [object.metadata.name ?? "", object]));
  const observations = [...names].map((name): readonly [string, Observation] => {
    const object = listed.get(name);
    if (object !== undefined) return [name, { present: true, object }];
    return [name, { present: false, object: before?.observations.get(name)?.object }];
  });
  return { resourceVersion, observations: new Map(observations) };
}

/**
 * The snapshot after a watch event. Bookmarks and events about other objects only update the resourceVersion
 * (Kubernetes API concepts, "Watch bookmarks").
 */
export function snapshotAfterEvent(snapshot: Snapshot, { type, object: seen }: WatchEvent): Snapshot {
  const object = seen as KubernetesObject;
  const { name = "", resourceVersion = snapshot.resourceVersion } = object.metadata;
  const wanted = type !== "BOOKMARK" && snapshot.observations.has(name);
  if (!wanted) return { ...snapshot, resourceVersion };
  const observation = { present: type !== "DELETED", object };
  return { resourceVersion, observations: new Map([...snapshot.observations, [name, observation]]) };
}
