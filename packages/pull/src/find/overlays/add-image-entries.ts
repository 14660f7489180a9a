import { UserError, userFaults } from "@pushpull/core/errors";
import { type ImageOverride, normalizeName } from "@pushpull/core/images";
import { kustomizationNames } from "@pushpull/core/kubernetes";
import { firstFew } from "@pushpull/core/text";
import type { Checkout } from "../../git/types.ts";
import { type ParsedFile, parseFile } from "../../yaml-edit/parse-file.ts";
import type { ChoiceInputs } from "../choose-images.ts";
import { findInDocument } from "../formats/find-in-document.ts";
import { setByEntries } from "../formats/kustomization.ts";
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

/** Maximum number of lines of a list in an error. */
const maxLines = 10;

interface AddedEntries {
  /** The images for which a kustomization got an entry, or could not get one. */
  readonly added: ReadonlySet<ImageOverride>;
  readonly edits: readonly PlannedEdit[];
  readonly faults: readonly UserError[];
  /** The kustomizations that get an entry, by path. */
  readonly files: ReadonlyMap<string, ParsedFile>;
}

/**
 * Plans entries for the kustomizations among `manifests` for images that their resources use and none of their `images`
 * sets. If there are several kustomizations, `manifests` must name each of them, or `all` must be set.
 */
export async function planImageEntries(
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
  return { added: new Set(targets.keys()), edits, faults, files };
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

/** A kustomization belongs to the target of its folder. */
function targetFile(file: string): TargetFile {
  return { file, target: folderTarget(folderOf(file)) };
}

function severalKustomizations({ name }: ImageOverride, files: readonly string[]): UserError {
  const all = files.map(targetFile);
  const lines = all.flatMap(({ target }) => manifestsLine(target, all) ?? []);
  return new UserError(
    [
      `Input 'images': no kustomization has an entry for ${name}, and it could be added to any of these:`,
      ...firstFew(files, maxLines),
    ].join("\n"),
    {
      code: "ambiguous",
      hint: ["Choose with one of these lines, or add it to all with `all: true`:", ...firstFew(lines, maxLines)].join(
        "\n",
      ),
    },
  );
}

/** The kustomizations that an entry for an image can be added to. */
export interface AddTargets {
  /** Their paths. */
  readonly files: readonly string[];
  /** The image's name as written in the resources: Kustomize compares it as text. */
  readonly name: string;
}

/**
 * Finds the kustomizations among `manifests` whose entry would set an image, since their resources use it. If none do,
 * those with resources outside of the repository. Overlays, not their bases.
 * @returns by override; none for an image that no entry would match
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
  const external = [...own.values()].every(({ isComponent }) => isComponent)
    ? [...own.keys()]
    : withExternalResources(known);
  return new Map(
    overrides.flatMap((override): (readonly [ImageOverride, AddTargets])[] => {
      const holding = [...texts].flatMap(([file, text]) => {
        const name = nameIn(text, file, override);
        return name === undefined ? [] : [{ file, name }];
      });
      const from = holding.length === 0 ? external : holding.map(({ file }) => file);
      const files = topLevelOf(allAbove(from, known), own);
      return files.length === 0 ? [] : [[override, { files, name: holding[0]?.name ?? override.name }]];
    }),
  );
}

/** The files of a kustomization that may name an image; including its own, since an entry may rename an image. */
function filesOf({ file, resources, patches }: Kustomization): readonly string[] {
  return [file, ...resources, ...patches.flatMap(({ source }) => ("file" in source ? [source.file] : []))];
}

function withExternalResources(known: Kustomizations): readonly string[] {
  return [...known.values()].filter(({ hasExternalResources }) => hasExternalResources).map(({ file }) => file);
}

/** The formats whose images a kustomization sets, as opposed to those that are rendered in the cluster. */
const formats: ReadonlySet<string> = new Set(["kubernetes", "kustomize", "helm-values"]);

/** An image's name as written in a file. For a file that cannot be parsed, containing the name is enough. */
function nameIn(text: string, file: string, override: ImageOverride): string | undefined {
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

/** The listed kustomizations that no other listed one includes, or that are deployed on their own regardless. */
function topLevelOf(files: ReadonlySet<string>, listed: Kustomizations): readonly string[] {
  const tree = { known: listed, patches: new Map() };
  const parentsOf = parentsIn(tree);
  const found = [...listed.keys()].filter((file) => files.has(file));
  return found.filter((file) => {
    const above = parentsOf(file).map((parent) => parent.file);
    return !above.some((parent) => files.has(parent)) || isDeployedAlone(file, tree, above);
  });
}
