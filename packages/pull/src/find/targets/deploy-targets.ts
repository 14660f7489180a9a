/**
 * Finds the deploy target of each location of a change: what is deployed as one unit, such as a kustomization, a chart,
 * an Application, a release or a values file. Choosing among several is done in `choose-images.ts`.
 */

import { posix } from "node:path";
import { groupOf, kustomizationNames } from "@pushpull/core/kubernetes";
import { isMap, mapOf } from "@pushpull/core/yaml";
import type { ParsedDocument, ParsedFile } from "../../yaml-edit/parse-file.ts";
import type { NodePath } from "../../yaml-edit/yaml-change.ts";
import { listOf, objectAt, objectsOf, textOf } from "../document-nodes.ts";
import { kustomizationOf } from "../formats/kustomization.ts";
import { setTarget } from "../set-lines.ts";
import { isOwnValues } from "../values/values-files.ts";
import { environmentWord } from "./environments.ts";

/** A unit of deployment. */
export interface DeployTarget {
  /**
   * A folder, a file, one object of a file as the input `set` names it, or an environment of a file, `web.yaml (prod)`;
   * `.` is the repository's root.
   */
  readonly name: string;
  /**
   * The folder or file that is only this target; undefined for one of several targets in a file. Empty for the root.
   */
  readonly own: string | undefined;
}

/** A location that changes. */
export interface ChangedLocation {
  readonly file: ParsedFile;
  readonly document: ParsedDocument;
  readonly at: NodePath;
}

/** The kustomizations and charts in the folders around files. */
export interface TargetFolders {
  /** The nearest parent folder with a kustomization that names the file; a kustomization's own folder. */
  kustomizationOf(file: string): string | undefined;
  isChart(folder: string): boolean;
  /** The nearest parent folder with a chart; none if the file's own folder has a kustomization. */
  chartOf(file: string): string | undefined;
}

/**
 * Finds the targets of locations, in order.
 * @param named files that input `manifests` names: each is a separate target
 */
export function deployTargets(
  locations: readonly ChangedLocation[],
  folders: TargetFolders,
  named: ReadonlySet<string>,
): readonly DeployTarget[] {
  const files = [...new Map(locations.map(({ file }) => [file.file, file])).values()];
  const crowded = foldersOfSeveralValues(files);
  const shared = foldersOfSeveralEnvironments(files);
  const inFile = environmentsInFiles(locations);
  const mixed = filesOfSeveralEnvironments(files, folders);
  return locations.map((location) => {
    const { file } = location.file;
    const object = objectTarget(location);
    if (object !== undefined) return object;
    const environment = inFile.get(location);
    if (environment !== undefined) return { name: `${file} (${environment})`, own: undefined };
    if (/(^|\/)\.argocd-source-[^/]+\.yaml$/.test(file)) return ofFile(file);
    if (mixed.has(file)) return ofFile(file);
    const kustomization = folders.kustomizationOf(file);
    if (kustomization !== undefined) return folderTarget(kustomization);
    if (isValues(location.file)) {
      const isAlone = isOwnValues(file) && !crowded.has(posix.dirname(file));
      return isAlone ? folderTarget(wholeChart(folderOf(file), folders)) : ofFile(file);
    }
    const chart = folders.chartOf(file);
    if (chart !== undefined) return folderTarget(chart);
    return named.has(file) || shared.has(folderOf(file)) ? ofFile(file) : folderTarget(folderOf(file));
  });
}

/** A chart in the folder `charts` of another chart is deployed with it (Helm, "Subcharts and Global Values"). */
function wholeChart(folder: string, folders: TargetFolders): string {
  const [, parent] = /^(.*)\/charts\/[^/]+$/.exec(folder) ?? [];
  return parent !== undefined && folders.isChart(parent) ? wholeChart(parent, folders) : folder;
}

function ofFile(file: string): DeployTarget {
  return { name: file, own: file };
}

/** The target of a folder's kustomization or chart, or of the folder itself. */
export function folderTarget(folder: string): DeployTarget {
  return { name: folder === "" ? "." : folder, own: folder };
}

/** Without a trailing slash; empty for the root. */
export function folderOf(file: string): string {
  const folder = posix.dirname(file);
  return folder === "." ? "" : folder;
}

