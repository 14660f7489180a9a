import type { FieldPath } from "@pushpull/core/kubernetes";
import { holdsEnvironments } from "../targets/environments.ts";

const ownValues = /^(?:.*\/)?values\.ya?ml$/;

/** `values-prod.yaml`, `values.prod.yaml`, `prod-values.yaml`, `prod.values.yaml` */
const named = /^(?:values[-_.].+|.+[-_.]values)\.ya?ml$/;

/** What a chart has in its folder that is nobody's values; `ci` is for tests (`chart-testing`, "ct install"). */
const inside = /^(?:templates|crds|charts|ci|tests?|\..*)$/;

/** A file that may be laid over another one, and the key that holds what is for that one. */
interface NamedLayer {
  readonly path: string;
  readonly below: FieldPath;
  /** Whether it is further away than where Helm's own examples have it. */
  readonly linked: boolean;
}

/** Whether a file is a chart's own values, by its name. */
export function isOwnValues(path: string): boolean {
  return ownValues.test(path);
}

/** Whether a file may be laid over some other, by its name and its folders'. */
export function mayBeLayer(path: string): boolean {
  if (named.test(nameOf(path)) || ownValues.test(path)) return true;
  return /\.ya?ml$/.test(path) && foldersOf(path).some(holdsEnvironments);
}

/** Layers by each of the folders that they are in, near or far; with its `/`, empty for the root. */
export function layersByFolder(layers: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const byFolder = new Map<string, string[]>();
  for (const path of layers) {
    for (const folder of foldersAround(path)) {
      const before = byFolder.get(folder);
      if (before === undefined) byFolder.set(folder, [path]);
      else before.push(path);
    }
  }
  return byFolder;
}

/**
 * The files that are named to be laid over a chart's values.
 * @param isChart whether what is below its folder is the chart's, too
 */
export function layersOf(
  base: string,
  byFolder: ReadonlyMap<string, readonly string[]>,
  isChart: boolean,
): readonly NamedLayer[] {
  const folder = folderOf(base);
  const [, parent, chart = ""] = /^(.*\/|)charts\/([^/]+)\/$/.exec(folder) ?? [];
  const own = (byFolder.get(folder) ?? []).filter((path) => {
    const folders = foldersOf(path.slice(folder.length));
    if (folders.length === 0) return path !== base && named.test(nameOf(path));
    return isChart && !folders.some((each) => inside.test(each));
  });
  const above = parent === undefined ? [] : (byFolder.get(parent) ?? []);
  return [
    ...own.map((path) => ({ path, below: [], linked: folderOf(path) !== folder })),
    ...above.filter((path) => folderOf(path) === parent).map((path) => ({ path, below: [chart], linked: false })),
  ];
}

/** The values that files may be laid over, where only those are to be looked at: beside them, or in a folder around. */
export function basesOf(layers: readonly string[]): readonly string[] {
  const folders = new Set(layers.flatMap(foldersAround));
  return [...folders].flatMap((folder) => [`${folder}values.yaml`, `${folder}values.yml`]);
}

/** With its `/`; empty for the root. */
export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/") + 1);
}

/** All folders that a file is in, near or far: each with its `/`, the root empty. */
export function foldersAround(path: string): readonly string[] {
  const names = foldersOf(path);
  return ["", ...names.map((_, index) => `${names.slice(0, index + 1).join("/")}/`)];
}

function foldersOf(path: string): readonly string[] {
  return path.split("/").slice(0, -1);
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
