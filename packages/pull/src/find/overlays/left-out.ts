import { formatImage, type ImageOverride, normalizeName } from "@pushpull/core/images";
import type { Checkout } from "../../git/types.ts";
import { findInDocument } from "../formats/find-in-document.ts";
import { type ImageLocation, imageLocation } from "../image-location.ts";
import { readFiles, type Untouched } from "../read-files.ts";
import { namesOf, searchWords } from "../search-words.ts";
import { folderOf } from "../targets/deploy-targets.ts";
import { parseKustomizations, readDown } from "./kustomize-tree.ts";
import type { Repository } from "./overlay-repository.ts";
import { inheritorsOf } from "./overridden-locations.ts";
import { kustomizationsIn } from "./read-kustomization.ts";

/**
 * Finds files that an overlay includes and input `manifests` excludes, with the same image as the overlay's own patches
 * or manifests: both are deployed.
 * @param locations the locations that are set
 */
export async function leftOutBelow(
  override: ImageOverride,
  locations: readonly ImageLocation[],
  checkout: Checkout,
  repository: Repository,
): Promise<readonly Untouched[]> {
  const own = locations.filter(({ found: { format } }) => format === "kubernetes" || format === "kustomize");
  // An entry of `images` sets everything that its kustomization includes.
  const asking = own.filter(({ found: { at } }) => at.steps.length > 1 || at.steps[0][0] !== "images");
  if (asking.length === 0) return [];
  const view = new Set(await checkout.search([]));
  const tops = new Set([...(await inheritorsOf(asking, repository, true)).values()].flat());
  const wanted = [...tops].flatMap((folder) => kustomizationsIn(folder).filter((file) => view.has(file)));
  const roots = parseKustomizations(await repository.texts(wanted));
  const names = new Set(namesOf(override));
  const words = searchWords([override]);
  const notes: Untouched[] = [];
  for (const [root, kustomization] of roots) {
    const known = await readDown(new Map([[root, kustomization]]), repository);
    const paths = [...known.values()].flatMap(({ file, resources }) => [file, ...resources]);
    const texts = await repository.texts(paths.filter((path) => !view.has(path)));
    const holding = [...texts].flatMap(([path, text]) => (words.some((word) => text.includes(word)) ? [path] : []));
    const { files } = await readFiles(checkout, holding);
    const below = [...files.values()].flatMap((file) =>
      file.documents.flatMap((document) =>
        findInDocument({ file: file.file, document }, { policies: new Map() })
          .filter(({ image }) => names.has(normalizeName(image.name)))
          .map((found) => imageLocation(found, file, document)),
      ),
    );
    const arriving = await inheritorsOf(below, repository, true);
    for (const location of below) {
      if (!arriving.get(location)?.includes(folderOf(root) || ".")) continue;
      const image = formatImage(location.found.image);
      const reason = `has ${image} in line ${location.writtenAt.line}, which ${folderOf(root) || "the root"} includes and input \`manifests\` excludes`;
      notes.push({ file: location.file.file, reason });
    }
  }
  return notes;
}
