import { formatLocation } from "@pushpull/core/errors";
import type { FieldPath } from "@pushpull/core/kubernetes";
import type { ParsedDocument, ParsedFile } from "../edit/types.ts";
import { textFormat } from "./formats/inner-texts.ts";
import { isOperations } from "./formats/kustomize-patches.ts";
import { objectAt } from "./objects.ts";
import { kustomizationsAmong, readAround, readDown, readUp, type Tree } from "./overridden/kustomize-tree.ts";
import { readPatches } from "./overridden/patches.ts";
import type { Kustomization } from "./overridden/read-kustomization.ts";
import type { Repository } from "./overridden/repository.ts";
import { nowhere, type Subject, type Way, wayFinder } from "./overridden/way.ts";
import type { FoundImage, Untouched } from "./types.ts";

/** A found image, in its file. */
export interface FoundPlace {
  readonly found: FoundImage;
  readonly file: ParsedFile;
  readonly document: ParsedDocument;
}

/**
 * Sets those places apart whose version never comes to a cluster: manifests, patches and entries of `images` that only
 * kustomizations take in whose own patches or entries of `images` give the version. Which these are follows Kustomize: it takes in
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
  const names = new Set(places.map(({ found }) => found.image.name));
  const sets = ({ entries }: Kustomization) => entries.some(({ name }) => names.has(name));
  let known = kustomizationsAmong(files.values());
  const setting = [...known.values()].filter(sets);
  const isPatched = hasPatches(places);
  if (places.length < 2 || (setting.length === 0 && !isPatched)) return { counting: places, overridden: [] };
  const components = setting.filter(({ isComponent }) => isComponent).map(({ file }) => file);
  known = isPatched
    ? await readAround([...components, ...places.map(({ file }) => file.file)], known, repository)
    : await readDown(await readUp(components, known, repository), repository);
  const treeOf = async () => ({
    known,
    patches: isPatched ? await readPatches(known.values(), repository) : new Map<string, never>(),
  });
  let ways = waysOf(places, await treeOf());
  const searched = new Set<string>();
  for (;;) {
    const through = [...ways.values()].flatMap((way) => (way.setBy === undefined ? [] : way.through));
    const fresh = [...new Set(through)].filter((file) => !searched.has(file));
    if (fresh.length === 0) return split(places, ways);
    for (const file of fresh) searched.add(file);
    known = await readDown(await readUp(fresh, known, repository), repository);
    ways = waysOf(places, await treeOf());
  }
}

/** Whether one of the places may be in a patch: in place, in a file of operations, or in what another file has too. */
function hasPatches(places: readonly FoundPlace[]): boolean {
  const files = new Map<string, string>();
  return places.some(({ found: { at }, file: { file }, document }) => {
    if (at.steps.length > 1 || isOperations(document.value)) return true;
    const { kind, metadata } = objectAt(document, at)?.object ?? {};
    const key = `${kind} ${metadata?.name}`;
    const other = files.get(key) ?? file;
    files.set(key, file);
    return kind !== undefined && other !== file;
  });
}

interface Split<P extends FoundPlace> {
  readonly counting: readonly P[];
  readonly overridden: readonly Untouched[];
}

function waysOf<P extends FoundPlace>(places: readonly P[], tree: Tree): ReadonlyMap<P, Way> {
  const along = wayFinder(tree);
  return new Map(
    places.map((place) => {
      const { found, file } = place;
      const [path] = found.at.steps;
      // Kustomize sets no images there.
      if (path.includes("ephemeralContainers") || found.format === textFormat) return [place, nowhere];
      const own = tree.known.get(file.file)?.entries ?? [];
      const index = own.findIndex((entry) => entryKey("", entry.path) === entryKey("", path));
      return [place, along(file.file, own.slice(index + 1), subjectOf(place))];
    }),
  );
}

function subjectOf({ found: { image, at }, document }: FoundPlace): Subject {
  const inside = objectAt(document, at);
  return { name: image.name, in: inside && { object: inside.object, path: inside.path } };
}

function split<P extends FoundPlace>(places: readonly P[], ways: ReadonlyMap<P, Way>): Split<P> {
  const givers = new Map<string, P>();
  for (const place of places) {
    const { setBy, kept = [] } = ways.get(place) ?? {};
    for (const entry of setBy === undefined ? kept : []) givers.set(entryKey(entry.file, entry.path), place);
  }
  const reasonOf = (place: P): string | undefined => {
    const setBy = ways.get(place)?.setBy;
    const key = entryKey(place.file.file, place.found.at.steps[0]);
    // In a circle, which Kustomize refuses, an entry comes after itself.
    const isSet = setBy !== undefined && entryKey(setBy.file, setBy.path) !== key;
    if (isSet) return `has its image set by ${formatLocation(setBy.locate())}`;
    const giver = givers.get(key);
    if (giver === undefined) return undefined;
    return `takes its version from ${formatLocation(giver.document.locate(giver.found.at.steps))}`;
  };
  const judged = places.map((place) => ({ place, reason: reasonOf(place) }));
  const counting = judged.filter(({ reason }) => reason === undefined).map(({ place }) => place);
  return {
    counting,
    overridden: judged.flatMap(({ place, reason }) =>
      reason === undefined ? [] : [{ file: place.file.file, reason }],
    ),
  };
}

/** By the first two steps to it: `images`, and which. */
function entryKey(file: string, path: FieldPath): string {
  return JSON.stringify([file, ...path.slice(0, 2)]);
}
