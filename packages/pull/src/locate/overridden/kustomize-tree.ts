import { posix } from "node:path";
import { parseYaml } from "@pushpull/core";
import type { ParsedFile } from "../../edit/types.ts";
import { type ImageEntry, type Kustomization, kustomizationsIn, readKustomization } from "./read-kustomization.ts";

/** The repository, as far as kustomizations lead into it. */
export interface Repository {
  /** The texts of files; those that are not there are left out. */
  read(paths: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** The files that hold one of these texts. */
  search(texts: readonly string[]): Promise<readonly string[]>;
}

/** A kustomization that takes something in, and what it then does to the images of that, in order. */
interface Parent {
  readonly file: string;
  readonly entries: readonly ImageEntry[];
}

/** Bounds the rounds of reading for somebody whose bases have no end. */
const deepest = 20;

/** Kustomizations by their files. */
export type Kustomizations = ReadonlyMap<string, Kustomization>;

/** The kustomizations among some files. */
export function kustomizationsAmong(files: Iterable<ParsedFile>): Kustomizations {
  const found = [...files].flatMap(({ file, documents }) =>
    documents.flatMap((document) => readKustomization(file, document.value, (path) => document.locate([path])) ?? []),
  );
  return new Map(found.map((each) => [each.file, each]));
}

/** Kustomizations with those that they lead to, read level by level. */
export async function readDown(known: Kustomizations, { read }: Repository): Promise<Kustomizations> {
  const all = new Map(known);
  const asked = new Set(all.keys());
  let level: readonly Kustomization[] = [...all.values()];
  for (let depth = 0; level.length > 0 && depth < deepest; depth++) {
    const inside = level.flatMap(foldersOf).flatMap(kustomizationsIn);
    const next = [...new Set(inside)].filter((file) => !asked.has(file));
    for (const file of next) asked.add(file);
    level = next.length === 0 ? [] : parse(await read(next));
    for (const each of level) all.set(each.file, each);
  }
  return all;
}

/**
 * Further kustomizations that take in one of these files: they need not hold the words of an image.
 * @param files manifests, and files of kustomizations, which stand for their folders
 */
export async function readUp(
  files: readonly string[],
  known: Kustomizations,
  { search, read }: Repository,
): Promise<Kustomizations> {
  const targets = files.map((file) => (known.has(file) ? posix.dirname(file) : file));
  const names = targets.map((path) => posix.basename(path)).filter((name) => name !== ".");
  if (names.length === 0) return known;
  const found = await search([...new Set(names)]);
  const others = found.filter((file) => !known.has(file) && kustomizationsIn(posix.dirname(file)).includes(file));
  const texts = [...(others.length === 0 ? new Map<string, string>() : await read(others))];
  // To parse all the kustomizations of a large repository would take longer than all the rest.
  const leading = texts.filter(([file, text]) => leadsTo(text, posix.dirname(file), new Set(targets)));
  return new Map([...known, ...parse(new Map(leading)).map((each) => [each.file, each] as const)]);
}

/** Who takes in a file: as a resource, a patch, or a component. */
export function parentsIn(known: Kustomizations): (file: string) => readonly Parent[] {
  const byPath = new Map<string, Parent[]>();
  for (const parent of known.values()) {
    for (const [path, entries] of takenIn(parent, known)) {
      const parents = byPath.get(path) ?? [];
      byPath.set(path, parents);
      parents.push({ file: parent.file, entries });
    }
  }
  return (file) => {
    const paths = known.has(file) ? [file, posix.dirname(file)] : [file];
    return paths.flatMap((path) => byPath.get(path) ?? []).filter((parent) => parent.file !== file);
  };
}

/** What a kustomization takes in, and the entries that come after that. */
function takenIn(parent: Kustomization, known: Kustomizations): ReadonlyMap<string, readonly ImageEntry[]> {
  const { resources, components, patches, entries } = parent;
  const all = entriesFrom(parent, 0, known);
  return new Map([
    ...patches.map((path) => [path, entries] as const),
    ...resources.map((path) => [path, all] as const),
    ...components.map((path, index) => [path, entriesFrom(parent, index + 1, known)] as const),
  ]);
}

/** Components are applied in their order to all that a kustomization has so far, its own entries after them. */
function entriesFrom(
  { file, components, entries }: Kustomization,
  first: number,
  known: Kustomizations,
  outer: ReadonlySet<string> = new Set(),
): readonly ImageEntry[] {
  const seen = new Set([...outer, file]);
  const before = components.slice(first).flatMap((folder) => {
    const component = kustomizationsIn(folder).flatMap((name) => known.get(name) ?? [])[0];
    return component === undefined || seen.has(component.file) ? [] : entriesFrom(component, 0, known, seen);
  });
  return [...before, ...entries];
}

function foldersOf({ resources, components }: Kustomization): readonly string[] {
  return [...resources, ...components].filter((path) => !/\.(ya?ml|json)$/.test(path));
}

function parse(texts: ReadonlyMap<string, string>): Kustomization[] {
  return [...texts].flatMap(([file, text]) => {
    const [document] = parseYaml(text, file).documents;
    return document === undefined ? [] : (readKustomization(file, document.value, document.locate) ?? []);
  });
}

function leadsTo(text: string, folder: string, targets: ReadonlySet<string>): boolean {
  return text.split(/[\s,"'[\]]+/).some((word) => targets.has(posix.join(folder, word).replace(/\/$/, "")));
}
