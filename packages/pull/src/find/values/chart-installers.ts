import { posix } from "node:path";
import { type FieldPath, valueAt } from "@pushpull/core/kubernetes";
import type { Checkout } from "../../git/types.ts";
import type { ParsedDocument, ParsedFile } from "../../yaml-edit/parse-file.ts";
import type { NodePath } from "../../yaml-edit/yaml-change.ts";
import { fillAll, type GeneratorElement, readGenerators } from "../argo-cd/argo-cd-generators.ts";
import { readSourceValues, valueNode } from "../argo-cd/argo-cd-helm.ts";
import { readParameters } from "../argo-cd/argo-cd-parameters.ts";
import { below, isMap, listOf, mapOf, objectsOf, rootOf, textOf } from "../document-nodes.ts";
import { readFiles } from "../read-files.ts";
import { isOwnValues, mayBeLayer } from "./values-files.ts";
import { from, isHelmfile, type Link, linksOf, match } from "./values-links.ts";

/** A value that is laid over a chart's values, and where it is written. */
export interface InstalledValue {
  readonly file: ParsedFile;
  readonly document: ParsedDocument;
  readonly at: NodePath;
  readonly value: unknown;
}

type Lookup = (path: FieldPath) => readonly Pick<InstalledValue, "at" | "value">[];

/** What installs a chart with values of its own. */
interface Installer extends Pick<InstalledValue, "file" | "document"> {
  /** The folder from the repository's root, as written. */
  readonly chart: string;
  /** The values files that it installs the chart with. */
  readonly links: readonly Link[];
  readonly lookup: Lookup;
}

/** A chart, or one that depends on it and sets its values below a key. */
interface ChartUse {
  /** Empty for the root. */
  readonly folder: string;
  readonly prefix: FieldPath;
  /** Whether the values files in the folder set the values of the chart below the key, and are not read otherwise. */
  readonly isParent: boolean;
}

/**
 * Reads what installs charts with values of its own: the fields `helm` of Argo CD's sources and `.argocd-source.yaml`,
 * `values` of Flux's HelmReleases, `values` and `set` of a helmfile's releases, `valuesInline` of a kustomization's
 * charts, and the values of a chart with a dependency on it (`file://`).
 * @param paths all files to choose from
 * @returns the values that lie over one of a values file
 */
export async function readInstallers(
  checkout: Pick<Checkout, "search" | "read">,
  paths: readonly string[],
): Promise<(file: string, path: FieldPath) => Promise<readonly InstalledValue[]>> {
  const words = ["helm:", 'helm":', "helm.toolkit.fluxcd.io", "helmCharts", "file://"];
  const named = paths.filter((path) => isHelmfile(path) || sourceFile.test(path));
  const found = (await checkout.search(words)).filter((path) => /\.(?:ya?ml|json)$|(?:^|\/)Kustomization$/.test(path));
  const { files } = await readFiles(checkout, [...new Set([...found, ...named])]);
  const installers = [...files.values()].flatMap(installersIn);
  const charts = new Set(paths.filter((path) => posix.basename(path) === "Chart.yaml").map(folderOf));
  return async (file, path) => {
    const uses = isOwnValues(file) && charts.has(folderOf(file)) ? usesOf(folderOf(file), files, charts) : [];
    const inline = installers.flatMap(({ chart, links, lookup, ...where }) => {
      const prefixes = uses.flatMap(({ folder, prefix }) => (match(chart, folder || ".") ? [prefix] : []));
      if (links.some(({ values }) => values.some((each) => match(each, file)))) prefixes.push([]);
      return prefixes.flatMap((prefix) => lookup(withPrefix(prefix, path)).map((each) => ({ ...where, ...each })));
    });
    const ofParents = await Promise.all(
      uses.map(async ({ folder, prefix, isParent }) => {
        if (prefix.length === 0) return [];
        const links = installers.filter(({ chart }) => match(chart, folder || ".")).flatMap((each) => each.links);
        const layers = paths.filter(
          (each) =>
            (isParent && folderOf(each) === folder && mayBeLayer(posix.basename(each))) ||
            links.some(({ values }) => values.some((written) => match(written, each))),
        );
        return [...(await readFiles(checkout, layers)).files.values()].flatMap((layer) => {
          const [document] = layer.documents;
          if (document === undefined) return [];
          const full = withPrefix(prefix, path);
          return [
            { file: layer, document, at: below(rootOf(document), ...full), value: valueAt(document.value, full) },
          ];
        });
      }),
    );
    return [...inline, ...ofParents.flat()];
  };
}

const sourceFile = /(?:^|\/)\.argocd-source(?:-[^/]+)?\.yaml$/;

/** All charts share `global`. */
function withPrefix(prefix: FieldPath, path: FieldPath): FieldPath {
  return path[0] === "global" ? path : [...prefix, ...path];
}

/** Without a trailing slash; empty for the root. */
function folderOf(file: string): string {
  const folder = posix.dirname(file);
  return folder === "." ? "" : folder;
}

