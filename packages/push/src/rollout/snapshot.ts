import type { KubernetesObject } from "@pushpull/core/kubernetes";
import type { WatchEvent } from "../cluster/api.ts";
import type { Observation } from "../readiness/assess.ts";

/** The wanted objects of one kind and namespace as they are now, by name. */
export interface Snapshot {
  /** From where a watch goes on. */
  readonly resourceVersion: string;
  readonly observations: ReadonlyMap<string, Observation>;
}

/** `metadata.resourceVersion` and `items` of a list. */
export interface Listed {
  readonly resourceVersion: string;
  readonly items: readonly KubernetesObject[];
}

/**
 * The picture that a list gives.
 * @param names the wanted objects; everything else in the list is left out
 * @param before what was known, so that an object that is gone is remembered as it was
 */
export function fromList(names: ReadonlySet<string>, { resourceVersion, items }: Listed, before?: Snapshot): Snapshot {
  const listed = new Map(items.map((object) => [object.metadata.name ?? "", object]));
  const observations = [...names].map((name): readonly [string, Observation] => {
    const object = listed.get(name);
    if (object !== undefined) return [name, { present: true, object }];
    return [name, { present: false, object: before?.observations.get(name)?.object }];
  });
  return { resourceVersion, observations: new Map(observations) };
}

/**
 * The picture after an event. Events of objects that nobody wants, and bookmarks, only move the place from which a
 * watch goes on (Kubernetes API concepts, "Watch bookmarks").
 */
export function afterEvent(snapshot: Snapshot, { type, object: seen }: WatchEvent): Snapshot {
  const object = seen as KubernetesObject;
  const { name = "", resourceVersion = snapshot.resourceVersion } = object.metadata;
  const wanted = type !== "BOOKMARK" && snapshot.observations.has(name);
  if (!wanted) return { ...snapshot, resourceVersion };
  const observation = { present: type !== "DELETED", object };
  return { resourceVersion, observations: new Map([...snapshot.observations, [name, observation]]) };
}
