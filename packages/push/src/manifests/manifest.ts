import { isAbsolute, relative, sep } from "node:path";
import type { Location } from "@pushpull/core/errors";
import type { FieldPath, KubernetesObject } from "@pushpull/core/kubernetes";

/** Where an object was written. Undefined for an object that is in no file (the Namespace of `create-namespace`). */
export interface ManifestSource {
  /** The start of the object. */
  readonly location: Location | undefined;
  /** The location of a field, or of the nearest enclosing field that is written. */
  locate(path: FieldPath): Location | undefined;
  /** Fields that input `images` has set. */
  readonly overridden?: readonly FieldPath[];
}

/** An object as written, and its source. */
export interface Manifest {
  readonly object: KubernetesObject;
  readonly source: ManifestSource;
  /**
   * Set where Helm writes it: an object of the release, or a CRD of the chart's `crds/`, which Helm creates and never
   * changes.
   */
  readonly helm?: "object" | "crd";
  /**
   * Set for a hook of a chart that is applied as manifests are: it runs before all other objects, those of a lower
   * weight first, and is deleted and created again in every run.
   */
  readonly hookWeight?: number | undefined;
}

/** A path as the user would write it: relative to the workspace if it is inside, with slashes. */
export function showPath(path: string, workspace: string): string {
  const fromWorkspace = relative(workspace, path);
  const isOutside = fromWorkspace.startsWith("..") || isAbsolute(fromWorkspace);
  return (isOutside ? path : fromWorkspace || ".").split(sep).join("/");
}
