import { formatLocation } from "@pushpull/core/errors";
import { normalizeName } from "@pushpull/core/images";
import type { ParsedFile } from "../../yaml-edit/parse-file.ts";
import { objectAt } from "../document-nodes.ts";
import { textFormat } from "../formats/inner-texts.ts";
import { setByEntries } from "../formats/kustomization.ts";
import type { FoundImage } from "../image-location.ts";
import type { Untouched } from "../read-files.ts";
import { folderOf } from "../targets/deploy-targets.ts";
import { environmentOf } from "../targets/environments.ts";
import { deployersIn, withDeployers } from "./deployers.ts";
import { entryEffects, entryKey, type ImageInFile, imagesBelow, setterKey } from "./entry-effects.ts";
import {
  type Kustomizations,
  type KustomizeTree,
  kustomizationsAmong,
  parentsIn,
  readAround,
  readDown,
  readUp,
} from "./kustomize-tree.ts";
import { type LateStep, readLateSteps } from "./late-steps.ts";
import type { Repository } from "./overlay-repository.ts";
import { type Patched, readPatches } from "./patch-overlays.ts";
import type { ImageEntry, Kustomization } from "./read-kustomization.ts";
import { type Replaced, type ReplacementSource, sourceOf } from "./replacements.ts";
import { type OverlayResolution, type OverlaySubject, overlayResolver, unresolved } from "./resolve-overlays.ts";
import { findOriginals, isOriginal } from "./stale-copies.ts";

type LateSteps = ReadonlyMap<string, readonly LateStep[]>;

/** The scope that input `manifests` sets. */
export interface ManifestsScope {
  /** The files and folders that it names. */
  readonly named: readonly string[];
  /** Whether it excludes anything. */
  readonly isNarrow: boolean;
}

/**
 * Separates the locations whose version never reaches a cluster: manifests, patches and entries of `images` that are
 * only included by kustomizations whose own patches or entries set the version. This follows Kustomize: it accumulates
 * resources, then components, then applies patches, then sets images one by one (`KustTarget.accumulateTarget`), each
 * where the name matches as it is written by then (`image.IsImageMatched`); then come replacements and transformers. A
 * location refuses to be set if these take its version from elsewhere, an operation copies another value to it, or the
 * entry that sets it does not name the image. If an entry keeps the version of what it matches (`newName` alone,
 * `tagSuffix`), that location is kept instead of the entry. An overlay that is deployed on its own is kept even if
 * others include it, and so is a location that `manifests` names besides the overriding one.
 * @param files files that contain the image's search words, including kustomizations, by path
 */
export async function splitOverridden<P extends ImageInFile>(
  locations: readonly P[],
  files: ReadonlyMap<string, ParsedFile>,
  repository: Repository,
  view: ManifestsScope = { named: [], isNarrow: false },
): Promise<Split<P>> {
  // Values of a release may be patched outside of `manifests`: the patch itself is then the location.
  const isFollowed = ({ found: { format } }: P) => !view.isNarrow || format === "kubernetes" || format === "kustomize";
  if (!locations.some(isFollowed)) return { counting: locations, overridden: [], ineffective: [] };
  let known = kustomizationsAmong(files.values());
  const components = [...known.values()].filter(({ isComponent }) => isComponent).map(({ file }) => file);
  known = await readAround([...components, ...locations.map(({ file }) => file.file)], known, repository);
  const installed = new Set<string>();
  const treeOf = async () => {
    const folders = [...known.keys(), ...locations.map(({ file }) => file.file)].flatMap(foldersAround);
    const deployers = (await repository.deployers([...new Set(folders)])).flatMap(deployersIn);
    const built = deployers.length === 0 ? { known } : withDeployers(known, deployers, await repository.paths());
    // Their components are read as well.
    const all = built.known === known ? known : await readDown(built.known, repository);
    return {
      ...built,
      known: all,
      installed,
      patches: await readPatches(all.values(), repository, true),
      late: await withSources(await readLateSteps(all, repository), all.values()),
    };
  };
  const sources = new Map<string, ReplacementSource>();
  /** Looks up the values that replacements copy. */
  const withSources = async (late: LateSteps, kustomizations: Iterable<Kustomization>): Promise<LateSteps> => {
    const all = [...kustomizations];
    const found = await Promise.all(
      [...late].map(async ([file, steps]) => {
        const looked = steps.map(async (step) => {
          if (step.kind !== "replacement") return step;
          const source = await sourceOf(step, all, repository);
          sources.set(setterKey(step), source);
          return { ...step, value: source.value };
        });
        return [file, await Promise.all(looked)] as const;
      }),
    );
    return new Map(found);
  };
  let tree = await treeOf();
  let resolutions = resolutionsOf(locations, tree);
  const searched = new Set<string>();
  for (;;) {
    const through = [...resolutions.values()].flatMap((resolution) =>
      resolution.setBy === undefined ? [] : resolution.through,
    );
    const fresh = [...new Set(through)].filter((file) => !searched.has(file));
    if (fresh.length === 0) {
      const isIncluded = (file: string) => parentsIn(tree)(file).length > 0;
      for (const [location, original] of await findOriginals(locations, isIncluded, repository)) {
        resolutions.set(location, { ...unresolved, setBy: original, setters: [original] });
      }
      const reached = await imagesBelow(locations, known, repository);
      const others = resolutionsOf(reached, tree);
      return split(locations, { resolutions, others, sources, known: tree.known }, view);
    }
    for (const file of fresh) searched.add(file);
    const folders = fresh.filter((file) => known.has(file)).map(folderOf);
    for (const folder of await repository.installed(folders)) installed.add(folder);
    known = await readDown(await readUp(fresh, known, repository), repository);
    tree = await treeOf();
    resolutions = resolutionsOf(locations, tree);
  }
}

