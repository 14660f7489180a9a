import { distance } from "fastest-levenshtein";

/**
 * The known name that is most similar to an unknown one; undefined if none is near. Names are paths or plain words.
 */
export function nearestName(name: string, known: Iterable<string>): string | undefined {
  return nearestFirst(
    name,
    [...known].filter((each) => isNear(name, each)),
  )[0];
}

/**
 * Whether a name may be a misspelling of another one: in their last parts, two letters are swapped, or they differ by at
 * most two characters, by one if the longer has four, and by none if it has fewer. Case does not count. Not more, since
 * many kinds differ by three.
 */
export function isNear(name: string, other: string): boolean {
  const parts = [lastPart(name), lastPart(other)] as const;
  const length = Math.max(...parts.map((part) => part.length));
  const steps = distanceOf(...parts);
  return steps <= Math.max(0, Math.min(2, length - 3)) || (steps === 2 && lettersOf(parts[0]) === lettersOf(parts[1]));
}

function lettersOf(word: string): string {
  return [...word.toLowerCase()].sort().join("");
}

/**
 * Names by how near they are to another one, the nearest first. The last part of a path counts most: people leave out
 * folders and registries more often than they misspell a name.
 */
export function nearestFirst(name: string, known: readonly string[]): readonly string[] {
  const far = (each: string) => distanceOf(lastPart(each), lastPart(name)) * (name.length + 1) + distanceOf(each, name);
  return known
    .map((each) => ({ each, far: far(each) }))
    .toSorted((a, b) => a.far - b.far)
    .map(({ each }) => each);
}

function distanceOf(a: string, b: string): number {
  return distance(a.toLowerCase(), b.toLowerCase());
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
