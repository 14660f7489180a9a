/**
 * Whether the entries of `images` and the patches among the locations of an image have an effect: a later step may set
 * the same value again, and an entry may come after another one that changed the name that it matches. This is derived
 * from the images that reach them, whatever their names.
 */
import { type FieldPath, findImages } from "@pushpull/core/kubernetes";
import type { ParsedDocument, ParsedFile } from "../../yaml-edit/parse-file.ts";
import { below, objectsOf } from "../document-nodes.ts";
import { setByEntries } from "../formats/kustomization.ts";
import type { FoundImage } from "../image-location.ts";
import { allBelow, type Kustomizations } from "./kustomize-tree.ts";
import { matchesImageName, writtenName } from "./object-selector.ts";
import type { Repository } from "./overlay-repository.ts";
import type { Patched } from "./patch-overlays.ts";
import type { Replaced } from "./replacements.ts";
import type { OverlayResolution } from "./resolve-overlays.ts";

/** A found image, in its file. */
export interface ImageInFile {
  readonly found: FoundImage;
  readonly file: ParsedFile;
  readonly document: ParsedDocument;
}

/** Finds all images of the manifests that kustomizations with an entry among the locations include. */
export async function imagesBelow(
  locations: readonly ImageInFile[],
  known: Kustomizations,
  { files }: Repository,
): Promise<readonly ImageInFile[]> {
  const tops = new Set(locations.map(({ file: { file } }) => file).filter((file) => known.has(file)));
  const below = [...allBelow(tops, known)].flatMap((file) => known.get(file) ?? []);
  const paths = below.flatMap(({ resources, patches }) => [
    ...resources,
    ...patches.flatMap(({ source }) => ("file" in source ? [source.file] : [])),
  ]);
  const parsed = paths.length === 0 ? [] : [...(await files([...new Set(paths)])).values()];
  return parsed.flatMap((file) => file.documents.flatMap((document) => imagesIn(file, document)));
}

/** The images of containers and volumes, including placeholders for their names. */
function imagesIn(file: ParsedFile, document: ParsedDocument): readonly ImageInFile[] {
  return objectsOf(document).flatMap(({ object, at }) =>
    findImages(object)
      .map(({ path, image }): FoundImage => {
        const name = writtenName(image);
        return {
          image: { name, tag: undefined, digest: undefined },
          at: below(at, ...path),
          format: "kubernetes",
          writing: { kind: "refused", reason: "a kustomization sets it" },
        };
      })
      .filter(setByEntries)
      .map((found) => ({ found, file, document })),
  );
}

interface EntryEffects {
  /** What else sets the same images, below the location's kustomization. */
  otherSetters(location: ImageInFile): readonly Patched[];
  /** What later sets everything that a location sets; undefined if the location has an effect, or this is unknown. */
  outdoneBy(location: ImageInFile): Patched | undefined;
  /** What later sets a part of what a location sets, in a way that needs a warning. */
  replaced(location: ImageInFile): readonly Replaced[] | undefined;
}

/** Finds the effects of entries and patches from the resolutions of the images that reach them. */
export function entryEffects(
  own: readonly OverlayResolution[],
  others: ReadonlyMap<ImageInFile, OverlayResolution>,
  known: Kustomizations,
): EntryEffects {
  const all = [...own, ...others.values()];
  const last = new Set(all.flatMap(({ setters }) => setters.map(setterKey)));
  const outdone = Map.groupBy(
    all.flatMap((resolution) => resolution.outdone.map((each) => ({ ...each, replaced: resolution.replaced }))),
    ({ setter }) => setterKey(setter),
  );
  const keysOf = ({ file: { file }, found: { at } }: ImageInFile) => [
    entryKey(file, at.steps[0]),
    JSON.stringify([file, ...at.steps.flat()]),
  ];
  /** The entry that set an image before an entry that matches its original name. */
  const before = (location: ImageInFile): Patched | undefined => {
    const { file } = location.file;
    const key = entryKey(file, location.found.at.steps[0]);
    const entry = known.get(file)?.entries.find((each) => entryKey(each.file, each.path) === key);
    if (entry === undefined) return undefined;
    const matching = [...others].filter(
      ([{ found }, { through }]) => through.includes(file) && matchesImageName(entry.name, found.image.name),
    );
    return matching.flatMap(([, { setters }]) => setters)[0];
  };
  return {
    outdoneBy(location) {
      const keys = keysOf(location);
      if (keys.some((key) => last.has(key))) return undefined;
      const { file } = location.file;
      const below = [...allBelow([file], known)].flatMap((each) => known.get(each) ?? []);
      // Images outside of this repository may be set by it.
      if (below.some(({ hasExternalResources }) => hasExternalResources)) return undefined;
      const later = keys.flatMap((key) => outdone.get(key) ?? [])[0];
      return later === undefined ? before(location) : later.by;
    },
    otherSetters({ file: { file } }) {
      if (!known.has(file)) return [];
      const below = allBelow([file], known);
      const reaching = [...others.values()].filter(({ through }) => through.includes(file));
      const setters = reaching
        .flatMap((each) => each.setters)
        .filter((each) => below.has(each.file) && each.file !== file);
      return [...new Map(setters.map((each) => [setterKey(each), each])).values()];
    },
    replaced(location) {
      const later = keysOf(location).flatMap((key) => outdone.get(key) ?? []);
      return later.flatMap(({ by, replaced }) => (replaced === by && replaced !== undefined ? [replaced] : []));
    },
  };
}

export function setterKey({ kind, file, path }: Pick<Patched, "kind" | "file" | "path">): string {
  return kind === "entry" ? entryKey(file, path) : JSON.stringify([file, ...path]);
}

/** Keyed by the path to the last item of a list: `images`, and the index. */
export function entryKey(file: string, path: FieldPath): string {
  const last = path.findLastIndex((step) => typeof step === "number");
  return JSON.stringify([file, ...path.slice(0, last === -1 ? 1 : last + 1)]);
}
