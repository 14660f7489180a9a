import { isAbsolute, relative, sep } from "node:path";
import type { Location } from "@pushpull/core/errors";
import type { FieldPath, KubernetesObject } from "@pushpull/core/kubernetes";

/** Where an object was written. Undefined for an object that no file holds (the Namespace of `create-namespace`). */
export interface ManifestSource {
  /** Where the object begins. */
  readonly location: Location | undefined;
  /** Where a field is written; the nearest field around it that is written down, where it is not. */
  locate(path: FieldPath): Location | undefined;
  /** The fields whose values were set after the files had been read: input `images` gives them. */
  readonly overridden?: readonly FieldPath[];
}

/** An object as the user wrote it, and where. */
export interface Manifest {
  readonly object: KubernetesObject;
  readonly source: ManifestSource;
}

/** A path as the user would write it: relative to the workspace where it lies inside, with slashes. */
export function showPath(path: string, workspace: string): string {
  const way = relative(workspace, path);
  return (way.startsWith("..") || isAbsolute(way) ? path : way || ".").split(sep).join("/");
}