/** Objects that an operator deploys separately from the rest of their folder. */
const deployedAlone: ReadonlySet<string> = new Set([
  "argoproj.io/Application",
  "argoproj.io/ApplicationSet",
  "helm.toolkit.fluxcd.io/HelmRelease",
  "kustomize.toolkit.fluxcd.io/Kustomization",
  "source.toolkit.fluxcd.io/OCIRepository",
]);

/** The target of the Application, element or release that contains a location; undefined if there is none. */
function objectTarget({ file, document, at }: ChangedLocation): DeployTarget | undefined {
  const [path] = at.steps;
  const release = releasePath({ file, document, at });
  if (release !== undefined) return partOf({ file, document, at: release });
  const inside = objectsOf(document).find(({ at: { steps } }) => steps[0].every((step, nth) => path[nth] === step));
  if (inside === undefined) return undefined;
  const { apiVersion, kind } = inside.object;
  if (!deployedAlone.has(`${groupOf(apiVersion)}/${kind}`)) return undefined;
  const element = kind === "ApplicationSet" ? elementPath(at) : undefined;
  if (element !== undefined) return partOf({ file, document, at: element });
  const full = file.documents.filter(({ value }) => value !== undefined && value !== null);
  if (full.length === 1 && inside.at.steps[0].length === 0) return ofFile(file.file);
  if (inside.at.steps[0].length > 0) return partOf({ file, document, at: inside.at });
  const name = nameIn(document);
  const isUnique = name !== undefined && full.filter((other) => nameIn(other) === name).length === 1;
  return { name: `${file.file}#${isUnique ? name : full.indexOf(document) + 1}`, own: undefined };
}

function nameIn({ value }: ParsedDocument): string | undefined {
  const { kind, metadata } = mapOf(value);
  const name = textOf(mapOf(metadata).name);
  return typeof kind === "string" && name !== undefined ? `${kind}/${name}` : undefined;
}

function partOf({ file, document, at }: ChangedLocation): DeployTarget {
  return { name: setTarget({ found: { at }, file, document }), own: undefined };
}

/** The path to the element of a list generator, written as a list or as a string (`elementsYaml`). */
function elementPath({ document, steps }: NodePath): NodePath | undefined {
  const [path, inner] = steps;
  const list = path.findIndex((step, nth) => step === "elements" && path[nth - 1] === "list");
  if (list !== -1 && path[list + 1] !== undefined) return { document, steps: [path.slice(0, list + 2)] };
  if (path.at(-1) !== "elementsYaml" || inner?.[0] === undefined) return undefined;
  return { document, steps: [path, inner.slice(0, 1)] };
}

/** The path to a release of a helmfile, or to an app of `jx-apps.yml`. */
function releasePath({ file, document, at }: ChangedLocation): NodePath | undefined {
  const [[list, index]] = at.steps;
  const fields = mapOf(document.value);
  if (fields.apiVersion !== undefined || typeof index !== "number") return undefined;
  const isRelease = list === "releases" && textOf(mapOf(listOf(fields.releases)[index]).chart) !== undefined;
  const isApp = list === "apps" && /(^|\/)jx-apps\.ya?ml$/.test(file.file);
  return isRelease || isApp ? { document: at.document, steps: [[list, index]] } : undefined;
}

/**
 * Whether a file holds values: a map that is not a Kubernetes object and not the metadata of a chart or kustomization.
 */
function isValues({ file, documents: [document] }: ParsedFile): boolean {
  const name = posix.basename(file);
  if (/^(Chart|requirements)\.ya?ml$/.test(name) || name.startsWith(".argocd-source")) return false;
  if (document === undefined || !isMap(document.value)) return false;
  const { apiVersion, kind } = document.value;
  return (apiVersion === undefined || kind === undefined) && kustomizationOf(file, document.value) === undefined;
}

export function isKustomizationFile(file: string): boolean {
  return kustomizationNames.includes(posix.basename(file));
}

function foldersOfSeveralValues(files: readonly ParsedFile[]): ReadonlySet<string> {
  const byFolder = Map.groupBy(files.filter(isValues), ({ file }) => posix.dirname(file));
  return new Set([...byFolder].filter(([, { length }]) => length > 1).map(([folder]) => folder));
}

/**
 * The environments of locations in files with the same object for several environments: in different namespaces, or
 * with names that only differ in the environment; or with values for several environments.
 */
