import { type ImageOverride, nearestNames, normalizeName, UserError } from "@pushpull/core";
import type { Checkout } from "../git/types.ts";
import { addTargets } from "./add-targets.ts";
import { findInDocument } from "./formats.ts";
import { lostMarkers } from "./lost-markers.ts";
import { readFiles } from "./read.ts";
import type { Untouched } from "./types.ts";

/** Files that are parsed to find out which images there are: enough to find what somebody has misspelled. */
const mostRead = 200;

interface Looked {
  /** `acme/deploy (main)` */
  readonly repository: string;
  /** As the input `manifests` names them. */
  readonly manifests: readonly string[];
  readonly untouched: readonly Untouched[];
}

/** The fault of images that stand nowhere: names that are near, and where was looked. */
export async function notFound(
  overrides: readonly ImageOverride[],
  checkout: Checkout,
  { repository, manifests, untouched }: Looked,
): Promise<readonly UserError[]> {
  const paths = (await checkout.search(["image"])).slice(0, mostRead);
  const { files } = await readFiles(checkout, paths);
  const used = [...files.values()].flatMap(({ file, documents }) =>
    documents.flatMap((document) =>
      findInDocument({ file, document }, { policies: new Map() }).map(({ image }) => normalizeName(image.name)),
    ),
  );
  const targets = await addTargets(checkout, overrides);
  const lost = await lostMarkers(checkout, mostRead);
  const where = manifests.length === 0 ? "the whole repository" : manifests.join(", ");
  return overrides.map((override) => {
    const { name } = override;
    const addable = targets.has(override) ? ["`add-missing: true` adds an entry for it to a kustomization there."] : [];
    const nearest = nearestNames(name, [...new Set(used)]);
    const none = untouched.length === 0 ? ["There is no image at all."] : [];
    return new UserError(`Input 'images': nothing in ${repository} uses the image ${name}`, {
      code: "image",
      hint: [
        `Looked in ${where}.`,
        ...(nearest.length === 0 ? none : [`The nearest there are: ${nearest.join(", ")}.`]),
        ...untouched.slice(0, 5).map(({ file, reason }) => `${file} ${reason}.`),
        ...lost,
        ...addable,
      ].join(" "),
    });
  });
}
