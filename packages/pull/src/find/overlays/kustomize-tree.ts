import { posix } from "node:path";
import { parseYaml } from "@pushpull/core/yaml";
import type { ParsedFile } from "../../yaml-edit/parse-file.ts";
import { environmentOf } from "../targets/environments.ts";
import type { LateStep } from "./late-steps.ts";
import type { MetadataChange } from "./object-selector.ts";
import type { Repository } from "./overlay-repository.ts";
import type { Patch } from "./patch-overlays.ts";
import { type Kustomization, kustomizationsIn, readKustomization, resolveIn } from "./read-kustomization.ts";

/** A step of a kustomization that may change an image: patches, then names, then `images`, then late steps. */
export type Step = Patch | MetadataChange | LateStep;

/** A kustomization that includes something, and the steps it then applies to it, in order. */
interface Parent {
  readonly file: string;
  readonly steps: readonly Step[];
}

/** Kustomizations, with the patches and late steps of those for which they matter. */
export interface KustomizeTree {
  readonly known: Kustomizations;
  readonly patches: ReadonlyMap<string, readonly Patch[]>;
  readonly late?: ReadonlyMap<string, readonly LateStep[]>;
  /** Folders that an Application or a Flux Kustomization deploys by path, as far as they were looked up. */
  readonly installed?: ReadonlySet<string>;
  /** Whether a kustomization that is deployed with changes is also deployed unchanged. */
  readonly deployed?: ReadonlyMap<string, boolean>;
}

/** Limits the rounds of reading if bases never end. */
const maxDepth = 20;

/** Kustomizations by file. */
export type Kustomizations = ReadonlyMap<string, Kustomization>;

/** Finds the kustomizations among parsed files. */
export function kustomizationsAmong(files: Iterable<ParsedFile>): Kustomizations {
  const found = [...files].flatMap(({ file, documents }) =>
    documents.flatMap((document) => readKustomization(file, document.value, (path) => document.locate([path])) ?? []),
  );
  return new Map(found.map((each) => [each.file, each]));
}

/** Adds the kustomizations that these include, read level by level. */
export async function readDown(known: Kustomizations, { texts }: Repository): Promise<Kustomizations> {
  const all = new Map(known);
  const asked = new Set(all.keys());
  let level: readonly Kustomization[] = [...all.values()];
  for (let depth = 0; level.length > 0 && depth < maxDepth; depth++) {
    const inside = level.flatMap(foldersOf).flatMap(kustomizationsIn);
    const next = [...new Set(inside)].filter((file) => !asked.has(file));
    for (const file of next) asked.add(file);
    level = next.length === 0 ? [] : parse(await texts(next));
    for (const each of level) all.set(each.file, each);
  }
  return all;
}

/**
 * Adds the kustomizations that include one of these files; they need not contain the search words of an image.
 * @param files manifests, and kustomization files, which stand for their folders
 */
export async function readUp(
  files: readonly string[],
  known: Kustomizations,
  { includersOf }: Repository,
): Promise<Kustomizations> {
  const found = [...(await includersOf(files.map((file) => (known.has(file) ? posix.dirname(file) : file))))];
  const others = new Map(found.filter(([file]) => !known.has(file)));
  return new Map([...known, ...parseKustomizations(others)]);
}

/** Adds all kustomizations that include one of these files, directly or indirectly, and all that those include. */
export async function readAround(
  files: readonly string[],
  known: Kustomizations,
  repository: Repository,
): Promise<Kustomizations> {
  let all = known;
  let level = files;
  const seen = new Set(files);
  for (let depth = 0; level.length > 0 && depth < maxDepth; depth++) {
    all = await readUp(level, all, repository);
    const parentsOf = parentsIn({ known: all, patches: new Map() });
    level = [...new Set(level.flatMap((file) => parentsOf(file).map((parent) => parent.file)))].filter(
      (file) => !seen.has(file),
    );
    for (const file of level) seen.add(file);
  }
  return readDown(all, repository);
}

/** Finds the kustomizations that include a file as a resource, a patch or a component. */
export function parentsIn(tree: KustomizeTree): (file: string) => readonly Parent[] {
  const { known } = tree;
  const byPath = new Map<string, Parent[]>();
  for (const parent of known.values()) {
    for (const [path, steps] of takenIn(parent, tree)) {
      const parents = byPath.get(path) ?? [];
      byPath.set(path, parents);
      parents.push({ file: parent.file, steps });
    }
  }
  return (file) => {
    if (known.get(file)?.isBuilt) return [];
    const paths = known.has(file) ? [file, posix.dirname(file)] : [file];
    return paths.flatMap((path) => byPath.get(path) ?? []).filter((parent) => parent.file !== file);
  };
}

