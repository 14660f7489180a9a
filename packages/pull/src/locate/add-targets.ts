import { userFaults } from "@pushpull/core/errors";
import { type ImageOverride, normalizeName } from "@pushpull/core/images";
import type { Checkout } from "../git/types.ts";
import { parseFile } from "../yaml-edit/parse-file.ts";
import { kustomizationNames, setByEntries } from "./formats/kustomization.ts";
import { findInDocument } from "./formats.ts";
import {
  allAbove,
  isDeployedAlone,
  type Kustomizations,
  parentsIn,
  parseKustomizations,
  readDown,
} from "./overridden/kustomize-tree.ts";
import type { Kustomization } from "./overridden/read-kustomization.ts";
import { openRepository } from "./overridden/repository.ts";
import { namesOf, searchWords } from "./words.ts";

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
export async function addTargets(
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
