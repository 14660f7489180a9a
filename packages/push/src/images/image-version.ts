import { type ImageOverride, namesCommit, parseImage } from "@pushpull/core/images";
import { type FieldPath, valueAt } from "@pushpull/core/kubernetes";
import type { Manifest } from "../manifests/manifest.ts";

/** `latest` as a whole tag or a word of it: `latest-alpine3.20`, `v2-latest`. */
const latest = /(^|[-_.])latest($|[-_.])/i;

/**
 * Whether an image has a fixed version: a digest, or a tag with a digit in it (`1.4.2`, `v3`, `2026-01-31`,
 * `main-8d3f0c1`). Other tags move: any form of `latest`, and words such as `main`, `stable`, `edge`, `nightly` or
 * `prod`. No tag means `latest`; a text that is not an image has no version.
 */
export function hasFixedVersion(image: string): boolean {
  const reference = parseImage(image);
  if (reference === undefined) return false;
  const { tag = "latest", digest } = reference;
  return digest !== undefined || (!latest.test(tag) && (/\d/.test(tag) || namesCommit(tag)));
}

/** Whether input `images` has set a field. */
export function isSetByImages({ source }: Pick<Manifest, "source">, path: FieldPath): boolean {
  return source.overridden?.some((each) => each.join("/") === path.join("/")) ?? false;
}

/** Whether the version in a field comes from input `images`. An entry that only changes the registry sets no version. */
export function isGivenByImages(manifest: Manifest, path: FieldPath, overrides: readonly ImageOverride[]): boolean {
  if (!isSetByImages(manifest, path)) return false;
  const image = parseImage(String(valueAt(manifest.object, path)));
  return overrides.some(
    ({ tag, digest }) => (tag ?? digest) !== undefined && tag === image?.tag && digest === image?.digest,
  );
}
