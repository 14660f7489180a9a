import { posix } from "node:path";
import { type FieldPath, valueAt } from "@pushpull/core/kubernetes";
import { mapOf } from "@pushpull/core/yaml";
import type { Checkout } from "../../git/types.ts";
import type { ParsedDocument, ParsedFile } from "../../yaml-edit/parse-file.ts";
import type { NodePath } from "../../yaml-edit/yaml-change.ts";
import { below, listOf, rootOf, textOf } from "../document-nodes.ts";
import { readFiles } from "../read-files.ts";
import { folderOf } from "../targets/deploy-targets.ts";
import { type Installer, installersIn, isHelmfile, sourceFile } from "./chart-installers.ts";
import { isOwnValues, mayBeLayer } from "./values-files.ts";
import { withValuesFrom } from "./values-from.ts";
import { match } from "./values-links.ts";
import { readWithTemplates, templateValue } from "./values-templates.ts";

/** A value that is merged over a chart's values, and where it is written. */
export interface InstalledValue {
  readonly file: ParsedFile;
  readonly document: ParsedDocument;
  readonly at: NodePath;
  readonly value: unknown;
  /** Whether input `set` cannot change it: it is in a template, or encoded. */
  readonly byHand?: boolean | undefined;
  /** Whether all that installs the chart, as far as it is in the repository, sets the version over its values. */
  readonly isEverywhere?: boolean;
  /** The object that may set it, if the value is not in the repository. */
  readonly unknown?: string;
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
 * Reads the inline values that charts are installed with: the fields `helm` of Argo CD's sources and
 * `.argocd-source.yaml`, `values` of Flux's HelmReleases, `values` and `set` of a helmfile's releases, `valuesInline`
 * of a kustomization's charts, and the values of a chart with a dependency on it (`file://`).
 * @param paths all files to choose from
 * @returns the values that are merged over those of a values file
 */
export async function readInstallers(
  checkout: Pick<Checkout, "search" | "searchEverywhere" | "read">,
  paths: readonly string[],
): Promise<(file: string, path: FieldPath) => Promise<readonly InstalledValue[]>> {
  const words = ["helm:", 'helm":', "helm.toolkit.fluxcd.io", "helmCharts", "file://"];
  const named = paths.filter((path) => isHelmfile(path) || sourceFile.test(path));
  const found = (await checkout.searchEverywhere(words)) ?? (await checkout.search(words));
  const { files, templates } = await readWithTemplates(checkout, [...new Set([...found, ...named])]);
  const written = [...files.values(), ...templates.values()].flatMap(installersIn);
  const installers = await withValuesFrom(written, checkout);
  const charts = new Set(paths.filter((path) => posix.basename(path) === "Chart.yaml").map(folderOf));
  return async (file, path) => {
    const uses = isOwnValues(file) && charts.has(folderOf(file)) ? usesOf(folderOf(file), files, charts) : [];
    const inline = installers.flatMap((installer) => {
      const { chart, values, lookup, file: own, document } = installer;
      const prefixes = uses.flatMap(({ folder, prefix }) => (match(chart, folder || ".") ? [prefix] : []));
      if (values.some((each) => match(each, file))) prefixes.push([]);
      return prefixes.flatMap((prefix) => {
        const full = withPrefix(prefix, path);
        const set = lookup(full).map(
          (each): InstalledValue => ({ file: own, document, ...each, byHand: each.byHand || templates.has(own.file) }),
        );
        return set.length > 0 ? set : unknownValues(installer, full);
      });
    });
    const isOfChart = ({ chart }: Installer) =>
      uses.some(({ folder, prefix }) => prefix.length === 0 && match(chart, folder || "."));
    const direct = installers.flatMap((installer) => {
      const index = installer.values.findIndex((each) => match(each, file));
      const isListed = index !== -1;
      return isListed || isOfChart(installer) ? [{ installer, isListed, over: installer.values.slice(index + 1) }] : [];
    });
    const later = paths.filter(
      (each) => each !== file && direct.some(({ over }) => over.some((pattern) => match(pattern, each))),
    );
    const laid = later.length === 0 ? undefined : await readWithTemplates(checkout, later);
    const layers = [...(laid?.files.values() ?? []), ...(laid?.templates.values() ?? [])].flatMap((layer) => {
      const found = valuesIn(layer, path).filter(({ value }) => value !== undefined && value !== null);
      return found.map((each): InstalledValue => ({ ...each, byHand: laid?.templates.has(layer.file) }));
    });
    const setters = new Set(layers.map((layer) => layer.file.file));
    const isSetIn = (pattern: string) => {
      const meant = later.filter((each) => match(pattern, each));
      return meant.length > 0 && meant.every((each) => setters.has(each));
    };
    const isEverywhere =
      direct.length > 0 &&
      direct.every(({ installer, over }) => installer.lookup(path).length > 0 || over.some(isSetIn));
    // The chart's own values files are layers, except templates.
    const inFiles = layers.filter(({ file: { file: layer } }) =>
      direct.some(
        ({ isListed, over }) =>
          (isListed || isEverywhere || !/\.ya?ml$/.test(layer)) && over.some((pattern) => match(pattern, layer)),
      ),
    );
    const ofParents = await Promise.all(
      uses.map(async ({ folder, prefix, isParent }) => {
        if (prefix.length === 0) return [];
        const linked = installers.flatMap(({ chart, values }) => (match(chart, folder || ".") ? values : []));
        const ofParent = paths.filter(
          (each) =>
            (isParent && folderOf(each) === folder && mayBeLayer(posix.basename(each))) ||
            linked.some((written) => match(written, each)),
        );
        const read = await readFiles(checkout, ofParent);
        return [...read.files.values()].flatMap((layer) => valuesIn(layer, withPrefix(prefix, path)));
      }),
    );
    return [...inline, ...inFiles, ...ofParents.flat()].map((each) => ({ ...each, isEverywhere }));
  };
}

function valuesIn(layer: ParsedFile, path: FieldPath): readonly InstalledValue[] {
  const [document] = layer.documents;
  if (document === undefined) return [];
  const value = templateValue(valueAt(document.value, path));
  return [{ file: layer, document, at: below(rootOf(document), ...path), value }];
}

/** Sources of an installer's values that are not in the repository. */
function unknownValues({ unknown = [], file, document }: Installer, path: FieldPath): readonly InstalledValue[] {
  const meant = unknown.filter(({ target }) => target === undefined || target.join(".") === path.join("."));
  return meant.map(({ kind, name, at }) => ({ file, document, at, value: "", unknown: `${kind} ${name}` }));
}

/** All charts share `global`. */
function withPrefix(prefix: FieldPath, path: FieldPath): FieldPath {
  return path[0] === "global" ? path : [...prefix, ...path];
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
