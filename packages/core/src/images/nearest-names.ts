import { distance } from "fastest-levenshtein";
import { normalizeName } from "./image-reference.ts";

/** How many names a person wants to read. */
const most = 3;

/**
 * The names that a person is most likely to have meant, the nearest first.
 * @param used normalized names
 */
export function nearestNames(name: string, used: readonly string[]): readonly string[] {
  const wanted = normalizeName(name);
  // People leave out the registry more often than they misspell the last part.
  const far = (each: string) => distance(lastPart(each), lastPart(wanted)) * wanted.length + distance(each, wanted);
  return used
    .toSorted((a, b) => far(a) - far(b))
    .slice(0, most)
    .map((each) => each.replace(/^docker\.io\/(library\/)?/, ""));
}

function lastPart(name: string): string {
  return name.slice(name.lastIndexOf("/") + 1);
}
