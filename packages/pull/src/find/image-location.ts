import type { Location } from "@pushpull/core/errors";
import { formatImage, type ImageReference, normalizeName } from "@pushpull/core/images";
import type { Change, NodePath, ParsedDocument, ParsedFile } from "../edit/types.ts";

/** A place that says which version of an image is used. */
export interface FoundImage {
  /** The image as the operator pulls it. Tag and digest are undefined where the place names none. */
  readonly image: ImageReference;
  /** Other names that a person may give for it: Kustomize's `name` beside its `newName`. */
  readonly otherNames?: readonly string[];
  /** The scalar that holds the version, or the whole image; where there is no version, what names the image. */
  readonly at: NodePath;
  /** Which operator's rule has found it: `kustomize`, `helm-values`. */
  readonly format: string;
  /** Whether it takes files elsewhere to find it: it would not be found in its own file alone. */
  readonly needsOthers?: boolean;
  /** Scalars of its file that may hold its version instead. */
  readonly elsewhere?: readonly NodePath[];
  /** Whether a chart may put a version behind it that stands anywhere in its values: it has none itself. */
  readonly mayBeJoined?: boolean;
  /** The key that its version would get, of which nothing says that it is read. */
  readonly guessedKey?: string | undefined;
  /**
   * What to change so that it becomes another image; none when it is that already. A sentence when that cannot be done
   * there (a reason, without a full stop).
   */
  become(to: ImageReference): readonly Change[] | string;
}

/** A found image, in its file. */
export interface ImageLocation {
  readonly found: FoundImage;
  readonly file: ParsedFile;
  readonly document: ParsedDocument;
  readonly writtenAt: Location;
  /** Scalars, also of other files, that may hold its version instead. */
  readonly elsewhere?: readonly ScalarLocation[];
}

/** A scalar that the input `set` can name. */
export type ScalarLocation = Pick<ImageLocation, "file" | "document"> & { readonly found: Pick<FoundImage, "at"> };

export function imageLocation(found: FoundImage, file: ParsedFile, document: ParsedDocument): ImageLocation {
  const elsewhere = (found.elsewhere ?? []).map((at) => ({ found: { at }, file, document }));
  return { found, file, document, writtenAt: document.locate(found.at.steps), elsewhere };
}

/** A version as it stands behind an image's name: `v1`, `v1@sha256:…`, `@sha256:…`; undefined where there is none. */
export function formatVersion({ tag, digest }: ImageReference): string | undefined {
  if (tag === undefined && digest === undefined) return undefined;
  return `${tag ?? ""}${digest === undefined ? "" : `@${digest}`}`;
}

/** What an image has been, and becomes: versions, and whole references where its name changes too. */
export function describeUpdate(
  before: ImageReference,
  after: ImageReference,
): { readonly from: string | undefined; readonly to: string } {
  const renamed = normalizeName(before.name) !== normalizeName(after.name);
  if (renamed) return { from: formatImage(before), to: formatImage(after) };
  return { from: formatVersion(before), to: formatVersion(after) ?? formatImage(after) };
}
