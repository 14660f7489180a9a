import type { ImageReference } from "@pushpull/core/images";
import type { FieldPath } from "@pushpull/core/kubernetes";
import type { Change } from "../../edit/types.ts";

/** A change whose way begins at the values, wherever those are. */
export type RelativeChange = Change extends infer Kind
  ? Kind extends Change
    ? Omit<Kind, "at"> & { readonly at: FieldPath }
    : never
  : never;

/** An image in Helm values. The ways lead from the values' own root. */
export interface HelmImage {
  readonly image: ImageReference;
  readonly otherNames?: readonly string[];
  readonly at: FieldPath;
  /** One text that a chart may put a version behind, or a map with a field for each part; undefined for a container's. */
  readonly shape?: "text" | "map" | undefined;
  /** The key that a version would get, where there is none: no other file says that the chart reads it. */
  readonly guessedKey?: string | undefined;
  /** Where its version may stand, if it has none itself. */
  readonly elsewhere?: readonly FieldPath[];
  /** What stands for its version until something else fills it in. */
  readonly filledIn?: FieldPath | undefined;
  become(to: ImageReference): readonly RelativeChange[] | string;
}

/** An image whose parts stand in several fields of one map. */
export interface SplitImage {
  readonly map: Readonly<Record<string, unknown>>;
  readonly path: FieldPath;
  /** The maps that it is in, itself included, from the root of the values. */
  readonly parents: readonly ValuesMap[];
  readonly image: ImageReference;
  /** The field whose value is no version before something else fills it in. */
  readonly filledIn: string | undefined;
  readonly fields: SplitImageFields;
  /** What is in front of the repository: a field's own value, or what `global` has instead. */
  readonly registry: { readonly text: string; readonly isGlobal: boolean } | undefined;
}

/** The keys of the parts. */
export interface SplitImageFields {
  readonly name: string;
  readonly registry?: string | undefined;
  readonly tag?: string | undefined;
  readonly digest?: string | undefined;
  /** The key that a tag would get, where there is none. */
  readonly newTag: string;
}

export type ValuesMap = Readonly<Record<string, unknown>>;
