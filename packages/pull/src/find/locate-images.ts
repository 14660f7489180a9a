import { type ImageOverride, normalizeName } from "@pushpull/core/images";
import type { Checkout } from "../git/types.ts";
import type { ParsedFile } from "../yaml-edit/parse-file.ts";
import type { NodePath } from "../yaml-edit/yaml-change.ts";
import { policiesOf, policyWords } from "./flux/flux-policies.ts";
import { findInDocument } from "./formats/find-in-document.ts";
import type { Candidate } from "./formats/format.ts";
import { type ImageLocation, imageLocation } from "./image-location.ts";
import { leftOutBelow } from "./overlays/left-out.ts";
import { openRepository } from "./overlays/overlay-repository.ts";
import { type IneffectiveLocation, type ManifestsScope, splitOverridden } from "./overlays/overridden-locations.ts";
import { type ReadFiles, readFiles, type Untouched } from "./read-files.ts";
import { looseWords, namesOf, searchWords } from "./search-words.ts";
import { type UnrecognizedReference, unrecognizedReferences } from "./unrecognized-references.ts";
import { refuseDoubtfulValues } from "./values/doubtful-values.ts";
import { layeredImages } from "./values/layered-images.ts";
import { readPatchedValues } from "./values/patched-values.ts";
import { type UnlinkedVersion, unlinkedValues } from "./values/unlinked-values.ts";
import { readLayers, type ValuesLayer } from "./values/values-layers.ts";

/** The locations of images in a repository. */
export interface LocatedImages {
  /** By override, in their order. */
  readonly locations: ReadonlyMap<ImageOverride, readonly ImageLocation[]>;
  readonly files: ReadonlyMap<string, ParsedFile>;
  readonly untouched: readonly Untouched[];
  readonly unrecognized: readonly UnrecognizedReference[];
  readonly unlinked: readonly UnlinkedVersion[];
  /** Locations that others override, by image, if no other location is in scope. */
  readonly ineffective: ReadonlyMap<ImageOverride, readonly IneffectiveLocation<ImageLocation>[]>;
}

/** Finds all locations of images. Files are searched for the names as bytes, and only matching files are parsed. */
export async function locateImages(
  checkout: Checkout,
  overrides: readonly ImageOverride[],
  { addMissing, ...view }: ManifestsScope & { readonly addMissing: boolean },
): Promise<LocatedImages> {
  if (overrides.length === 0) {
    return {
      locations: new Map(),
      files: new Map(),
      untouched: [],
      unrecognized: [],
      unlinked: [],
      ineffective: new Map(),
    };
  }
  const exact = await locateBy(searchWords(overrides), checkout, { overrides, addMissing, view });
  const missing = overrides.filter(
    (override) => exact.locations.get(override)?.length === 0 && !exact.ineffective.has(override),
  );
  if (missing.length === 0) return exact;
  const loose = await locateBy(looseWords(missing), checkout, { overrides: missing, addMissing, view });
  return {
    locations: new Map([...exact.locations, ...loose.locations]),
    files: new Map([...exact.files, ...loose.files]),
    untouched: distinct([...exact.untouched, ...loose.untouched]),
    unrecognized: distinct([...exact.unrecognized, ...loose.unrecognized]),
    unlinked: [...exact.unlinked, ...loose.unlinked],
    ineffective: new Map([...exact.ineffective, ...loose.ineffective]),
  };
}

interface Wanted {
  readonly overrides: readonly ImageOverride[];
  readonly addMissing: boolean;
  readonly view: ManifestsScope;
}

