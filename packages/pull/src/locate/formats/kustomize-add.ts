import { type ImageOverride, normalizeName } from "@pushpull/core";
import type { Change } from "../../edit/types.ts";
import { below, rootOf } from "../node-path.ts";
import type { Candidate } from "../types.ts";
import { kustomizationOf } from "./kustomization.ts";
import { kustomizeImages } from "./kustomize-images.ts";

/**
 * Gives a kustomization the entry `images` for an image that it has none for, as `kustomize edit set image` would.
 * @returns no changes where it has one, or is no kustomization
 */
export function addImageEntry({ file, document }: Candidate, override: ImageOverride): readonly Change[] {
  const kustomization = kustomizationOf(file, document.value);
  if (kustomization === undefined) return [];
  const root = rootOf(document);
  const at = below(root, "images");
  const wanted = normalizeName(override.name);
  const has = kustomizeImages(kustomization.images, at, "kustomize").some(({ image, otherNames = [] }) =>
    [image.name, ...otherNames].map(normalizeName).includes(wanted),
  );
  if (has) return [];
  const { name, newName, tag, digest } = override;
  const item = {
    name,
    ...(newName === undefined || newName === name ? {} : { newName }),
    ...(tag === undefined ? {} : { newTag: tag }),
    ...(digest === undefined ? {} : { digest }),
  };
  if (Array.isArray(kustomization.images)) return [{ kind: "append", at, item }];
  const added: Change = { kind: "add", at: root, key: "images", value: [item] };
  // `images:` with nothing behind it.
  return "images" in kustomization ? [{ kind: "remove", at }, added] : [added];
}
