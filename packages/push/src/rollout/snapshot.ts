import type { KubernetesObject } from "@pushpull/core/kubernetes";
import type { WatchEvent } from "../cluster/api.ts";
import type { Sighting } from "../readiness/assess.ts";

/** The wanted objects of one kind and namespace as they are now, by name. */
export interface Picture {
  /** From where a watch goes on. */
  readonly resourceVersion: string;
  readonly sightings: ReadonlyMap<string, Sighting>;
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
export function fromList(names: ReadonlySet<string>, { resourceVersion, items }: Listed, before?: Picture): Picture {
  const listed = new Map(items.map((object) => [object.metadata.name ?? "", object]));
  const sightings = [...names].map((name): readonly [string, Sighting] => {
    const object = listed.get(name);
    if (object !== undefined) return [name, { present: true, object }];
    return [name, { present: false, object: before?.sightings.get(name)?.object }];
  });
  return { resourceVersion, sightings: new Map(sightings) };
}

/**
 * The picture after an event. Events of objects that nobody wants, and bookmarks, only move the place from which a
 * watch goes on (Kubernetes API concepts, "Watch bookmarks").
 */
export function afterEvent(picture: Picture, { type, object: seen }: WatchEvent): Picture {
  const object = seen as KubernetesObject;
  const { name = "", resourceVersion = picture.resourceVersion } = object.metadata;
  const wanted = type !== "BOOKMARK" && picture.sightings.has(name);
  if (!wanted) return { ...picture, resourceVersion };
  const sighting = { present: type !== "DELETED", object };
  return { resourceVersion, sightings: new Map([...picture.sightings, [name, sighting]]) };
}
