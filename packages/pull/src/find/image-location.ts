import type { Location } from "@pushpull/core/errors";
import { formatImage, type ImageReference, normalizeName } from "@pushpull/core/images";
import type { FieldPath } from "@pushpull/core/kubernetes";
import type { ParsedDocument, ParsedFile } from "../yaml-edit/parse-file.ts";
import type { NodePath } from "../yaml-edit/yaml-change.ts";
import type { SourceValues } from "./argo-cd/argo-cd-source-values.ts";
import type { HelmWriting } from "./helm/helm-image.ts";

/** An image that a format found, the scalar that sets its version, and how it is written. */
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
  /** Why a change is refused, without a full stop; the requested image itself is accepted. */
  readonly doubt?: string | undefined;
  /** Why a change that adds the guessed key is refused. */
  readonly guessDoubt?: string | undefined;
  readonly writing: ImageWriting;
}

/** How an image is written: what `changeImage` needs to know to change it. */
export type ImageWriting =
  /** It cannot be changed here, for a reason without a full stop. */
  | { readonly kind: "refused"; readonly reason: string }
  /** One scalar holds the whole reference. */
  | ({ readonly kind: "reference" } & WrittenScalar)
  /** An entry of a kustomization's `images`. */
  | { readonly kind: "kustomize-entry"; readonly fields: Fields; readonly at: NodePath }
  /** An argument of `kustomize edit set image`, as Argo CD keeps it: `[OLD=]NEW[:TAG][@DIGEST]`. */
  | ({ readonly kind: "kustomize-argument" } & WrittenScalar)
  /** A tag or digest that a generator fills in where a template has a placeholder. */
  | {
      readonly kind: "generated";
      readonly part: "tag" | "digest";
      readonly by: WrittenScalar;
      readonly template: string;
    }
  /** Scalars that markers of one Flux policy assign to the parts of an image. */
  | {
      readonly kind: "flux-markers";
      readonly policy: string;
      readonly name: WrittenScalar | undefined;
      readonly tag: WrittenScalar | undefined;
      readonly digest: WrittenScalar | undefined;
    }
  /** The spec of an OCIRepository. */
  | { readonly kind: "oci-repository"; readonly spec: Fields; readonly at: NodePath }
  /** A reference to a chart that has its image's version. */
  | { readonly kind: "chart-version"; readonly chart: string; readonly fields: Fields; readonly at: NodePath }
  /** An image in Helm values, and where the values are written. */
  | { readonly kind: "helm-values"; readonly inValues: HelmWriting; readonly at: NodePath }
  | { readonly kind: "argo-cd-values"; readonly inValues: HelmWriting; readonly values: SourceValues }
  | {
      readonly kind: "values-layer";
      readonly inValues: HelmWriting;
      readonly layer: LayerValues;
      readonly base: string;
    }
  /** An image in the text of a scalar. */
  | { readonly kind: "inner-text"; readonly steps: NodePath["steps"]; readonly inner: ImageWriting };

type Fields = Readonly<Record<string, unknown>>;

/** A scalar and its value as text. */
export interface WrittenScalar {
  readonly at: NodePath;
  readonly value: string;
}

/** Values that are merged over others. */
export interface LayerValues {
  readonly values: unknown;
  /** The node where they are written, without the first steps of each path. */
  readonly at: NodePath;
  /** How many steps from the root of the values are not written: the pointer of a patch's operation. */
  readonly unwritten: number;
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
