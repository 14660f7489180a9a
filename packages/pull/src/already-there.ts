import { formatLocation } from "@pushpull/core/errors";
import type { FileEdit } from "./locate/types.ts";
import { inWords } from "./visible.ts";

/** How many places are said. */
const most = 5;

/** What stands where as it is wanted, in a sentence without a full stop; undefined where that is nothing. */
export function alreadyThere(standing: readonly FileEdit[]): string | undefined {
  if (standing.length === 0) return undefined;
  const places = standing
    .slice(0, most)
    .map(
      ({ image, path, file, line, to }) => `${image ?? path} is ${inWords(to)} in ${formatLocation({ file, line })}`,
    );
  const more = standing.length - places.length;
  return `It is so already: ${[...places, ...(more > 0 ? [`and ${more} more`] : [])].join(", ")}`;
}
