import { posix } from "node:path";
import { type FieldPath, valueAt } from "@pushpull/core/kubernetes";
import { isMap, mapOf } from "@pushpull/core/yaml";
import type { ParsedDocument, ParsedFile } from "../../yaml-edit/parse-file.ts";
import type { NodePath } from "../../yaml-edit/yaml-change.ts";
import { fillAll, type GeneratorElement, readGenerators } from "../argo-cd/argo-cd-generators.ts";
import { readParameters } from "../argo-cd/argo-cd-parameters.ts";
import { readSourceValues, valueNode } from "../argo-cd/argo-cd-source-values.ts";
import { below, listOf, objectsOf, rootOf, textOf } from "../document-nodes.ts";
import { valuesFilesOf } from "../formats/kustomization.ts";
import { folderOf } from "../targets/deploy-targets.ts";

/** One of `valuesFrom`. */
export interface ValuesReference {
  readonly kind: string;
  readonly name: string;
  readonly key: string;
  /** The path that the whole value is set at; undefined for values at any path. */
  readonly target: FieldPath | undefined;
  readonly at: NodePath;
}

/** An object that installs a chart, with inline values or values files. */
export interface Installer {
  readonly file: ParsedFile;
  readonly document: ParsedDocument;
  /** The folder from the repository's root, as written. */
  readonly chart: string;
  /** The values files from the repository's root, as written. */
  readonly values: readonly string[];
  /** Finds its inline values at a path. */
  readonly lookup: ValueLookup;
  /** ConfigMaps and Secrets with more values. */
  readonly from: readonly ValuesReference[];
  /** References that are not in the repository. */
  readonly unknown?: readonly ValuesReference[];
}

/** A value, and where it is written: in the installer's own document, unless another one is given. */
export interface FoundValue {
  readonly at: NodePath;
  readonly value: unknown;
  readonly file?: ParsedFile;
  readonly document?: ParsedDocument;
  /** Whether input `set` cannot change it. */
  readonly byHand?: boolean;
}

export type ValueLookup = (path: FieldPath) => readonly FoundValue[];
type Fields = Readonly<Record<string, unknown>>;
type Found = Pick<Installer, "chart" | "values" | "lookup"> & Partial<Pick<Installer, "from">>;

/** The name of a file with parameters that Argo CD merges over those of a source in the same folder. */
export const sourceFile = /(?:^|\/)\.argocd-source(?:-[^/]+)?\.yaml$/;

/** Whether a file is named as a helmfile or as a helmfile template. */
export function isHelmfile(path: string): boolean {
  if (!/\.(?:ya?ml|gotmpl)$/.test(path)) return false;
  return posix.basename(path).startsWith("helmfile") || /(?:^|\/)helmfile\.d\//.test(path);
}

/**
 * Finds the objects of a file that install charts: sources of Argo CD (User Guide, "Helm"), HelmReleases of Flux
 * ("Chart template"), releases of a helmfile, and charts of a kustomization (`types.HelmChart`).
 */