/**
 * The folders of the kustomizations that deploy each of these locations.
 * @param withOwn whether to include the location's own folder and others of its environment
 */
export async function inheritorsOf<P extends ImageInFile>(
  locations: readonly P[],
  repository: Repository,
  withOwn = false,
): Promise<ReadonlyMap<P, readonly string[]>> {
  const files = new Map(locations.map(({ file }) => [file.file, file]));
  const known = await readAround([...files.keys()], kustomizationsAmong(files.values()), repository);
  const resolutions = resolutionsOf(locations, { known, patches: await readPatches(known.values(), repository) });
  return new Map(
    [...resolutions].map(([location, { tops }]) => {
      const own = folderOf(location.file.file);
      const environment = environmentOf(own);
      const folders = tops.map(folderOf).filter((folder) => {
        const isSame = environment !== undefined && environmentOf(folder) === environment;
        return withOwn || (folder !== own && !isSame);
      });
      return [location, folders.map((folder) => folder || ".")];
    }),
  );
}

interface Split<P extends ImageInFile> {
  readonly counting: readonly P[];
  readonly overridden: readonly Untouched[];
  /** Overridden locations, if `manifests` includes no other, with what sets the version instead. */
  readonly ineffective: readonly IneffectiveLocation<P>[];
}

export interface IneffectiveLocation<P extends ImageInFile> {
  readonly location: P;
  readonly setters: readonly Patched[];
}

function resolutionsOf<P extends ImageInFile>(locations: readonly P[], tree: KustomizeTree): Map<P, OverlayResolution> {
  const applySteps = overlayResolver(tree);
  return new Map(
    locations.map((location) => {
      const { found, file } = location;
      const [path] = found.at.steps;
      // Kustomize sets no images inside strings.
      if (found.format === textFormat) return [location, unresolved];
      const own = [...(tree.known.get(file.file)?.entries ?? []), ...(tree.late?.get(file.file) ?? [])];
      const key = entryKey(file.file, path);
      const index = own.findIndex((step) => step.kind === "entry" && entryKey(step.file, step.path) === key);
      return [location, applySteps(file.file, own.slice(index + 1), subjectOf(location))];
    }),
  );
}

function subjectOf({ found, document }: ImageInFile): OverlaySubject {
  const inside = objectAt(document, found.at);
  return {
    name: found.image.name,
    byEntries: setByEntries(found),
    in: inside && { object: inside.object, path: inside.path },
  };
}

/** Entries of the same image that a kustomization includes and input `manifests` excludes. */
function otherSetterNotes(
  { found: { image }, file: { file } }: ImageInFile,
  setters: readonly Patched[],
): readonly Untouched[] {
  const name = normalizeName(image.name);
  const folder = folderOf(file) || "the root";
  return setters.flatMap((setter) => {
    const { name: written, newName } = setter.kind === "entry" ? (setter as ImageEntry) : {};
    if (normalizeName(newName ?? written ?? "") !== name) return [];
    const reason = `sets ${image.name} in line ${setter.locate().line}, which ${folder} includes and input \`manifests\` excludes`;
    return [{ file: setter.file, reason }];
  });
}

/** A file's folder and all around it; `.` for the root. */
function foldersAround(file: string): readonly string[] {
  const names = file.split("/").slice(0, -1);
  return [".", ...names.map((_, index) => names.slice(0, index + 1).join("/"))];
}

interface Resolved<P extends ImageInFile> {
  readonly resolutions: ReadonlyMap<P, OverlayResolution>;
  /** Of the images that entries among the locations may set. */
  readonly others: ReadonlyMap<ImageInFile, OverlayResolution>;
  /** By the keys of replacements. */
  readonly sources: ReadonlyMap<string, ReplacementSource>;
  readonly known: Kustomizations;
}

