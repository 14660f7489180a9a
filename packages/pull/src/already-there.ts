import { formatLocation } from "@pushpull/core/errors";
import { type ImageOverride, namesCommit } from "@pushpull/core/images";
import { firstFew } from "@pushpull/core/text";
import type { FileEdit } from "./locate/types.ts";
import { inWords } from "./visible.ts";

/** How many places are said. */
const most = 5;

/** What stands where as it is wanted, in a sentence without a full stop; undefined where that is nothing. */
export function alreadyThere(standing: readonly FileEdit[]): string | undefined {
  if (standing.length === 0) return undefined;
  const places = standing.slice(0, most).map(placeInWords);
  const more = standing.length - places.length;
  return `It is so already: ${[...places, ...(more > 0 ? [`and ${more} more`] : [])].join(", ")}`;
}

/**
 * Warns of tags that input `images` names and that stand in all their places: nothing starts new pods for a new build under
 * the same tag. A digest names its build, and so does the tag of a commit, with which a job is run again.
 */
export function standingTagWarning(
  overrides: readonly ImageOverride[],
  edits: readonly FileEdit[],
  standing: readonly FileEdit[],
): string | undefined {
  const changing = new Set(edits.map(({ image }) => image));
  const there = overrides.flatMap(({ name, tag, digest }) => {
    if (tag === undefined || digest !== undefined || namesCommit(tag) || changing.has(name)) return [];
    return standing.filter(({ image }) => image === name).slice(0, 1);
  });
  if (there.length === 0) return undefined;
  const places = firstFew(there.map(placeInWords), most).join(", ");
  return `Input 'images': ${places} already. Pods that run keep the image that they have pulled: give each build its own tag, or its digest.`;
}

function placeInWords({ image, path, file, line, to }: FileEdit): string {
  return `${image ?? path} is ${inWords(to)} in ${formatLocation({ file, line })}`;
}
