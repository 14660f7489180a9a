import { posix } from "node:path";
import { valueAt } from "@pushpull/core";
import type { ParsedFile } from "../edit/types.ts";
import type { Checkout } from "../git/types.ts";
import { readFiles } from "./read.ts";
import { isMap, listOf, mapOf, textOf } from "./shapes.ts";

/** A chart, and files of values that somebody installs it with, as they are written: both from the repository's root. */
interface Link {
  readonly chart: string;
  readonly values: readonly string[];
}

/** What a generator of Argo CD puts in: `{{name}}`, `{{ .path.basename }}`. */
const placeholder = /\{\{-?\s*(.*?)\s*-?\}\}/;

/**
 * Finds the files of values in other folders that charts are installed with, as those say who install them: Argo CD's
 * `helm.valueFiles` (User Guide, "Helm"), Flux's `valuesFiles` (HelmRelease, "Chart template"), `values` of a helmfile's
 * releases, and `valuesFile` and `additionalValuesFiles` of a kustomization's charts (`types.HelmChart`). A placeholder stands for the same in both, or for any name.
 * @param charts folders, from the repository's root
 * @param paths of all files that may be meant
 * @returns by chart
 */
export async function linkedValues(
  checkout: Checkout,
  charts: readonly string[],
  paths: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (charts.length === 0) return new Map();
  const installers = [...(await checkout.search(["valueFiles", "aluesFile"])), ...paths.filter(isHelmfile)];
  const names = charts.map((chart) => posix.basename(chart));
  const telling = [...(await checkout.read(installers))].flatMap(([path, { content }]) =>
    content?.includes("{{") || names.some((name) => content?.includes(name)) ? [path] : [],
  );
  const { files } = await readFiles(checkout, telling);
  const links = [...files.values()].flatMap(linksIn);
  return new Map(
    charts.map((chart) => {
      const patterns = links.flatMap((link) => {
        const known = match(link.chart, chart);
        return known === undefined ? [] : link.values.map((written) => ({ written, known }));
      });
      return [chart, paths.filter((path) => patterns.some(({ written, known }) => match(written, path, known)))];
    }),
  );
}

function isHelmfile(path: string): boolean {
  return /(^|\/)helmfile(\.d\/.*|[^/]*)\.ya?ml$/.test(path);
}

function linksIn({ file, documents }: ParsedFile): readonly Link[] {
  return documents.flatMap(({ value }) => mapsIn(value).flatMap((map) => linksOf(map, posix.dirname(file))));
}

/** @param folder that the file is in */
function linksOf(map: Readonly<Record<string, unknown>>, folder: string): readonly Link[] {
  const link = linkOf(map, folder);
  return [...(link === undefined ? [] : [link]), ...inflated(map, folder)];
}

/** The charts that a kustomization inflates: from a folder of charts, `charts` unless it says another. */
function inflated({ helmCharts, helmGlobals }: Readonly<Record<string, unknown>>, folder: string): readonly Link[] {
  const home = textOf(mapOf(helmGlobals).chartHome) ?? "charts";
  return listOf(helmCharts).flatMap((each) => {
    const { name, valuesFile, additionalValuesFiles } = mapOf(each);
    const values = [...textsOf([valuesFile]), ...textsOf(additionalValuesFiles)];
    if (textOf(name) === undefined || values.length === 0) return [];
    return [{ chart: posix.join(folder, home, String(name)), values: values.map((path) => posix.join(folder, path)) }];
  });
}

/** @param folder that the file is in */
function linkOf(map: Readonly<Record<string, unknown>>, folder: string): Link | undefined {
  const [path, chart] = [textOf(map.path), textOf(map.chart)];
  const ofArgo = textsOf(valueAt(map, ["helm", "valueFiles"]));
  if (path !== undefined && ofArgo.length > 0) {
    const values = ofArgo.map((each) => each.replace(/^\$[\w-]+\//, "/"));
    return { chart: posix.join(path), values: values.map((each) => from(path, each)) };
  }
  if (chart === undefined) return undefined;
  const ofFlux = textsOf(map.valuesFiles);
  if (ofFlux.length > 0) return { chart: posix.join(chart), values: ofFlux.map((each) => posix.join(each)) };
  const ofHelmfile = textsOf(map.values);
  return ofHelmfile.length === 0
    ? undefined
    : { chart: from(folder, chart), values: ofHelmfile.map((each) => from(folder, each)) };
}

/** What begins with a `/` is from the repository's root. */
function from(folder: string, path: string): string {
  return path.startsWith("/") ? posix.join(path.slice(1)) : posix.join(folder, path);
}

function textsOf(list: unknown): readonly string[] {
  return listOf(list).flatMap((each) => textOf(each) ?? []);
}

function mapsIn(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  if (Array.isArray(value)) return value.flatMap(mapsIn);
  return isMap(value) ? [value, ...Object.values(value).flatMap(mapsIn)] : [];
}

type Placeholders = ReadonlyMap<string, string>;

/**
 * Whether a path is what is written.
 * @param known what placeholders stand for
 * @returns what they stand for, with those that this path tells; undefined where it is another path
 */
function match(written: string, path: string, known: Placeholders = new Map()): Placeholders | undefined {
  const parts = written.replace(/\/$/, "").split(new RegExp(placeholder.source, "g"));
  const names: string[] = [];
  const pattern = parts.map((part, index) => {
    if (index % 2 === 0) return RegExp.escape(part);
    const value = known.get(part);
    if (value !== undefined) return RegExp.escape(value);
    names.push(part);
    return parts.join("") === part ? "(.+)" : "([^/]+)";
  });
  const found = new RegExp(`^${pattern.join("")}$`).exec(path.replace(/\/$/, ""));
  if (found === null) return undefined;
  const told = names.flatMap((name, index): (readonly [string, string])[] => {
    const value = found[index + 1] ?? "";
    return [
      [name, value],
      [`${name.replace(/\.path$/, "")}.basename`, posix.basename(value)],
    ];
  });
  return new Map([...known, ...told]);
}