function split<P extends ImageInFile>(
  locations: readonly P[],
  { resolutions, others, sources, known }: Resolved<P>,
  { named, isNarrow }: ManifestsScope,
): Split<P> {
  const keys = new Set(locations.map(({ found, file: { file } }) => JSON.stringify([file, found.at.steps[0]])));
  const entryKeys = new Set(locations.map(({ found, file: { file } }) => entryKey(file, found.at.steps[0])));
  /** Whether a location is set by something other than a location of the image: a copy, or an entry by a pattern. */
  const isUnseen = ({ file, path, kind }: Patched): boolean =>
    kind === "copy" || (kind === "entry" && !isNarrow && !entryKeys.has(entryKey(file, path)));
  const replacedReason = (replaced: Replaced): string | undefined => {
    const where = formatLocation(replaced.locate());
    if (replaced.by === "transformer") return `the transformer at ${where} also names the image, and may set it`;
    const source = sources.get(setterKey(replaced.by));
    if (keys.has(JSON.stringify([source?.file, source?.path]))) return undefined;
    return `the replacement at ${where} sets it from ${source?.where}`;
  };
  const effects = entryEffects([...resolutions.values()], others, known);
  /** Why a location cannot be set: its version comes from a source that is not a location itself. */
  const refusalOf = (location: P): string | undefined => {
    const { replaced, setters } = resolutions.get(location) ?? unresolved;
    if (replaced !== undefined) return replacedReason(replaced);
    const later = effects.replaced(location)?.flatMap((each) => replacedReason(each) ?? []) ?? [];
    const unseen = setters.find(isUnseen);
    return later[0] ?? (unseen && `${formatLocation(unseen.locate())} sets it in a way that is not supported`);
  };
  const givers = new Map<string, P>();
  for (const location of locations) {
    const { setBy, kept = [] } = resolutions.get(location) ?? {};
    for (const entry of setBy === undefined ? kept : []) givers.set(entryKey(entry.file, entry.path), location);
  }
  const reasonOf = (location: P): string | undefined => {
    const setBy = resolutions.get(location)?.setBy;
    const key = entryKey(location.file.file, location.found.at.steps[0]);
    // In a cycle, which Kustomize rejects, an entry comes after itself.
    const isSet = setBy !== undefined && entryKey(setBy.file, setBy.path) !== key;
    if (setBy !== undefined && isOriginal(setBy)) {
      return `is a copy of ${setBy.file}, which ${setBy.kustomization} names instead`;
    }
    const later = isSet ? setBy : effects.outdoneBy(location);
    if (later !== undefined) return `has its image set by ${formatLocation(later.locate())}`;
    const giver = givers.get(key);
    if (giver === undefined) return undefined;
    return `takes its version from ${formatLocation(giver.document.locate(giver.found.at.steps))}`;
  };
  const assessed = locations.map((location) => {
    const refusal = refusalOf(location);
    if (refusal === undefined) return { location, reason: reasonOf(location) };
    const by = resolutions.get(location)?.replaced?.by;
    const elsewhere = by === undefined || by === "transformer" ? undefined : sources.get(setterKey(by))?.version;
    const found: FoundImage = { ...location.found, writing: { kind: "refused", reason: refusal } };
    return {
      location: { ...location, found, elsewhere: elsewhere === undefined ? [] : [elsewhere] },
      reason: undefined,
    };
  });
  const effective = assessed.filter(({ reason }) => reason === undefined).map(({ location }) => location);
  if (locations.length > 0 && effective.length === 0) {
    const ineffective = locations.map((location) => {
      const setters = resolutions.get(location)?.setters ?? [];
      const outdoneBy = effects.outdoneBy(location);
      return { location, setters: setters.length === 0 && outdoneBy !== undefined ? [outdoneBy] : setters };
    });
    return { counting: [], overridden: [], ineffective };
  }
  // A named folder stands for its build output, unless other files of the folder set it.
  const isNamed = (location: P) => {
    const { file } = location.file;
    const folder = folderOf(file);
    const setBy = resolutions.get(location)?.setBy;
    const holdsOthers = effective.some((other) => other.file.file.startsWith(`${folder}/`));
    const isMeant = named.includes(file) || (named.includes(folder) && !holdsOthers);
    return isMeant && setBy !== undefined && folderOf(setBy.file) !== folder;
  };
  const left = assessed.filter(({ location, reason }) => reason !== undefined && !isNamed(location));
  const counting = assessed.filter((each) => !left.includes(each)).map(({ location }) => location);
  const otherSetters = isNarrow
    ? counting.flatMap((location) => otherSetterNotes(location, effects.otherSetters(location)))
    : [];
  return {
    counting,
    overridden: [...left.map(({ location, reason = "" }) => ({ file: location.file.file, reason })), ...otherSetters],
    ineffective: [],
  };
}