/** A chart itself, and all charts that depend on it, directly or indirectly. */
function usesOf(
  chart: string,
  files: ReadonlyMap<string, ParsedFile>,
  charts: ReadonlySet<string>,
): readonly ChartUse[] {
  const uses: ChartUse[] = [{ folder: chart, prefix: [], isParent: false }];
  const add = (folder: string, prefix: FieldPath, isParent: boolean) => {
    const key = prefix[0];
    if (!uses.some((use) => use.folder === folder && use.prefix[0] === key)) uses.push({ folder, prefix, isParent });
  };
  // The list grows while it is read; each chart is added once for each key.
  for (const { folder, prefix } of uses) {
    const [, parent, name = ""] = /^(.*\/|)charts\/([^/]+)$/.exec(folder) ?? [];
    if (parent !== undefined && charts.has(parent.slice(0, -1))) add(parent.slice(0, -1), [name, ...prefix], false);
    for (const [path, { documents }] of files) {
      if (!/^(?:Chart|requirements)\.yaml$/.test(posix.basename(path))) continue;
      for (const each of listOf(mapOf(documents[0]?.value).dependencies)) {
        const { name: chartName, alias, repository } = mapOf(each);
        const key = textOf(alias) ?? textOf(chartName);
        const local = textOf(repository)?.replace(/^file:\/\//, "");
        if (key === undefined || local === undefined || local === repository) continue;
        if (match(posix.join(folderOf(path), local), folder || ".")) add(folderOf(path), [key, ...prefix], true);
      }
    }
  }
  return uses;
}

function installersIn(file: ParsedFile): readonly Installer[] {
  return file.documents.flatMap((document) => {
    const elements = objectsOf(document).flatMap(({ object, at }) => {
      const { generators } = mapOf(mapOf(object).spec);
      return object.kind === "ApplicationSet"
        ? readGenerators(document, generators, below(at, "spec", "generators")).elements
        : [];
    });
    const root = rootOf(document);
    const ofSource = sourceFile.test(file.file)
      ? ofArgo(document, { path: folderOf(file.file) || ".", helm: mapOf(document.value).helm }, root, [])
      : [];
    const inMaps = [...mapsIn(document.value, root)].flatMap(({ map, at }) => [
      ...ofArgo(document, map, at, elements),
      ...ofFlux(map, at),
      ...(isHelmfile(file.file) ? ofHelmfile(map, at, file) : []),
      ...ofKustomization(map, at, file),
    ]);
    return [...ofSource, ...inMaps].map((each) => ({ ...each, file, document }));
  });
}

type Fields = Readonly<Record<string, unknown>>;
type Found = Omit<Installer, "file" | "document">;

/** @param elements fill in placeholders */
function ofArgo(
  document: ParsedDocument,
  map: Fields,
  at: NodePath,
  elements: readonly GeneratorElement[],
): readonly Found[] {
  const path = textOf(map.path);
  if (path === undefined || !isMap(map.helm)) return [];
  const { fileParameters } = map.helm;
  const here = below(at, "helm");
  return (elements.length === 0 ? [undefined] : elements).map((element) => {
    const values = readSourceValues(document, map.helm, here, element);
    const lookup: Lookup = (wanted) => {
      const inFiles = listOf(fileParameters).flatMap((each, nth) => {
        const { name, path: file } = mapOf(each);
        const [parameter] = readParameters([{ name, value: file }], here);
        const isWanted = parameter !== undefined && isSame(parameter.path, wanted);
        return isWanted ? [{ at: below(here, "fileParameters", nth), value: `the file ${parameter.value}` }] : [];
      });
      const value = valueAt(values.value, wanted);
      return value === undefined ? inFiles : [...inFiles, { at: valueNode(wanted, values), value }];
    };
    return { chart: posix.join(fillAll(path, element) ?? path), links: linksOf(map, ""), lookup };
  });
}

function ofFlux(map: Fields, at: NodePath): readonly Found[] {
  const chart = textOf(valueAt(map, ["chart", "spec", "chart"]));
  if (chart === undefined || !isMap(map.values)) return [];
  return [
    {
      chart: posix.join(chart),
      links: linksOf(mapOf(mapOf(map.chart).spec), ""),
      lookup: valuesAt(map.values, below(at, "values")),
    },
  ];
}

function ofHelmfile(map: Fields, at: NodePath, { file }: ParsedFile): readonly Found[] {
  const chart = textOf(map.chart);
  if (chart === undefined) return [];
  const lookups = listOf(map.values).map((each, nth) => valuesAt(each, below(at, "values", nth)));
  const set = ["set", "setString"].flatMap((key) => readParameters(map[key], below(at, key)));
  return [
    {
      chart: from(folderOf(file), chart),
      links: linksOf(map, folderOf(file)),
      lookup: (path) => [
        ...lookups.flatMap((lookup) => lookup(path)),
        ...set.flatMap((each) => (isSame(each.path, path) ? [{ at: below(each.at, "value"), value: each.value }] : [])),
      ],
    },
  ];
}

function ofKustomization(map: Fields, at: NodePath, { file }: ParsedFile): readonly Found[] {
  const { helmCharts, helmGlobals } = map;
  const home = textOf(mapOf(helmGlobals).chartHome) ?? "charts";
  return listOf(helmCharts).flatMap((each, nth) => {
    const { name, valuesInline, valuesMerge } = mapOf(each);
    // With `merge`, the values files are laid over the inline values.
    if (textOf(name) === undefined || !isMap(valuesInline) || valuesMerge === "merge") return [];
    return [
      {
        chart: posix.join(folderOf(file), home, String(name)),
        links: linksOf({ helmCharts: [each], helmGlobals }, folderOf(file)),
        lookup: valuesAt(valuesInline, below(at, "helmCharts", nth, "valuesInline")),
      },
    ];
  });
}

function valuesAt(values: unknown, at: NodePath): Lookup {
  return (path) => {
    const value = valueAt(values, path);
    return value === undefined ? [] : [{ at: below(at, ...path), value }];
  };
}

function isSame(one: FieldPath, other: FieldPath): boolean {
  return one.length === other.length && one.every((step, nth) => step === other[nth]);
}

function* mapsIn(value: unknown, at: NodePath): Generator<{ readonly map: Fields; readonly at: NodePath }> {
  if (isMap(value)) yield { map: value, at };
  if (typeof value !== "object" || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    yield* mapsIn(child, below(at, Array.isArray(value) ? Number(key) : key));
  }
}
