import { formatImage, type ImageOverride, overrideImage } from "@pushpull/core/images";
import type { NodePath, ParsedFile } from "../edit/types.ts";
import { mentionsIn } from "./mentions.ts";
import { type Place, setTarget } from "./place.ts";
import type { Untouched } from "./types.ts";

/** What a person may take for a place of an image in another version than is wanted, and no rule does. */
export interface Stray extends Untouched {
  readonly at: NodePath;
}

/**
 * Finds what a person may take for a place of an image and no operator's rule does: a field of a custom resource, a
 * variable, a text in a ConfigMap. It is left as it is, and said.
 * @param places all that rules have found
 */
export function straysOf(
  overrides: readonly ImageOverride[],
  files: Iterable<ParsedFile>,
  places: readonly Place[],
): readonly Stray[] {
  const taken = new Set(places.map(({ file, found }) => placeKey(file, found.at)));
  return [...files].flatMap((file) =>
    [...mentionsIn(file, overrides)].flatMap(({ document, at, mentions }): readonly Stray[] => {
      if (taken.has(placeKey(file, at))) return [];
      const image = mentions.flatMap(({ image, override }) => {
        const written = image === undefined ? undefined : formatImage(image);
        return image === undefined || formatImage(overrideImage(image, override)) === written ? [] : [written];
      })[0];
      if (image === undefined) return [];
      const target = setTarget({ found: { at }, file, document });
      const reason = `holds ${image} in line ${document.locate(at.steps).line}, where no rule reads an image: \`set: ${target}=…\` would set it`;
      return [{ file: file.file, reason, at }];
    }),
  );
}

/** By the first text of a file that it is in. */
function placeKey({ file }: ParsedFile, { document, steps: [path] }: NodePath): string {
  return JSON.stringify([file, document, path]);
}
