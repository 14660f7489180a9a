import { formatImage, type ImageOverride, overrideImage } from "@pushpull/core/images";
import type { ParsedFile } from "../yaml-edit/parse-file.ts";
import type { NodePath } from "../yaml-edit/yaml-change.ts";
import { mentionsIn } from "./mentions.ts";
import { filledInReason, hasVersionPart } from "./named-without-version.ts";
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
  const taken = Map.groupBy(places, ({ file, found }) => placeKey(file, found.at));
  return [...files].flatMap((file) =>
    [...mentionsIn(file, overrides)].flatMap(({ document, at, text, mentions }): readonly Stray[] => {
      const within = taken.get(placeKey(file, at)) ?? [];
      if (within.some(({ found }) => found.at.steps.length === 1)) return [];
      const lines = new Set(within.map(({ location }) => location.line));
      const where = { first: document.locate(at.steps).line, count: text.split("\n").length, lines };
      const wanted = mentions.flatMap(({ image, override, written }) => {
        const to = image && formatImage(overrideImage(image, override));
        const isMeant = to === undefined ? isFilledIn(written) : to !== formatImage(image ?? { name: written });
        const line = isMeant ? lineWithin(file.text, where, written) : undefined;
        return line === undefined ? [] : [{ written, to, override, line }];
      });
      // Of several mentions in one text the first is enough to find it.
      const each = new Map(wanted.toReversed().map((mention) => [mention.override, mention]));
      return [...each.values()].flatMap(({ written, to, override, line }) => {
        if (to === undefined) return [{ file: file.file, reason: filledInReason(written, line), at, override }];
        const how =
          text === written
            ? `\`set: ${setTarget({ found: { at }, file, document })}=${to}\` would set it`
            : "it is a part of a longer text, which has to be changed by hand";
        const reason = `holds ${written} in line ${line}, where no rule reads an image: ${how}`;
        return [{ file: file.file, reason, at, override }];
      });
    }),
  );
}

/** What a generator of an ApplicationSet fills in is read with that. */
function isFilledIn(written: string): boolean {
  return hasVersionPart(written) && !written.includes("{{");
}

interface Lines {
  /** The line that a text begins in. */
  readonly first: number;
  readonly count: number;
  /** Those in it that hold a place. */
  readonly lines: ReadonlySet<number>;
}

/**
 * The line that an image stands in, within a text; its first one where no line holds it as it is. Undefined where all that
 * hold it are places.
 */
function lineWithin(text: string, { first, count, lines }: Lines, image: string): number | undefined {
  const holding = text
    .split("\n")
    .slice(first - 1, first + count)
    .flatMap((line, index) => (line.includes(image) ? [first + index] : []));
  const left = holding.filter((line) => !lines.has(line));
  return left[0] ?? (lines.size === 0 ? first : undefined);
}

/** By the first text of a file that it is in. */
function placeKey({ file }: ParsedFile, { document, steps: [path] }: NodePath): string {
  return JSON.stringify([file, document, path]);
}
