import { nearestFirst } from "../text/nearest-name.ts";
import { normalizeName } from "./image-reference.ts";

/** How many names a person wants to read. */
const most = 3;

/**
 * The names that a person is most likely to have meant, the nearest first.
 * @param used normalized names
 */
export function nearestNames(name: string, used: readonly string[]): readonly string[] {
  return nearestFirst(normalizeName(name), used)
    .slice(0, most)
    .map((each) => each.replace(/^docker\.io\/(library\/)?/, ""));
}
