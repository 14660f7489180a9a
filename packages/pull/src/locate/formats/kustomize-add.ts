import { type ImageOverride, normalizeName } from "@pushpull/core/images";
import type { YamlChange as Change } from "../../yaml-edit/yaml-change.ts";
import { below, rootOf } from "../node-path.ts";
import type { Candidate } from "../types.ts";
import { kustomizationOf } from "./kustomization.ts";
import { kustomizeImages } from "./kustomize-images.ts";

/**
 * Gives a kustomization entries `images` for images that it has none for, as `kustomize edit set image` would.
 * @returns for each of those what adds its entry; a list that is not there yet comes whole with the first of them
 */
export function addImageEntries(
  { file, document }: Candidate,
  overrides: readonly ImageOverride[],
): ReadonlyMap<ImageOverride, readonly Change[]> {
  const kustomization = kustomizationOf(file, document.value);
  if (kustomization === undefined) return new Map();
  const root = rootOf(document);
  const at = below(root, "images");
  const present = kustomizeImages(kustomization.images, at, "kustomize").flatMap(({ image, otherNames = [] }) =>
    [image.name, ...otherNames].map(normalizeName),
  );
  const missing = overrides.filter(({ name }) => !present.includes(normalizeName(name)));
  const items = missing.map(entryOf);
  if ("images" in kustomization) {
    return new Map(missing.map((override) => [override, [{ kind: "append", at, item: entryOf(override) }]]));
  }
  return new Map(
    missing.map((override, index) => [
      override,
      index === 0 ? [{ kind: "add", at: root, key: "images", value: items }] : [],
    ]),
  );
}

function entryOf({ name, newName, tag, digest }: ImageOverride): Readonly<Record<string, string>> {
  return {
    name,
    ...(newName === undefined || newName === name ? {} : { newName }),
    ...(tag === undefined ? {} : { newTag: tag }),
    ...(digest === undefined ? {} : { digest }),
  };
}
