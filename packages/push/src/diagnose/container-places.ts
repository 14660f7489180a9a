import type { SuspectContainer } from "./facts.ts";
import { inPod, named, type Place } from "./manifest-field.ts";

/** A field of a container, in the manifest. */
export function inContainer({ list, name }: SuspectContainer, ...way: Place["way"]): Place {
  return inPod(list, named(name), ...way);
}
