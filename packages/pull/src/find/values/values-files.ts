import type { FieldPath } from "@pushpull/core/kubernetes";
import { holdsEnvironments } from "../targets/environments.ts";

const ownValues = /^(?:.*\/)?values\.ya?ml$/;

/** `values-prod.yaml`, `values.prod.yaml`, `prod-values.yaml`, `prod.values.yaml` */
const layerName = /^(?:values[-_.].+|.+[-_.]values)\.ya?ml$/;

/** Folders of a chart without values files; `ci` is for tests (`chart-testing`, "ct install"). */
const otherFolders = /^(?:templates|crds|charts|ci|tests?|\..*)$/;

/** A file that may be merged over another one, and the key below which it holds the values. */
interface NamedLayer {
  readonly path: string;
  readonly below: FieldPath;
  /** Whether it is outside of the folder that Helm's examples use. */
  readonly linked: boolean;
}

/** Whether the file name is that of a chart's own values. */
export function isOwnValues(path: string): boolean {
  return ownValues.test(path);
}

/** Whether a file may be merged over another one, by its name and its folders' names. */
export function mayBeLayer(path: string): boolean {
  if (layerName.test(nameOf(path)) || ownValues.test(path)) return true;
  return /\.ya?ml$/.test(path) && foldersOf(path).some(holdsEnvironments);
}

/**
 * Groups layers by every folder that contains them, directly or indirectly; with a trailing `/`, empty for the root.
 */
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
 * The files that are layerName as layers over a chart's values.
 * @param isChart whether files in subfolders belong to the chart too
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
    if (folders.length === 0) return path !== base && layerName.test(nameOf(path));
    return isChart && !folders.some((each) => otherFolders.test(each));
  });
  const above = parent === undefined ? [] : (byFolder.get(parent) ?? []);
  return [
    ...own.map((path) => ({ path, below: [], linked: folderOf(path) !== folder })),
    ...above.filter((path) => folderOf(path) === parent).map((path) => ({ path, below: [chart], linked: false })),
  ];
}

/** The values that these files may be merged over, if only these files are in scope: in the same folder or a parent. */
export function basesOf(layers: readonly string[]): readonly string[] {
  const folders = new Set(layers.flatMap(foldersAround));
  return [...folders].flatMap((folder) => [`${folder}values.yaml`, `${folder}values.yml`]);
}

/** With a trailing `/`; empty for the root. */
export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/") + 1);
}

/** All folders that contain a file, from the root: each with a trailing `/`, the root empty. */
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
