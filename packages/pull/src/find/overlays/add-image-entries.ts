import { UserError, userFaults } from "@pushpull/core/errors";
import { type ImageOverride, normalizeName } from "@pushpull/core/images";
import { parseFile } from "../../edit/parse.ts";
import type { ParsedFile } from "../../edit/types.ts";
import type { Checkout } from "../../git/types.ts";
import type { ChoiceInputs } from "../choose-images.ts";
import { findInDocument } from "../formats/find-in-document.ts";
import { kustomizationNames, setByEntries } from "../formats/kustomization.ts";
import { addImageEntries } from "../formats/kustomize-entries.ts";
import { formatVersion } from "../image-location.ts";
import type { PlannedEdit } from "../planned-edit.ts";
import { readFiles } from "../read-files.ts";
import { namesOf, searchWords } from "../search-words.ts";
import { folderOf, folderTarget } from "../targets/deploy-targets.ts";
import { manifestsLine, namesEach, type TargetFile } from "../targets/named-targets.ts";
import {
  allAbove,
  isDeployedAlone,
  type Kustomizations,
  parentsIn,
  parseKustomizations,
  readDown,
} from "./kustomize-tree.ts";
import { openRepository } from "./overlay-repository.ts";
import type { Kustomization } from "./read-kustomization.ts";

interface AddedEntries {
  /** The images that a kustomization has got an entry for, or whose entry was asked for in vain. */
  readonly added: ReadonlySet<ImageOverride>;
  readonly edits: readonly PlannedEdit[];
  readonly faults: readonly UserError[];
  readonly texts: ReadonlyMap<string, string>;
}

/**
 * Adds entries to the kustomizations among `manifests` for images that stand in what they are made of, and that none of
 * their `images` sets. Where there are several, each has to be named, or `all` says that all are meant.
 */
export async function addEntries(
  checkout: Checkout,
  overrides: readonly ImageOverride[],
  { all, named }: ChoiceInputs,
): Promise<AddedEntries> {
  const targets = await findAddTargets(checkout, overrides);
  const isMeant = ({ files }: AddTargets) => files.length === 1 || all || namesEach(files.map(targetFile), named);
  const several = [...targets].filter(([, target]) => !isMeant(target));
  const faults = several.map(([override, { files }]) => severalKustomizations(override, files));
  const meant = new Map([...targets].filter(([, target]) => isMeant(target)));
  const paths = [...new Set([...meant.values()].flatMap(({ files }) => files))];
  const { files } = paths.length === 0 ? { files: new Map<string, ParsedFile>() } : await readFiles(checkout, paths);
  const edits = [...files.values()].flatMap((file) => {
    const wanted = [...meant].filter(([, target]) => target.files.includes(file.file));
    return entriesOf(
      file,
      wanted.map(([override, { name }]) => ({ ...override, name })),
    );
  });
  const texts = new Map([...files.values()].map(({ file, text }) => [file, text]));
  return { added: new Set(targets.keys()), edits, faults, texts };
}

function entriesOf({ file, documents }: ParsedFile, overrides: readonly ImageOverride[]): readonly PlannedEdit[] {
  const [document] = documents;
  if (document === undefined) return [];
  const { line } = document.locate([["images"]]);
  return [...addImageEntries({ file, document }, overrides)].map(([override, changes]) => {
    const to = formatVersion(override) ?? override.newName ?? override.name;
    const target = targetFile(file).target.name;
    return { target, file, line, path: "images", image: override.name, to, changes };
  });
}

/** A kustomization is its folder's. */
function targetFile(file: string): TargetFile {
  return { file, target: folderTarget(folderOf(file)) };
}

function severalKustomizations({ name }: ImageOverride, files: readonly string[]): UserError {
  const all = files.map(targetFile);
  const lines = all.flatMap(({ target }) => manifestsLine(target, all) ?? []);
  return new UserError(
    [
      `Input 'images': no kustomization has an entry for ${name}, and it could be added to any of these:`,
      ...some(files),
    ].join("\n"),
    {
      code: "ambiguous",
      hint: ["Choose with one of these lines, or add it to all with `all: true`:", ...some(lines)].join("\n"),
    },
  );
}