async function locateBy(
  words: readonly string[],
  checkout: Checkout,
  { overrides, addMissing, view }: Wanted,
): Promise<LocatedImages> {
  const first = await readFiles(checkout, await checkout.search(words));
  const { files, untouched } = await withMarked(first, checkout, overrides);
  const candidates = candidatesOf(files);
  const names = new Set(overrides.flatMap(namesOf));
  const known = {
    names: [...names],
    policies: policiesOf(candidates.map(({ candidate }) => candidate)),
    wanted: overrides.map(({ name }) => name),
  };
  const repository = openRepository(checkout);
  const layers = [
    ...(await readLayers(checkout, files, words)),
    ...(await inScope(await readPatchedValues(files, names, repository), checkout, view)),
  ];
  const found = candidates.flatMap(({ candidate, file }) =>
    findInDocument(candidate, known).map((image) => imageLocation(image, file, candidate.document)),
  );
  const all = await refuseDoubtfulValues(withLayers(found, layers), { checkout, files, layers, addMissing });
  const locations = new Map<ImageOverride, readonly ImageLocation[]>();
  const ineffective = new Map<ImageOverride, readonly IneffectiveLocation<ImageLocation>[]>();
  const left: Untouched[] = [];
  for (const override of overrides) {
    const names = new Set(namesOf(override));
    const meant = all.filter(({ found }) =>
      [found.image.name, ...(found.otherNames ?? [])].some((name) => names.has(normalizeName(name))),
    );
    const { counting, overridden, ineffective: without } = await splitOverridden(meant, files, repository, view);
    locations.set(override, counting);
    if (without.length > 0) ineffective.set(override, without);
    const below = view.isNarrow ? await leftOutBelow(override, counting, checkout, repository) : [];
    left.push(...[...overridden, ...below].map((each) => ({ ...each, override })));
  }
  const read = new Map([...files, ...layers.map(({ layer: { file } }) => [file.file, file] as const)]);
  const unrecognized = unrecognizedReferences(overrides, read.values(), all);
  const unlinked = await unlinkedValues(checkout, locations, read);
  return { locations, files: read, untouched: distinct([...untouched, ...left]), unrecognized, unlinked, ineffective };
}

/** Patches outside the scope of `manifests` are read, but not edited. */
async function inScope(
  layers: readonly ValuesLayer[],
  checkout: Checkout,
  { isNarrow }: ManifestsScope,
): Promise<readonly ValuesLayer[]> {
  if (!isNarrow || layers.length === 0) return layers;
  const paths = new Set(await checkout.search([]));
  return layers.filter(({ layer }) => paths.has(layer.file.file));
}

/** Adds the locations in layered values; removes those whose version a layer sets. */
function withLayers(locations: readonly ImageLocation[], layers: readonly ValuesLayer[]): readonly ImageLocation[] {
  const layered = layers.map((layer) => ({ ...layeredImages(layer), base: layer.base.file.file }));
  const left = new Set(layered.flatMap(({ hidden, base }) => hidden.map((at) => mapKey(base, at))));
  const counting = locations.filter(
    ({ found: { image, at }, file }) =>
      image.tag !== undefined || image.digest !== undefined || !left.has(mapKey(file.file, at)),
  );
  // One patch may apply to several releases.
  const more = new Map(
    layered.flatMap(({ locations }) => locations.map((location) => [locationKey(location), location] as const)),
  );
  return [...counting, ...more.values()];
}

function locationKey({ file, found: { image, at } }: ImageLocation): string {
  return JSON.stringify([normalizeName(image.name), file.file, at]);
}

/** Keyed by the map that contains the image's fields. */
function mapKey(file: string, { document, steps }: NodePath): string {
  return JSON.stringify([file, document, ...steps.slice(0, -1), steps.at(-1)?.slice(0, -1)]);
}

/** Reads further files, in which only a Flux marker tells which image a tag belongs to. */
async function withMarked(
  first: ReadFiles,
  checkout: Checkout,
  overrides: readonly ImageOverride[],
): Promise<ReadFiles> {
  let read = first;
  const searched = new Set<string>();
  for (;;) {
    const candidates = candidatesOf(read.files).map(({ candidate }) => candidate);
    const words = policyWords(candidates, overrides).filter((word) => !searched.has(word));
    if (words.length === 0) return read;
    for (const word of words) searched.add(word);
    const known = new Set([...read.files.keys(), ...read.untouched.map(({ file }) => file)]);
    const more = (await checkout.search(words)).filter((path) => !known.has(path));
    const { files, untouched } = await readFiles(checkout, more);
    read = { files: new Map([...read.files, ...files]), untouched: [...read.untouched, ...untouched] };
  }
}

function candidatesOf(
  files: ReadonlyMap<string, ParsedFile>,
): readonly { readonly file: ParsedFile; readonly candidate: Candidate }[] {
  return [...files.values()].flatMap((file) =>
    file.documents.map((document) => ({ file, candidate: { file: file.file, document, text: file.text } })),
  );
}

function distinct<Each extends Untouched>(untouched: readonly Each[]): readonly Each[] {
  return [...new Map(untouched.map((each) => [`${each.file} ${each.reason}`, each])).values()];
}
