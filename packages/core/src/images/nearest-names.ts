import { distance } from "fastest-levenshtein";
import { normalizeName } from "./image-reference.ts";

/** Maximum number of suggestions. */
const maxNames = 3;

/**
 * The most similar names, the nearest first.
 * @param used normalized names
 */
export function nearestNames(name: string, used: readonly string[]): readonly string[] {
  const wanted = normalizeName(name);
  // People leave out the registry more often than they misspell the last part.
  const distanceTo = (each: string) =>
    distance(lastPart(each), lastPart(wanted)) * wanted.length + distance(each, wanted);
  return used
    .toSorted((a, b) => distanceTo(a) - distanceTo(b))
    .slice(0, maxNames)
    .map((each) => each.replace(/^docker\.io\/(library\/)?/, ""));
}

function lastPart(name: string): string {
  return name.slice(name.lastIndexOf("/") + 1);
}
