import { type Kustomizations, parentsIn } from "./kustomize-tree.ts";
import type { ImageEntry } from "./read-kustomization.ts";

/** What becomes of an image on its way through the kustomizations that take it in. */
export interface Way {
  /** The entry that gives the version instead, one of several ways' own; undefined where one of them has none. */
  readonly setBy: ImageEntry | undefined;
  /** The entries that leave the version to what stood there. */
  readonly kept: readonly ImageEntry[];
  /** The files that are taken in as they are, or as these entries leave them: who else takes them in matters. */
  readonly through: readonly string[];
}

export const nowhere: Way = { setBy: undefined, kept: [], through: [] };

/** Follows an image of a file, by its name as it is written, through entries and on to those who take the file in. */
export function wayFinder(known: Kustomizations): (file: string, entries: readonly ImageEntry[], name: string) => Way {
  const parentsOf = parentsIn(known);
  const found = new Map<string, Way>();
  const along = (file: string, entries: readonly ImageEntry[], name: string): Way => {
    const kept: ImageEntry[] = [];
    let current = name;
    for (const entry of entries) {
      if (entry.name !== current) continue;
      if (entry.setsVersion) return { setBy: entry, kept, through: [] };
      kept.push(entry);
      current = entry.newName ?? current;
    }
    const above = beyond(file, current);
    return { ...above, kept: [...kept, ...above.kept] };
  };
  const beyond = (file: string, name: string): Way => {
    const key = JSON.stringify([file, name]);
    const before = found.get(key);
    if (before !== undefined) return before;
    // A circle leads back here.
    found.set(key, nowhere);
    const ways = parentsOf(file).map((parent) => along(parent.file, parent.entries, name));
    const way: Way = {
      setBy: ways.every(({ setBy }) => setBy !== undefined) ? ways[0]?.setBy : undefined,
      kept: [...new Set(ways.flatMap(({ kept }) => kept))],
      through: [...new Set([file, ...ways.flatMap(({ through }) => through)])],
    };
    found.set(key, way);
    return way;
  };
  return along;
}