function environmentsInFiles(locations: readonly ChangedLocation[]): ReadonlyMap<ChangedLocation, string> {
  const environments = locations.flatMap((location) => {
    const { file } = location.file;
    const inside = objectAt(location.document, location.at);
    if (inside === undefined) {
      const environment = environmentOfValue(location);
      return environment === undefined ? [] : [{ location, environment, object: file }];
    }
    const { kind, metadata } = inside.object;
    const name = textOf(metadata?.name) ?? "";
    const environment = textOf(metadata?.namespace) ?? environmentWord(name);
    if (environment === undefined) return [];
    return [{ location, environment, object: JSON.stringify([file, kind, withoutEnvironment(name)]) }];
  });
  const objects = Map.groupBy(environments, ({ object }) => object);
  const crowded = environments.filter(({ object, environment }) =>
    objects.get(object)?.some((other) => other.environment !== environment),
  );
  const files = new Set(crowded.map(({ location }) => location.file));
  return new Map(
    environments.flatMap(({ location, environment }) =>
      files.has(location.file) ? [[location, environment] as const] : [],
    ),
  );
}

/** The environment of a key or list item that contains a value: `prod.image`, `web.prod.image`, `[name=prod].image`. */
function environmentOfValue({ document, at }: ChangedLocation): string | undefined {
  let value: unknown = document.value;
  for (const step of at.steps[0]) {
    const names = typeof step === "string" ? [step] : [];
    value = typeof step === "string" ? mapOf(value)[step] : listOf(value)[step];
    const { name, env, environment, stage } = mapOf(value);
    if (typeof step === "number") names.push(...[name, env, environment, stage].flatMap((each) => textOf(each) ?? []));
    const word = names.map(environmentWord).find((each) => each !== undefined);
    if (word !== undefined) return word;
  }
  return undefined;
}

/** An object's name without its environment, which is the same in all environments. */
function withoutEnvironment(name: string): string {
  const word = environmentWord(name);
  return word === undefined ? name : name.toLowerCase().replace(word, "");
}

/**
 * Folders with one file per environment: two files define an object of the same kind and name, apart from the
 * environment in it, or have different namespaces, or are named after different environments.
 */
function foldersOfSeveralEnvironments(files: readonly ParsedFile[]): ReadonlySet<string> {
  const byFolder = Map.groupBy(files, ({ file }) => folderOf(file));
  return new Set([...byFolder].filter(([, inFolder]) => isOfSeveral(inFolder)).map(([folder]) => folder));
}

/**
 * Files of one kustomization or chart that are named for different environments, or are in folders that are: they are
 * deployed together, but whoever names one environment does not mean the others.
 */
function filesOfSeveralEnvironments(files: readonly ParsedFile[], folders: TargetFolders): ReadonlySet<string> {
  const named = files.flatMap((each) => {
    const { file } = each;
    const folder = folders.kustomizationOf(file) ?? (isValues(each) ? undefined : folders.chartOf(file));
    if (folder === undefined) return [];
    const names = file.slice(folder === "" ? 0 : folder.length + 1).split("/");
    const environment = names.map(environmentWord).findLast((word) => word !== undefined);
    return environment === undefined ? [] : [{ file, folder, environment }];
  });
  const byFolder = Map.groupBy(named, ({ folder }) => folder);
  const mixed = [...byFolder.values()].filter((inFolder) => areDifferent(inFolder.map((each) => each.environment)));
  return new Set(mixed.flat().map(({ file }) => file));
}

function isOfSeveral(files: readonly ParsedFile[]): boolean {
  const objects = files.map(({ documents }) => documents.flatMap(objectsOf).map(({ object }) => object));
  const names = objects.flatMap((inFile) => [
    ...new Set(inFile.map(({ kind, metadata }) => `${kind}/${withoutEnvironment(`${metadata?.name}`)}`)),
  ]);
  const namespaces = objects.map((inFile) => inFile.flatMap(({ metadata }) => textOf(metadata?.namespace) ?? []));
  const environments = files.map(({ file }) => environmentWord(posix.basename(file)) ?? []);
  return new Set(names).size < names.length || areDifferent(namespaces) || areDifferent(environments);
}

/** Whether two files differ; a file without a value does not count. */
function areDifferent(values: readonly (string | readonly string[])[]): boolean {
  const each = values.map((words) => [...new Set([words].flat())].toSorted().join(" ")).filter((words) => words !== "");
  return new Set(each).size > 1;
}