function some(lines: readonly string[]): readonly string[] {
  return lines.length > 10 ? [...lines.slice(0, 10), `and ${lines.length - 10} more`] : lines;
}

/** The kustomizations that an image's entry may be added to. */
export interface AddTargets {
  /** Their paths. */
  readonly files: readonly string[];
  /** The image's name as it is written there: Kustomize compares it as text. */
  readonly name: string;
}

/**
 * Finds the kustomizations among `manifests` whose entry would set an image: it stands in what they are made of. Where
 * that is nowhere, those that are made of what is not in the repository. Overlays, and not the bases that they take in.
 * @returns by override; none for those whose entry would match nothing
 */
export async function findAddTargets(
  checkout: Checkout,
  overrides: readonly ImageOverride[],
): Promise<ReadonlyMap<ImageOverride, AddTargets>> {
  const listed = (await checkout.search([])).filter((path) =>
    kustomizationNames.includes(path.split("/").at(-1) ?? ""),
  );
  if (listed.length === 0) return new Map();
  const repository = openRepository(checkout);
  const own = parseKustomizations(await repository.texts(listed));
  const known = await readDown(own, repository);
  const texts = await repository.texts([...new Set([...known.values()].flatMap(filesOf))]);
  const open = [...own.values()].every(({ isComponent }) => isComponent) ? [...own.keys()] : openAmong(known);
  return new Map(
    overrides.flatMap((override): (readonly [ImageOverride, AddTargets])[] => {
      const holding = [...texts].flatMap(([file, text]) => {
        const name = heldName(text, file, override);
        return name === undefined ? [] : [{ file, name }];
      });
      const from = holding.length === 0 ? open : holding.map(({ file }) => file);
      const files = topsOf(allAbove(from, known), own);
      return files.length === 0 ? [] : [[override, { files, name: holding[0]?.name ?? override.name }]];
    }),
  );
}

/** The files of a kustomization that an image may stand in; its own, since an entry may give an image its name. */
function filesOf({ file, resources, patches }: Kustomization): readonly string[] {
  return [file, ...resources, ...patches.flatMap(({ source }) => ("file" in source ? [source.file] : []))];
}

function openAmong(known: Kustomizations): readonly string[] {
  return [...known.values()].filter(({ isOpen }) => isOpen).map(({ file }) => file);
}

/** Whose images a kustomization sets: of what it takes in, not of what others make of that in the cluster. */
const formats: ReadonlySet<string> = new Set(["kubernetes", "kustomize", "helm-values"]);

/** An image's name as a file has it. Where that cannot be parsed, it is enough that it stands there. */
function heldName(text: string, file: string, override: ImageOverride): string | undefined {
  if (!searchWords([override]).some((word) => text.includes(word))) return undefined;
  const names = namesOf(override);
  try {
    const candidates = parseFile(text, file).documents.map((document) => ({ file, document }));
    const images = candidates.flatMap((candidate) => findInDocument(candidate, { policies: new Map() }));
    const set = images.filter((each) => formats.has(each.format) && setByEntries(each)).map(({ image }) => image.name);
    return set.find((name) => names.includes(normalizeName(name)));
  } catch (error) {
    if (userFaults(error) === undefined) throw error;
    return override.name;
  }
}

/** Those of the listed that no other one of them takes in, or that are deployed whoever does. */
function topsOf(files: ReadonlySet<string>, listed: Kustomizations): readonly string[] {
  const tree = { known: listed, patches: new Map() };
  const parentsOf = parentsIn(tree);
  const found = [...listed.keys()].filter((file) => files.has(file));
  return found.filter((file) => {
    const above = parentsOf(file).map((parent) => parent.file);
    return !above.some((parent) => files.has(parent)) || isDeployedAlone(file, tree, above);
  });
}
