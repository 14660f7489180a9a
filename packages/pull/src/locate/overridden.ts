import { type FieldPath, formatLocation } from "@pushpull/core";
import type { ParsedDocument, ParsedFile } from "../edit/types.ts";
import { type Kustomizations, parentsOf, type Repository, readDown, readUp } from "./overridden/kustomize-tree.ts";
import type { ImageEntry } from "./overridden/read-kustomization.ts";
import type { FoundImage, Untouched } from "./types.ts";

/** A found image, in its file. */
export interface FoundPlace {
  readonly found: FoundImage;
  readonly file: ParsedFile;
  readonly document: ParsedDocument;
}

/**
 * Sets those places apart whose version never comes to a cluster: manifests, patches and entries of `images` that only
 * kustomizations take in whose own entries of `images` give the version. Which these are follows Kustomize: it takes in
 * resources, then components, then patches, then sets images one after the other (`KustTarget.accumulateTarget`), each where
 * the name is the same as it is written by then (`image.IsImageMatched`, whose names are patterns; here they are texts).
 * Where an entry leaves the version to what it takes in (`newName` alone, `tagSuffix`), that counts and the entry does not.
 * @param files those that hold the image's words, kustomizations among them, by their paths
 */
export async function leaveOverridden<P extends FoundPlace>(
  places: readonly P[],
  files: ReadonlyMap<string, ParsedFile>,
  repository: Repository,
): Promise<Split<P>> {
  if (places.length < 2) return { counting: places, overridden: [] };
  let known = await readDown([...files.values()], repository);
  let ways = waysOf(places, known);
  const searched = new Set<string>();
  for (;;) {
    const through = [...ways.values()].flatMap((way) => (way.setBy === undefined ? [] : way.through));
    const fresh = [...new Set(through)].filter((file) => !searched.has(file));
    if (fresh.length === 0) return split(places, ways);
    for (const file of fresh) searched.add(file);
    known = await readUp(fresh, known, repository);
    ways = waysOf(places, known);
  }
}

interface Split<P extends FoundPlace> {
  readonly counting: readonly P[];
  readonly overridden: readonly Untouched[];
}

/** What becomes of a place on its way through the kustomizations. */
interface Way {
  /** The entry that gives the version instead, on each way there is; undefined where one has none. */
  readonly setBy: ImageEntry | undefined;
  /** The entries that leave the version to it. */
  readonly kept: readonly ImageEntry[];
  /** The files whose parents matter. */
  readonly through: readonly string[];
}

function waysOf<P extends FoundPlace>(places: readonly P[], known: Kustomizations): ReadonlyMap<P, Way> {
  return new Map(places.map((place) => [place, wayOf(place, known)]));
}

function wayOf({ file: { file }, found }: FoundPlace, known: Kustomizations): Way {
  const [path] = found.at.steps;
  // Kustomize sets no images there.
  if (path.includes("ephemeralContainers")) return { setBy: undefined, kept: [], through: [] };
  const own = known.get(file)?.entries ?? [];
  const index = own.findIndex((entry) => entry.path.every((step, depth) => step === path[depth]));
  const name = writtenName(found, own[index]);
  return follow({ file, entries: own.slice(index + 1) }, name, known, new Set([file]));
}

/** The name as it leaves the place: an entry's new name, or what a manifest has. */
function writtenName({ image }: FoundImage, entry: ImageEntry | undefined): string {
  return entry === undefined ? image.name : (entry.newName ?? entry.name);
}

function follow(
  { file, entries }: { readonly file: string; readonly entries: readonly ImageEntry[] },
  name: string,
  known: Kustomizations,
  seen: ReadonlySet<string>,
): Way {
  const matched: ImageEntry[] = [];
  let current = name;
  for (const entry of entries) {
    if (entry.name !== current) continue;
    if (entry.setsVersion) return { setBy: entry, kept: matched, through: [] };
    matched.push(entry);
    current = entry.newName ?? current;
  }
  const parents = parentsOf(file, known).filter((parent) => !seen.has(parent.file));
  const ways = parents.map((parent) => follow(parent, current, known, new Set([...seen, parent.file])));
  const isSet = ways.length > 0 && ways.every(({ setBy }) => setBy !== undefined);
  return {
    setBy: isSet ? ways[0]?.setBy : undefined,
    kept: [...matched, ...ways.flatMap(({ kept }) => kept)],
    through: [file, ...ways.flatMap(({ through }) => through)],
  };
}

function split<P extends FoundPlace>(places: readonly P[], ways: ReadonlyMap<P, Way>): Split<P> {
  const givers = new Map<string, P>();
  for (const place of places) {
    const { setBy, kept = [] } = ways.get(place) ?? {};
    for (const entry of setBy === undefined ? kept : []) givers.set(entryKey(entry.file, entry.path), place);
  }
  const reasonOf = (place: P): string | undefined => {
    const setBy = ways.get(place)?.setBy;
    if (setBy !== undefined) return `has its image set by ${setBy.place}`;
    const giver = givers.get(entryKey(place.file.file, place.found.at.steps[0]));
    if (giver === undefined) return undefined;
    return `takes its version from ${formatLocation(giver.document.locate(giver.found.at.steps))}`;
  };
  const judged = places.map((place) => ({ place, reason: reasonOf(place) }));
  return {
    counting: judged.filter(({ reason }) => reason === undefined).map(({ place }) => place),
    overridden: judged.flatMap(({ place, reason }) =>
      reason === undefined ? [] : [{ file: place.file.file, reason }],
    ),
  };
}

/** By the first two steps to it: `images`, and which. */
function entryKey(file: string, path: FieldPath): string {
  return JSON.stringify([file, ...path.slice(0, 2)]);
}
