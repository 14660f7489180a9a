import type { Location } from "@pushpull/core/errors";
import { formatImage, type ImageReference, normalizeName } from "@pushpull/core/images";
import type { FieldPath } from "@pushpull/core/kubernetes";
import type { ParsedDocument, ParsedFile } from "../yaml-edit/parse-file.ts";
import type { NodePath, YamlChange } from "../yaml-edit/yaml-change.ts";

/** An image that a format found, the scalar that sets its version, and how to change it. */
export interface FoundImage {
  /** The image as the operator pulls it. Tag and digest are undefined if they are not set here. */
  readonly image: ImageReference;
  /** Other names that the input may use for it: Kustomize's `name` beside its `newName`. */
  readonly otherNames?: readonly string[];
  /** The scalar that holds the version or the whole image; without a version, the scalar that names the image. */
  readonly at: NodePath;
  /** The field of the patched object, for an image in a patch. */
  readonly field?: FieldPath;
  /** The format that found it: `kustomize`, `helm-values`. */
  readonly format: string;
  /** Whether finding it requires other files. */
  readonly needsOthers?: boolean;
  /** Scalars of the same file that may hold its version instead. */
  readonly elsewhere?: readonly NodePath[];
  /** Whether a chart may append a version to it from anywhere in its values: it has none itself. */
  readonly mayBeJoined?: boolean;
  /** The key that its version would be added as, if nothing confirms that the chart reads it. */
  readonly guessedKey?: string | undefined;
  /**
   * The changes that turn it into another image; none if it already is that image. A reason without a full stop if it
   * cannot be changed here.
   */
  become(to: ImageReference): readonly YamlChange[] | string;
}

/** A found image with the file and line where it is written. */
export interface ImageLocation {
  readonly found: FoundImage;
  readonly file: ParsedFile;
  readonly document: ParsedDocument;
  readonly writtenAt: Location;
  /** Scalars of any file that may hold its version instead. */
  readonly elsewhere?: readonly ScalarLocation[];
}

/** A scalar that input `set` can address. */
export type ScalarLocation = Pick<ImageLocation, "file" | "document"> & { readonly found: Pick<FoundImage, "at"> };

export function imageLocation(found: FoundImage, file: ParsedFile, document: ParsedDocument): ImageLocation {
  const elsewhere = (found.elsewhere ?? []).map((at) => ({ found: { at }, file, document }));
  return { found, file, document, writtenAt: document.locate(found.at.steps), elsewhere };
}

/** Formats a version as it follows the image's name: `v1`, `v1@sha256:…`, `@sha256:…`; undefined if there is none. */
export function formatVersion({ tag, digest }: ImageReference): string | undefined {
  if (tag === undefined && digest === undefined) return undefined;
  return `${tag ?? ""}${digest === undefined ? "" : `@${digest}`}`;
}

/** Describes an update by the old and new version; by whole references if the name changes as well. */
export function describeUpdate(
  before: ImageReference,
  after: ImageReference,
): { readonly from: string | undefined; readonly to: string } {
  const renamed = normalizeName(before.name) !== normalizeName(after.name);
  if (renamed) return { from: formatImage(before), to: formatImage(after) };
  return { from: formatVersion(before), to: formatVersion(after) ?? formatImage(after) };
}