export function installersIn(file: ParsedFile): readonly Installer[] {
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
      ...ofHelmfile(map, at, folderOf(file.file)),
      ...ofKustomization(map, at, folderOf(file.file)),
    ]);
    return [...ofSource, ...inMaps].map((each) => ({ from: [], ...each, file, document }));
  });
}

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
  // A reference to another source, `$values/`, is the root of its repository.
  const files = textsOf(map.helm.valueFiles).map((each) => each.replace(/^\$[\w-]+\//, "/"));
  return (elements.length === 0 ? [undefined] : elements).map((element) => {
    const values = readSourceValues(document, map.helm, here, element);
    const lookup: ValueLookup = (wanted) => {
      const inFiles = listOf(fileParameters).flatMap((each, nth) => {
        const { name, path: file } = mapOf(each);
        const [parameter] = readParameters([{ name, value: file }], here);
        const isWanted = parameter !== undefined && isSame(parameter.path, wanted);
        return isWanted ? [{ at: below(here, "fileParameters", nth), value: `the file ${parameter.value}` }] : [];
      });
      const value = valueAt(values.value, wanted);
      return value === undefined ? inFiles : [...inFiles, { at: valueNode(wanted, values), value }];
    };
    const written = [path, ...files];
    const filled = written.flatMap((each) => fillAll(each, element) ?? []);
    // Placeholders that no element fills in are kept for matching.
    const [chart = path, ...linked] = filled.length === written.length ? filled : written;
    return { chart: posix.join(chart), values: linked.map((each) => from(chart, each)), lookup };
  });
}

function ofFlux(map: Fields, at: NodePath): readonly Found[] {
  const spec = isMap(map.chart) ? mapOf(map.chart.spec) : map;
  const chart = textOf(spec.chart);
  const values = textsOf(spec.valuesFiles).map((each) => posix.join(each));
  const from = readValuesFrom(map.valuesFrom, below(at, "valuesFrom"));
  if (chart === undefined || (values.length === 0 && from.length === 0 && !isMap(map.values))) return [];
  return [{ chart: posix.join(chart), values, lookup: valuesAt(map.values, below(at, "values")), from }];
}

function readValuesFrom(list: unknown, at: NodePath): readonly ValuesReference[] {
  return listOf(list).flatMap((item, index) => {
    const { kind, name, valuesKey, targetPath } = mapOf(item);
    const [named, ofKind, target] = [textOf(name), textOf(kind), textOf(targetPath)];
    if (named === undefined || ofKind === undefined) return [];
    const path = target?.split(".").map((step) => (/^\d{1,5}$/.test(step) ? Number(step) : step));
    return [{ kind: ofKind, name: named, key: textOf(valuesKey) ?? "values.yaml", target: path, at: below(at, index) }];
  });
}

/** @param folder the folder of the file */
function ofHelmfile(map: Fields, at: NodePath, folder: string): readonly Found[] {
  const chart = textOf(map.chart);
  // The chart of a HelmRelease has no name.
  if (chart === undefined || textOf(map.name) === undefined) return [];
  const lookups = listOf(map.values).map((each, nth) => valuesAt(each, below(at, "values", nth)));
  const set = ["set", "setString"].flatMap((key) => readParameters(map[key], below(at, key)));
  const lookup: ValueLookup = (path) => [
    ...lookups.flatMap((each) => each(path)),
    ...set.flatMap((each) => (isSame(each.path, path) ? [{ at: below(each.at, "value"), value: each.value }] : [])),
  ];
  return [{ chart: from(folder, chart), values: textsOf(map.values).map((each) => from(folder, each)), lookup }];
}

/** The charts that a kustomization inflates: from `chartHome`, or else from the folder `charts`. */
function ofKustomization({ helmCharts, helmGlobals }: Fields, at: NodePath, folder: string): readonly Found[] {
  const home = textOf(mapOf(helmGlobals).chartHome) ?? "charts";
  return listOf(helmCharts).flatMap((each, nth) => {
    const { name, valuesInline, valuesMerge } = mapOf(each);
    if (textOf(name) === undefined) return [];
    // With `merge`, the values files are merged over the inline values.
    const inline = valuesMerge === "merge" ? undefined : valuesInline;
    const values = valuesFilesOf(each).map((path) => posix.join(folder, path));
    const lookup = valuesAt(inline, below(at, "helmCharts", nth, "valuesInline"));
    return [{ chart: posix.join(folder, home, String(name)), values, lookup }];
  });
}

/** Resolves a path; one that starts with `/` is relative to the repository's root. */
function from(folder: string, path: string): string {
  return path.startsWith("/") ? posix.join(path.slice(1)) : posix.join(folder, path);
}

function textsOf(list: unknown): readonly string[] {
  return listOf(list).flatMap((each) => textOf(each) ?? []);
}

function valuesAt(values: unknown, at: NodePath): ValueLookup {
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
