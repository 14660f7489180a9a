import { nearestFirst } from "../text/nearest-name.ts";
import { normalizeName } from "./image-reference.ts";

/** Maximum number of suggestions. */
const maxNames = 3;

/**
 * The most similar names, the nearest first.
 * @param used normalized names
 */
export function nearestNames(name: string, used: readonly string[]): readonly string[] {
  return nearestFirst(normalizeName(name), used)
    .slice(0, maxNames)
    .map((each) => each.replace(/^docker\.io\/(library\/)?/, ""));
}
