import type { FieldPath, KubernetesObject, Location, Source } from "@pushpull/core";
import { sameField } from "../same-field.ts";

/** Where in the user's files a failure has its cause. */
export interface Place {
  /** The way to the field in the manifest, as far as the manifest has it. */
  readonly field: FieldPath;
  readonly location?: Location | undefined;
  /** Where the value does not stand at that place: `set by input 'images'`. */
  readonly setBy?: string | undefined;
}

/**
 * Finds the place of a field of the live object in the manifest.
 * @param live the object as it is in the cluster
 * @param written the object as it was sent
 */
export function placeOf(field: FieldPath, live: KubernetesObject, written: KubernetesObject, source: Source): Place {
  const { path } = sameField(field, live, written);
  const overridden = source.overridden?.some((each) => each.join("/") === path.join("/")) === true;
  return {
    field: path,
    location: path.length === 0 ? source.location : source.locate(path),
    setBy: overridden ? "set by input 'images'" : undefined,
  };
}
