import type { ImageReference } from "@pushpull/core/images";
import type { FieldPath } from "@pushpull/core/kubernetes";
import type { YamlChange } from "../../yaml-edit/yaml-change.ts";

/** A change whose path starts at the values, wherever they are. */
export type RelativeChange = YamlChange extends infer Kind
  ? Kind extends YamlChange
    ? Omit<Kind, "at"> & { readonly at: FieldPath }
    : never
  : never;

/** An image in Helm values. Paths start at the root of the values. */
export interface HelmImage {
  readonly image: ImageReference;
  readonly otherNames?: readonly string[];
  readonly at: FieldPath;
  /** A string that a chart may append a version to, or a map with a field for each part; undefined in a container. */
  readonly shape?: "text" | "map" | undefined;
  /** The key that a version would be added as, if there is none: no other file confirms that the chart reads it. */
  readonly guessedKey?: string | undefined;
  /** Where its version may be, if it has none itself. */
  readonly elsewhere?: readonly FieldPath[];
  /** The path of a placeholder that stands for its version. */
  readonly filledIn?: FieldPath | undefined;
  readonly writing: HelmWriting;
}

/** How an image is written in values: as a whole reference, or split over the fields of a map. */
export type HelmWriting = { readonly kind: "whole"; readonly path: FieldPath; readonly written: string } | SplitImage;

/** An image whose parts are in several fields of one map. */
export interface SplitImage {
  readonly kind: "split";
  readonly map: Readonly<Record<string, unknown>>;
  readonly path: FieldPath;
  /** The maps that contain it, from the root of the values, including its own. */
  readonly parents: readonly ValuesMap[];
  readonly image: ImageReference;
  /** The field whose version is a placeholder. */
  readonly filledIn: string | undefined;
  readonly fields: SplitImageFields;
  /** The registry in front of the repository: from a field of its own, or from `global`. */
  readonly registry: { readonly text: string; readonly isGlobal: boolean } | undefined;
}

/** The keys of the parts. */
export interface SplitImageFields {
  readonly name: string;
  readonly registry?: string | undefined;
  readonly tag?: string | undefined;
  readonly digest?: string | undefined;
  /** The key that a tag would be added as, if there is none. */
  readonly newTag: string;
}

export type ValuesMap = Readonly<Record<string, unknown>>;
