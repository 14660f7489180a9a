import { distance } from "fastest-levenshtein";

/**
 * The known name that was most likely meant by one that is not known; undefined where none is close. Case does not count.
 * Close is at most one character in three, and never more than three.
 */
export function nearestName(name: string, known: Iterable<string>): string | undefined {
  const wanted = name.toLowerCase();
  const most = Math.min(3, Math.max(1, Math.floor(name.length / 3)));
  const ranked = [...known].map((each) => ({ each, steps: distance(each.toLowerCase(), wanted) }));
  return ranked.filter(({ steps }) => steps <= most).toSorted((a, b) => a.steps - b.steps)[0]?.each;
}
