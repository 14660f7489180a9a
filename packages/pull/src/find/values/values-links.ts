import { posix } from "node:path";
import { valueAt } from "@pushpull/core/kubernetes";
import type { Checkout } from "../../git/types.ts";
import type { ParsedFile } from "../../yaml-edit/parse-file.ts";
import { isMap, listOf, mapOf, textOf } from "../document-nodes.ts";
import { readFiles } from "../read-files.ts";

/** A chart and the values files that it is installed with, as written: both from the repository's root. */
export interface Link {
  readonly chart: string;
  readonly values: readonly string[];
}

/**
 * Finds the values files in other folders that charts are installed with: Argo CD's `helm.valueFiles` (User Guide,
 * "Helm"), Flux's `valuesFiles` (HelmRelease, "Chart template"), `values` of a helmfile's releases, and `valuesFile`
 * and `additionalValuesFiles` of a kustomization's charts (`types.HelmChart`). A placeholder has the same value in the
 * chart and in its values files, or any value.
 * @param charts folders, from the repository's root
 * @param paths all files to choose from
 * @returns values files by chart
 */
export async function linkedValues(
  checkout: Pick<Checkout, "search" | "read">,
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

/** Whether the name of a file is that of a helmfile. */
export function isHelmfile(path: string): boolean {
  if (!/\.ya?ml$/.test(path)) return false;
  return posix.basename(path).startsWith("helmfile") || /(?:^|\/)helmfile\.d\//.test(path);
}

function linksIn({ file, documents }: ParsedFile): readonly Link[] {
  return documents.flatMap(({ value }) => mapsIn(value).flatMap((map) => linksOf(map, posix.dirname(file))));
}

/** The charts and values files that a map names. @param folder the folder of its file */
export function linksOf(map: Readonly<Record<string, unknown>>, folder: string): readonly Link[] {
  const link = linkOf(map, folder);
  return [...(link === undefined ? [] : [link]), ...inflated(map, folder)];
}

/** The charts that a kustomization inflates: from `chartHome`, or else from the folder `charts`. */
function inflated({ helmCharts, helmGlobals }: Readonly<Record<string, unknown>>, folder: string): readonly Link[] {
  const home = textOf(mapOf(helmGlobals).chartHome) ?? "charts";
  return listOf(helmCharts).flatMap((each) => {
    const { name, valuesFile, additionalValuesFiles } = mapOf(each);
    const values = [...textsOf([valuesFile]), ...textsOf(additionalValuesFiles)];
    if (textOf(name) === undefined || values.length === 0) return [];
    return [{ chart: posix.join(folder, home, String(name)), values: values.map((path) => posix.join(folder, path)) }];
  });
}

/** @param folder the folder of the file */
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

/** Resolves a path; one that starts with `/` is relative to the repository's root. */
export function from(folder: string, path: string): string {
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
 * Matches a path against a written path. Each placeholder matches as much as possible, within one path segment. The
 * written path is foreign text: it is matched from its end, each piece once, since an expression made of it could take
 * exponential time.
 * @param known known values of placeholders
 * @returns these values and those of this path; undefined if the path does not match
 */
export function match(written: string, path: string, known: Placeholders = new Map()): Placeholders | undefined {
  const { texts, names } = piecesOf(withoutSlash(written), known);
  const isWhole = texts.join("") === "" && names.length === 1;
  const values = new Map(known);
  let rest = withoutSlash(path);
  for (const [index, text] of [...texts.entries()].reverse()) {
    const name = names[index];
    if (name === undefined) {
      // The last text ends the path, or is all of it.
      if (index === 0 ? rest !== text : !rest.endsWith(text)) return undefined;
      rest = rest.slice(0, rest.length - text.length);
      continue;
    }
    // A placeholder has at least one character.
    const begin = index === 0 ? 0 : rest.lastIndexOf(text, rest.length - 1 - text.length);
    if (begin < 0 || rest.length <= text.length || !rest.startsWith(text, begin)) return undefined;
    const value = rest.slice(begin + text.length);
    if (value.includes("/") && !isWhole) return undefined;
    if (!values.has(name))
      values.set(name, value).set(`${name.replace(/\.path$/, "")}.basename`, posix.basename(value));
    rest = rest.slice(0, begin);
  }
  return values;
}

interface Pieces {
  /** One more than the names: they enclose these. */
  readonly texts: readonly string[];
  readonly names: readonly string[];
}

/** Splits a text at the placeholders without a known value: `{{name}}`, `{{ .path.basename }}`. */
function piecesOf(written: string, known: Placeholders): Pieces {
  const [first = "", ...parts] = written.split("{{");
  const texts = [first];
  const names: string[] = [];
  for (const part of parts) {
    const end = part.indexOf("}}");
    const name = part.slice(0, Math.max(0, end)).replace(/^-/, "").replace(/-$/, "").trim();
    const value = end === -1 ? "{{" : known.get(name);
    const text = end === -1 ? part : part.slice(end + 2);
    if (value === undefined) {
      names.push(name);
      texts.push(text);
    } else texts.push(`${texts.pop() ?? ""}${value}${text}`);
  }
  return { texts, names };
}

function withoutSlash(path: string): string {
  return path.endsWith("/") ? path.slice(0, -1) : path;
}
