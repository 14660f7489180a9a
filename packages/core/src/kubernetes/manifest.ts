import type { Location } from "../location.ts";
import type { KubernetesObject } from "./object.ts";

/** The way to a field of an object: `["spec", "containers", 0, "image"]`. */
export type FieldPath = readonly (string | number)[];

/** Where an object was written. */
export interface Source {
  /** Where the object begins. */
  readonly location: Location;
  /** Where a field is written; the nearest field around it that is written down, where it is not. */
  locate(path: FieldPath): Location;
}

/** An object as the user wrote it, and where. */
export interface Manifest {
  readonly object: KubernetesObject;
  readonly source: Source;
}
