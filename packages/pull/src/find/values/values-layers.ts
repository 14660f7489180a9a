import { type FieldPath, valueAt } from "@pushpull/core/kubernetes";
import type { NodePath, ParsedDocument, ParsedFile } from "../../edit/types.ts";
import type { Checkout } from "../../git/types.ts";
import { below, rootOf } from "../document-nodes.ts";
import { readFiles } from "../read-files.ts";
import { basesOf, folderOf, isOwnValues, layersByFolder, layersOf, mayBeLayer } from "./values-files.ts";
import { linkedValues } from "./values-links.ts";

/** Values, and where they are written. */
export interface WrittenValues {
  readonly file: ParsedFile;
  readonly document: ParsedDocument;
  readonly values: unknown;
  /** The way to a value; undefined for what is written elsewhere. */
  node(path: FieldPath): NodePath | undefined;
}

/** Values that are laid over others: entry by entry, and a `null` takes one away. */
export interface ValuesLayer {
  /** A chart's `values.yaml`, or what else names the images. */
  readonly base: WrittenValues;
  readonly layer: WrittenValues;
  /** Whether something else says that it belongs to the base, so that it takes more than both to find it. */
  readonly linked: boolean;
}

/** Which file is laid over another one, and where it holds the values: under a chart's name, where that is a subchart. */
interface Pair {
  readonly base: ParsedFile;
  readonly path: string;
  readonly below: FieldPath;
  readonly linked: boolean;
}

/**
 * Reads the layers of charts' values: files that are named for it, of the chart itself and of the chart that a subchart is
 * in (Helm, "Values Files" and "Subcharts and Global Values"), and those that it is installed with. They may hold a tag
 * and not the image's name, and are not found by its words then; or be all that is to be looked at, and the name stands
 * outside.
 * @param files that hold the words
 */
export async function readLayers(
  checkout: Checkout,
  files: ReadonlyMap<string, ParsedFile>,
  words: readonly string[],
): Promise<readonly ValuesLayer[]> {
  const found = [...files.keys()].filter(isOwnValues);
  if (found.length === 0 && files.size > 0) return [];
  const paths = await checkout.search([]);
  const layers = paths.filter(mayBeLayer);
  const bases = await readMore(checkout, files, found.length > 0 ? found : basesOf(layers));
  const holding = [...bases.values()].filter(({ text }) => holdsAny(text, words));
  const charts = holding.map(({ file }) => folderOf(file).slice(0, -1)).filter((chart) => chart !== "");
  const links = await linkedValues(checkout, charts, paths);
  const isChart = await chartsAmong(checkout, holding);
  const byFolder = layersByFolder(layers);
  const pairs = holding.flatMap((base): readonly Pair[] => {
    const folder = folderOf(base.file);
    const named = layersOf(base.file, byFolder, isChart.has(folder)).map((each) => ({ ...each, base }));
    const known = new Set([base.file, ...named.map(({ path }) => path)]);
    const linked = (links.get(folder.slice(0, -1)) ?? []).filter((path) => !known.has(path));
    return [...named, ...linked.map((path) => ({ path, below: [], base, linked: true }))];
  });
  const over = await readMore(
    checkout,
    files,
    pairs.map(({ path }) => path),
  );
  return pairs.flatMap(({ base, path, below: prefix, linked }) => {
    const layer = over.get(path);
    const [under, laid] = [writtenIn(base, []), layer && writtenIn(layer, prefix)];
    return under === undefined || laid === undefined ? [] : [{ base: under, layer: laid, linked }];
  });
}

/** The values of a file's first document, below a key. */
function writtenIn(file: ParsedFile, prefix: FieldPath): WrittenValues | undefined {
  const [document] = file.documents;
  if (document === undefined) return undefined;
  const root = below(rootOf(document), ...prefix);
  return { file, document, values: valueAt(document.value, prefix), node: (path) => below(root, ...path) };
}

/** The folders of these that are charts' own. */
async function chartsAmong(checkout: Checkout, values: readonly ParsedFile[]): Promise<ReadonlySet<string>> {
  const stored = await checkout.read(values.map(({ file }) => `${folderOf(file)}Chart.yaml`));
  return new Set([...stored.keys()].map(folderOf));
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

function holdsAny(text: string, words: readonly string[]): boolean {
  const lower = text.toLowerCase();
  return words.some((word) => lower.includes(word.toLowerCase()));
}
