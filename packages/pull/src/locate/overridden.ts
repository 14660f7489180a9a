import { formatLocation } from "@pushpull/core";
import { type Kustomizations, parentsOf, type Repository, readDown, readUp } from "./overridden/kustomize-tree.ts";
import type { ImageEntry } from "./overridden/read-kustomization.ts";
import type { Candidate, FoundImage } from "./types.ts";

/** An image, and the document it was found in. */
export interface Place {
  readonly candidate: Candidate;
  readonly found: FoundImage;
}

/** A place whose version nobody deploys, and why: `overlays/dev/kustomization.yaml:9 sets it`. */
export interface LeftPlace<P extends Place> {
  readonly place: P;
  readonly reason: string;
}

/**
 * Sets those places apart whose version never comes to a cluster: manifests, patches and entries of `images` that only
 * kustomizations take in whose own entries of `images` give the version. Which these are follows Kustomize: it takes in
 * resources, then components, then patches, then sets images one after the other (`KustTarget.accumulateTarget`), each where
 * the name is the same as it is written by then (`image.IsImageMatched`, whose names are patterns; here they are texts).
 * Where an entry leaves the version to what it takes in (`newName` alone, `tagSuffix`), that counts and the entry does not.
 * @param candidates the documents that hold the image's words, kustomizations among them
 */
export async function leaveOverridden<P extends Place>(
  places: readonly P[],
  candidates: readonly Candidate[],
  repository: Repository,
): Promise<{ readonly counting: readonly P[]; readonly left: readonly LeftPlace<P>[] }> {
  if (places.length < 2) return { counting: places, left: [] };
  let known = await readDown(candidates, repository);
  let ways = waysOf(places, known);
  const searched = new Set<string>();
  for (;;) {
    const files = [...ways.values()].flatMap(({ setBy, through }) => (setBy === undefined ? [] : through));
    const fresh = [...new Set(files)].filter((file) => !searched.has(file));
    if (fresh.length === 0) break;
    for (const file of fresh) searched.add(file);
    known = await readUp(fresh, known, repository);
    ways = waysOf(places, known);
  }
  return split(places, ways);
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

function waysOf<P extends Place>(places: readonly P[], known: Kustomizations): ReadonlyMap<P, Way> {
  return new Map(places.map((place) => [place, wayOf(place, known)]));
}

function wayOf({ candidate: { file }, found }: Place, known: Kustomizations): Way {
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

function split<P extends Place>(
  places: readonly P[],
  ways: ReadonlyMap<P, Way>,
): { readonly counting: readonly P[]; readonly left: readonly LeftPlace<P>[] } {
  const keeps = new Map<string, P>();
  for (const place of places) {
    const { setBy, kept = [] } = ways.get(place) ?? {};
    for (const entry of setBy === undefined ? kept : []) keeps.set(JSON.stringify([entry.file, ...entry.path]), place);
  }
  const counting: P[] = [];
  const left: LeftPlace<P>[] = [];
  for (const place of places) {
    const { candidate, found } = place;
    const setBy = ways.get(place)?.setBy;
    const inner = keeps.get(JSON.stringify([candidate.file, ...found.at.steps[0].slice(0, 2)]));
    if (setBy !== undefined) left.push({ place, reason: `${setBy.place} sets it` });
    else if (inner !== undefined) left.push({ place, reason: `it has the version from ${placeOf(inner)}` });
    else counting.push(place);
  }
  return { counting, left };
}

function placeOf({ candidate, found }: Place): string {
  return formatLocation(candidate.document.locate(found.at.steps));
}
