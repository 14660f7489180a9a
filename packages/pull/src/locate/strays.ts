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
    [...mentionsIn(file, overrides)].flatMap(({ document, at, text, mentions }): readonly Stray[] => {
      if (taken.has(placeKey(file, at))) return [];
      const wanted = mentions.flatMap(({ image, override }) => {
        if (image === undefined) return [];
        const [written, to] = [formatImage(image), formatImage(overrideImage(image, override))];
        return to === written ? [] : [{ written, to, override }];
      });
      // Of several mentions in one text the first is enough to find it.
      const each = new Map(wanted.toReversed().map((mention) => [mention.override, mention]));
      return [...each.values()].map(({ written, to, override }) => {
        const line = lineWithin(file.text, document.locate(at.steps).line, written);
        const how =
          text === written
            ? `\`set: ${setTarget({ found: { at }, file, document })}=${to}\` would set it`
            : "it is a part of a longer text, which has to be changed by hand";
        const reason = `holds ${written} in line ${line}, where no rule reads an image: ${how}`;
        return { file: file.file, reason, at, override };
      });
    }),
  );
}

/** The line that an image stands in, within a text that begins in a line; that one where no line holds it as it is. */
function lineWithin(text: string, first: number, image: string): number {
  const offset = text
    .split("\n")
    .slice(first - 1)
    .findIndex((line) => line.includes(image));
  return first + Math.max(offset, 0);
}

/** By the first text of a file that it is in. */
function placeKey({ file }: ParsedFile, { document, steps: [path] }: NodePath): string {
  return JSON.stringify([file, document, path]);
}
