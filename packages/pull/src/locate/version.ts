import { formatImage, type ImageReference, normalizeName } from "@pushpull/core/images";

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
