import { type FieldPath, valueAt } from "@pushpull/core/kubernetes";
import type { Checkout } from "../../git/types.ts";
import type { ParsedDocument, ParsedFile } from "../../yaml-edit/parse-file.ts";
import type { NodePath } from "../../yaml-edit/yaml-change.ts";
import { below, rootOf } from "../document-nodes.ts";
import type { LayerValues } from "../image-location.ts";
import { readFiles } from "../read-files.ts";
import { basesOf, folderOf, isOwnValues, layersByFolder, layersOf, mayBeLayer } from "./values-files.ts";
import { linkedValues } from "./values-links.ts";

/** Values, and the file where they are written. */
export interface WrittenValues extends LayerValues {
  readonly file: ParsedFile;
  readonly document: ParsedDocument;
}

/** The node of a value; undefined if it is written elsewhere. */
export function nodeOfValue({ at, unwritten }: LayerValues, path: FieldPath): NodePath | undefined {
  return path.length < unwritten ? undefined : below(at, ...path.slice(unwritten));
}

/** Values that are merged over others: entry by entry, and a `null` removes one. */
export interface ValuesLayer {
  /** The `values.yaml` of a chart, or other values that name the images. */
  readonly base: WrittenValues;
  readonly layer: WrittenValues;
  /** Whether another file links the layer to its base, so that more than these two files are needed to find it. */
  readonly linked: boolean;
}

/** A file that is merged over another one, and where it holds the values: below a chart's name for a subchart. */
interface Pair {
  readonly base: ParsedFile;
  readonly path: string;
  readonly below: FieldPath;
  readonly linked: boolean;
}

/**
 * Reads the layers of charts' values: files that are named as layers, of the chart itself and of the parent chart of a
 * subchart (Helm, "Values Files" and "Subcharts and Global Values"), and files that the chart is installed with. A
 * layer may hold a tag without the image's name, so its search words do not find it; or only the layer is in scope, and
 * the name is outside.
 * @param files files that contain the search words
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
  const at = below(rootOf(document), ...prefix);
  return { file, document, values: valueAt(document.value, prefix), at, unwritten: 0 };
}

/** The folders of those values files that belong to a chart. */
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
