import { distance } from "fastest-levenshtein";

/**
 * The known name that is most similar to an unknown one, ignoring case; undefined if none is similar. Similar means
 * that at most every third character differs, and no more than three.
 */
export function nearestName(name: string, known: Iterable<string>): string | undefined {
  const wanted = name.toLowerCase();
  const maxDistance = Math.min(3, Math.max(1, Math.floor(name.length / 3)));
  const ranked = [...known].map((each) => ({ each, edits: distance(each.toLowerCase(), wanted) }));
  return ranked.filter(({ edits }) => edits <= maxDistance).toSorted((a, b) => a.edits - b.edits)[0]?.each;
}