/** The paths that a kustomization includes, and the steps it applies to each. */
function takenIn(parent: Kustomization, tree: KustomizeTree): ReadonlyMap<string, readonly Step[]> {
  const { file, resources, components, patches, renaming, entries } = parent;
  const late = tree.late?.get(file) ?? [];
  const all = stepsFrom(parent, 0, tree);
  return new Map([
    ...patches.flatMap(({ source }) =>
      "file" in source ? [[source.file, [renaming, ...entries, ...late]] as const] : [],
    ),
    ...late.flatMap((step, index) => (step.file === file ? [] : [[step.file, late.slice(index + 1)] as const])),
    ...resources.map((path) => [path, all] as const),
    ...components.map((path, index) => [path, stepsFrom(parent, index + 1, tree)] as const),
  ]);
}

/** Components are applied in order to everything that a kustomization has included so far, before its own steps. */
function stepsFrom(
  { file, components, renaming, entries }: Kustomization,
  first: number,
  tree: KustomizeTree,
  outer: ReadonlySet<string> = new Set(),
): readonly Step[] {
  const seen = new Set([...outer, file]);
  const before = components.slice(first).flatMap((folder) => {
    const component = kustomizationsIn(folder).flatMap((name) => tree.known.get(name) ?? [])[0];
    return component === undefined || seen.has(component.file) ? [] : stepsFrom(component, 0, tree, seen);
  });
  return [...before, ...(tree.patches.get(file) ?? []), renaming, ...entries, ...(tree.late?.get(file) ?? [])];
}

/**
 * Whether a kustomization is deployed on its own even though others include it, by the name of its folder or by an
 * Application or Flux Kustomization that names it.
 */
export function isDeployedAlone(
  file: string,
  { known, installed }: KustomizeTree,
  parents: readonly string[],
): boolean {
  const folder = posix.dirname(file);
  if (known.get(file)?.isComponent !== false) return false;
  const environment = environmentOf(folder);
  // `clusters/dev` may include `apps/dev`; both are one environment.
  const isOther = parents.some((parent) => environmentOf(posix.dirname(parent)) !== environment);
  return (environment !== undefined && isOther) || installed?.has(folder) === true;
}

/** These kustomizations, and all that they include, directly or indirectly. */
export function allBelow(files: Iterable<string>, known: Kustomizations): ReadonlySet<string> {
  const found = new Set(files);
  // The set grows while it is read.
  for (const file of found) {
    const each = known.get(file);
    const inside = each === undefined ? [] : foldersOf(each).flatMap(kustomizationsIn);
    for (const next of inside) if (known.has(next)) found.add(next);
  }
  return found;
}

function foldersOf({ file, resources, components, late }: Kustomization): readonly string[] {
  const transformers = late.flatMap(({ written }) => resolveIn(posix.dirname(file), written));
  return [...resources, ...components, ...transformers].filter((path) => !/\.(ya?ml|json)$/.test(path));
}

/** Parses kustomizations from the texts of their files. */
export function parseKustomizations(texts: ReadonlyMap<string, string>): Kustomizations {
  return new Map(parse(texts).map((each) => [each.file, each]));
}

/**
 * All known kustomizations that include one of these files, directly or indirectly, and those of the files themselves.
 */
export function allAbove(files: readonly string[], known: Kustomizations): ReadonlySet<string> {
  const parentsOf = parentsIn({ known, patches: new Map() });
  const found = new Set(files.filter((file) => known.has(file)));
  for (let level = files; level.length > 0; ) {
    level = [...new Set(level.flatMap((file) => parentsOf(file).map((parent) => parent.file)))].filter(
      (file) => !found.has(file),
    );
    for (const file of level) found.add(file);
  }
  return found;
}

function parse(texts: ReadonlyMap<string, string>): Kustomization[] {
  return [...texts].flatMap(([file, text]) => {
    const [document] = parseYaml(text, file).documents;
    return document === undefined ? [] : (readKustomization(file, document.value, document.locate) ?? []);
  });
}
