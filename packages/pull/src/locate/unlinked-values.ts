import type { ImageOverride } from "@pushpull/core/images";
import { type FieldPath, valueAt } from "@pushpull/core/kubernetes";
import { formatPath } from "../edit/path.ts";
import type { ParsedFile } from "../edit/types.ts";
import type { Checkout } from "../git/types.ts";
import { findHelmValues } from "./formats/helm-values.ts";
import { below, rootOf } from "./node-path.ts";
import { type Place, setTarget } from "./place.ts";
import { readFiles } from "./read.ts";
import { mapOf } from "./shapes.ts";
import type { Stray } from "./strays.ts";
import { folderOf, foldersAround, isOwnValues, mayBeLayer } from "./values-files.ts";

/** Bounds what is looked through for the sake of a hint. */
const most = { bases: 20, read: 50, said: 3 };

/**
 * Files of values that may be laid over a chart's own by somebody who is not in this repository (a pipeline, a server):
 * they are named or kept like it, and have a version at the very same path, without a name of their own. They are left
 * as they are, and said, since the chart's own version would then have no effect.
 * @param places what is set, by override
 * @param known files that are read already
 */
export async function unlinkedValues(
  checkout: Checkout,
  places: ReadonlyMap<ImageOverride, readonly Place[]>,
  known: ReadonlyMap<string, ParsedFile>,
): Promise<readonly Stray[]> {
  const own = [...places].flatMap(([override, found]) =>
    found.filter(({ file }) => isOwnValues(file.file)).map((place) => ({ override, place })),
  );
  if (own.length === 0) return [];
  const paths = await checkout.search([]);
  const charts = new Set(paths.filter((path) => /(^|\/)Chart\.yaml$/.test(path)).map(folderOf));
  const isInChart = (path: string) => foldersAround(path).some((folder) => folder !== "" && charts.has(folder));
  const outside = paths.filter((path) => /\.ya?ml$/.test(path) && !known.has(path) && !isInChart(path));
  const bases = own.filter(({ place }) => charts.has(folderOf(place.file.file))).slice(0, most.bases);
  const said = await Promise.all(
    bases.map(async ({ override, place }) => {
      const wanted = candidatesFor(place, outside, charts.size === 1);
      const { files } = await readFiles(checkout, [...wanted.keys()]);
      const versions = [...files.values()].flatMap((file) =>
        versionsIn(file, wanted.get(file.file) ?? [], place, override),
      );
      return versions.slice(0, most.said);
    }),
  );
  return said.flat();
}

/** Files by their paths, and where each may have the version: as the chart has it, or under the chart's name. */
function candidatesFor(
  { file, found }: Place,
  paths: readonly string[],
  isOnlyChart: boolean,
): ReadonlyMap<string, readonly FieldPath[]> {
  const [at] = found.at.steps;
  const chart = folderOf(file.file).split("/").at(-2) ?? "";
  const named = new RegExp(`(^|[/._-])${RegExp.escape(chart)}[/._-]`);
  const candidates = paths.flatMap((path): (readonly [string, readonly FieldPath[]])[] => {
    const isNamed = chart !== "" && named.test(path);
    if (!isNamed && !mayBeLayer(path)) return [];
    return [[path, isNamed || isOnlyChart ? [at, [chart, ...at]] : [[chart, ...at]]]];
  });
  return new Map(candidates.slice(0, most.read));
}

function versionsIn(
  file: ParsedFile,
  paths: readonly FieldPath[],
  base: Place,
  override: ImageOverride,
): readonly Stray[] {
  const { tag, digest } = override;
  const [document] = file.documents;
  const { apiVersion, kind } = mapOf(document?.value);
  if (document === undefined || (apiVersion !== undefined && kind !== undefined)) return [];
  const alone = new Set(findHelmValues(document.value).map(({ at }) => JSON.stringify(at)));
  return paths.flatMap((path) => {
    const value = valueAt(document.value, path);
    const isVersion = (typeof value === "string" && value !== "") || typeof value === "number";
    if (!isVersion || alone.has(JSON.stringify(path)) || value === tag) return [];
    const at = below(rootOf(document), ...path);
    const wanted = (/tag$/i.test(String(path.at(-1))) && digest === undefined ? tag : undefined) ?? "…";
    const set = `\`set: ${setTarget({ found: { at }, file, document })}=${wanted}\``;
    const where = `${formatPath([path])} in line ${document.locate(at.steps).line}`;
    return [
      {
        file: file.file,
        at,
        override,
        reason: `has ${where} too: if it is laid over ${base.file.file}, ${set} would set it`,
      },
    ];
  });
}
