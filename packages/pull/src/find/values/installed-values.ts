import { posix } from "node:path";
import { type FieldPath, valueAt } from "@pushpull/core/kubernetes";
import type { Checkout } from "../../git/types.ts";
import type { ParsedDocument, ParsedFile } from "../../yaml-edit/parse-file.ts";
import type { NodePath } from "../../yaml-edit/yaml-change.ts";
import { below, listOf, mapOf, rootOf, textOf } from "../document-nodes.ts";
import { readFiles } from "../read-files.ts";
import { folderOf } from "../targets/deploy-targets.ts";
import { installersIn, isHelmfile, sourceFile } from "./chart-installers.ts";
import { isOwnValues, mayBeLayer } from "./values-files.ts";
import { match } from "./values-links.ts";

/** A value that is merged over a chart's values, and where it is written. */
export interface InstalledValue {
  readonly file: ParsedFile;
  readonly document: ParsedDocument;
  readonly at: NodePath;
  readonly value: unknown;
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
  checkout: Pick<Checkout, "search" | "read">,
  paths: readonly string[],
): Promise<(file: string, path: FieldPath) => Promise<readonly InstalledValue[]>> {
  const words = ["helm:", 'helm":', "helm.toolkit.fluxcd.io", "helmCharts", "file://"];
  const named = paths.filter((path) => isHelmfile(path) || sourceFile.test(path));
  const { files } = await readFiles(checkout, [...new Set([...(await checkout.search(words)), ...named])]);
  const installers = [...files.values()].flatMap(installersIn);
  const charts = new Set(paths.filter((path) => posix.basename(path) === "Chart.yaml").map(folderOf));
  return async (file, path) => {
    const uses = isOwnValues(file) && charts.has(folderOf(file)) ? usesOf(folderOf(file), files, charts) : [];
    const inline = installers.flatMap(({ chart, values, lookup, file: installer, document }) => {
      const prefixes = uses.flatMap(({ folder, prefix }) => (match(chart, folder || ".") ? [prefix] : []));
      if (values.some((each) => match(each, file))) prefixes.push([]);
      return prefixes.flatMap((prefix) =>
        lookup(withPrefix(prefix, path)).map((each) => ({ file: installer, document, ...each })),
      );
    });
    const ofParents = await Promise.all(
      uses.map(async ({ folder, prefix, isParent }) => {
        if (prefix.length === 0) return [];
        const linked = installers.flatMap(({ chart, values }) => (match(chart, folder || ".") ? values : []));
        const layers = paths.filter(
          (each) =>
            (isParent && folderOf(each) === folder && mayBeLayer(posix.basename(each))) ||
            linked.some((written) => match(written, each)),
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
