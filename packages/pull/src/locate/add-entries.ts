import { UserError } from "@pushpull/core/errors";
import type { ImageOverride } from "@pushpull/core/images";
import type { Checkout } from "../git/types.ts";
import type { ParsedFile } from "../yaml-edit/parse-file.ts";
import { type AddTargets, addTargets } from "./add-targets.ts";
import type { Choosing, PlannedEdit } from "./choose.ts";
import { addImageEntries } from "./formats/kustomize-add.ts";
import { readFiles } from "./read.ts";
import { folderOf, folderTarget } from "./targets/deploy-targets.ts";
import { manifestsLine, namesEach, type TargetFile } from "./targets/named-targets.ts";
import { formatVersion } from "./version.ts";

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
  { all, named }: Choosing,
): Promise<AddedEntries> {
  const targets = await addTargets(checkout, overrides);
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
