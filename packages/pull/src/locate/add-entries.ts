import { type ImageOverride, UserError } from "@pushpull/core";
import type { ParsedFile } from "../edit/types.ts";
import type { Checkout } from "../git/types.ts";
import type { PlannedEdit } from "./choose.ts";
import { addImageEntries } from "./formats/kustomize-add.ts";
import { readFiles } from "./read.ts";
import { formatVersion } from "./version.ts";

interface AddedEntries {
  /** The images that a kustomization has got an entry for, or whose entry was asked for in vain. */
  readonly added: ReadonlySet<ImageOverride>;
  readonly edits: readonly PlannedEdit[];
  readonly faults: readonly UserError[];
  readonly texts: ReadonlyMap<string, string>;
}

const kustomizationName = /(^|\/)(kustomization\.ya?ml|Kustomization)$/;

/**
 * Adds entries to the kustomizations among `manifests` for images that none of their `images` sets. Where there are
 * several, only `all` says that all are meant.
 */
export async function addEntries(
  checkout: Checkout,
  overrides: readonly ImageOverride[],
  all: boolean,
): Promise<AddedEntries> {
  const files = [...(await readFiles(checkout, await listKustomizations(checkout))).files.values()];
  const texts = new Map(files.map(({ file, text }) => [file, text]));
  if (files.length === 0) return { added: new Set(), edits: [], faults: [], texts };
  if (files.length > 1 && !all) {
    const faults = overrides.map((override) => severalKustomizations(override, files));
    return { added: new Set(overrides), edits: [], faults, texts };
  }
  const edits = files.flatMap((file) => entriesOf(file, overrides));
  return { added: new Set(overrides), edits, faults: [], texts };
}

/** The kustomizations among `manifests`, by their paths. */
export async function listKustomizations(checkout: Checkout): Promise<readonly string[]> {
  return (await checkout.search([])).filter((path) => kustomizationName.test(path));
}

function entriesOf({ file, documents }: ParsedFile, overrides: readonly ImageOverride[]): readonly PlannedEdit[] {
  const [document] = documents;
  if (document === undefined) return [];
  const { line } = document.locate([["images"]]);
  return [...addImageEntries({ file, document }, overrides)].map(([override, changes]) => {
    const to = formatVersion(override) ?? override.newName ?? override.name;
    return { file, line, path: "images", image: override.name, to, changes };
  });
}

function severalKustomizations({ name }: ImageOverride, files: readonly ParsedFile[]): UserError {
  return new UserError(
    [
      `Input 'images': no kustomization has an entry for ${name}, and it could be added to any of these:`,
      ...files.slice(0, 10).map(({ file }) => file),
      ...(files.length > 10 ? [`and ${files.length - 10} more`] : []),
    ].join("\n"),
    {
      code: "ambiguous",
      hint: "Name the one that is meant with input 'manifests', or add it to all with `all: true`.",
    },
  );
}
