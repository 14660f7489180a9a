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
export interface Parent {
  readonly file: string;
  readonly entries: readonly ImageEntry[];
}

/** Bounds the rounds of reading for somebody whose bases have no end. */
const deepest = 20;

/** Kustomizations by their files. */
export type Kustomizations = ReadonlyMap<string, Kustomization>;

/** The kustomizations among some files, and those that they lead to, read level by level. */
export async function readDown(files: readonly ParsedFile[], { read }: Repository): Promise<Kustomizations> {
  const known = new Map<string, Kustomization>();
  for (const { file, documents } of files) {
    const [document] = documents;
    const kustomization = document && readKustomization(file, document.value, (path) => document.locate([path]));
    if (kustomization !== undefined) known.set(file, kustomization);
  }
  const asked = new Set(known.keys());
  let level = [...known.values()];
  for (let depth = 0; level.length > 0 && depth < deepest; depth++) {
    const next = level
      .flatMap(foldersOf)
      .flatMap(kustomizationsIn)
      .filter((file) => !asked.has(file));
    for (const file of next) asked.add(file);
    level = next.length === 0 ? [] : parse(await read([...new Set(next)]));
    for (const each of level) known.set(each.file, each);
  }
  return known;
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

/** Who takes in a file, as a resource, a patch, or a component. */
export function parentsOf(file: string, known: Kustomizations): readonly Parent[] {
  const targets: ReadonlySet<string> = new Set(known.has(file) ? [file, posix.dirname(file)] : [file]);
  return [...known.values()].flatMap((parent): readonly Parent[] => {
    if (parent.file === file) return [];
    const component = parent.components.findIndex((each) => targets.has(each));
    if (component !== -1) return [{ file: parent.file, entries: entriesFrom(parent, component + 1, known) }];
    if (parent.resources.some((each) => targets.has(each))) {
      return [{ file: parent.file, entries: entriesFrom(parent, 0, known) }];
    }
    return parent.patches.some((each) => targets.has(each)) ? [{ file: parent.file, entries: parent.entries }] : [];
  });
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
