import type { FieldPath } from "@pushpull/core";
import type { ParsedFile } from "../edit/types.ts";
import type { Checkout } from "../git/types.ts";
import { readFiles } from "./read.ts";
import { linkedValues } from "./values-links.ts";

/** A file of values that Helm lays over a chart's own. */
export interface ValuesLayer {
  /** The chart's `values.yaml`. */
  readonly base: ParsedFile;
  readonly layer: ParsedFile;
  /** Where the layer holds the chart's values: under its name, where it is a subchart. */
  readonly below: FieldPath;
  /** Whether it is in another folder, and only somebody's installation says that it belongs to the chart. */
  readonly linked: boolean;
}

const ownValues = /^(?:.*\/)?values\.ya?ml$/;

/** `values-prod.yaml`, `values.prod.yaml`, `prod-values.yaml`, `prod.values.yaml` */
const named = /^(?:values[-_.].+|.+[-_.]values)\.ya?ml$/;

/**
 * Reads the layers of charts' values: files beside a chart's `values.yaml` that are named for it, those of the chart that
 * a subchart is in (Helm, "Values Files" and "Subcharts and Global Values"), and those that it is installed with. They may hold a tag and not the image's
 * name, and are not found by its words then; or be all that is to be looked at, and the name stands outside.
 * @param files that hold the words
 */
export async function readLayers(
  checkout: Checkout,
  files: ReadonlyMap<string, ParsedFile>,
  words: readonly string[],
): Promise<readonly ValuesLayer[]> {
  const found = [...files.keys()].filter((path) => ownValues.test(path));
  if (found.length === 0 && files.size > 0) return [];
  const paths = await checkout.search([]);
  const layers = paths.filter((path) => named.test(nameOf(path)) || ownValues.test(path));
  const bases = await readMore(checkout, files, found.length > 0 ? found : basesOf(layers));
  const holding = [...bases.values()].filter(({ text }) => holdsAny(text, words));
  const charts = holding.map(({ file }) => folderOf(file).slice(0, -1)).filter((chart) => chart !== "");
  const links = await linkedValues(checkout, charts, paths);
  const pairs = holding.flatMap((base) => {
    const named = layersOf(base.file, layers).map((each) => ({ ...each, base, linked: false }));
    const known = new Set([base.file, ...named.map(({ path }) => path)]);
    const linked = (links.get(folderOf(base.file).slice(0, -1)) ?? []).filter((path) => !known.has(path));
    return [...named, ...linked.map((path) => ({ path, below: [], base, linked: true }))];
  });
  const over = await readMore(
    checkout,
    files,
    pairs.map(({ path }) => path),
  );
  return pairs.flatMap(({ base, path, below, linked }) => {
    const layer = over.get(path);
    return layer === undefined ? [] : [{ base, layer, below, linked }];
  });
}

async function readMore(
  checkout: Checkout,
  files: ReadonlyMap<string, ParsedFile>,
  paths: readonly string[],
): Promise<ReadonlyMap<string, ParsedFile>> {
  const missing = [...new Set(paths)].filter((path) => !files.has(path));
  const more = missing.length === 0 ? new Map<string, ParsedFile>() : (await readFiles(checkout, missing)).files;
  return new Map(
    paths.flatMap((path) => {
      const file = files.get(path) ?? more.get(path);
      return file === undefined ? [] : [[path, file] as const];
    }),
  );
}

function layersOf(
  base: string,
  layers: readonly string[],
): readonly { readonly path: string; readonly below: FieldPath }[] {
  const folder = folderOf(base);
  const [, parent, chart = ""] = /^(.*\/|)charts\/([^/]+)\/$/.exec(folder) ?? [];
  return layers.flatMap((path) => {
    if (folderOf(path) === folder && path !== base && named.test(nameOf(path))) return [{ path, below: [] }];
    return folderOf(path) === parent ? [{ path, below: [chart] }] : [];
  });
}

function basesOf(layers: readonly string[]): readonly string[] {
  const folders = new Set(layers.filter((path) => named.test(nameOf(path))).map(folderOf));
  return [...folders].flatMap((folder) => [`${folder}values.yaml`, `${folder}values.yml`]);
}

function holdsAny(text: string, words: readonly string[]): boolean {
  const lower = text.toLowerCase();
  return words.some((word) => lower.includes(word.toLowerCase()));
}

/** With its `/`; empty for the root. */
function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/") + 1);
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
