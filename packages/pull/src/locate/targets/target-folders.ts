import { posix } from "node:path";
import type { Checkout } from "../../git/types.ts";
import { kustomizationNames } from "../formats/kustomization.ts";
import { namedIn } from "../overridden/repository.ts";
import { folderOf, isKustomizationFile, type TargetFolders } from "./deploy-targets.ts";

const chartName = "Chart.yaml";

/**
 * Finds the kustomizations and charts in the folders around files, wherever the input `manifests` looks. A kustomization in
 * a folder above takes in what it names: one at a repository's root is not what deploys everything below it.
 */
export async function readTargetFolders(
  checkout: Pick<Checkout, "read">,
  files: readonly string[],
): Promise<TargetFolders> {
  // A kustomization is its own folder's, so there is nothing to read for it.
  const asking = files.filter((file) => !isKustomizationFile(file));
  const around = new Set(asking.flatMap(foldersAbove));
  const wanted = [...around].flatMap((folder) => [...kustomizationNames, chartName].map((name) => join(folder, name)));
  const stored = wanted.length === 0 ? new Map<string, never>() : await checkout.read(wanted);
  const charts = new Set<string>();
  const kustomizations = new Map<string, ReadonlySet<string>>();
  for (const [path, { content }] of stored) {
    if (posix.basename(path) === chartName) charts.add(folderOf(path));
    else kustomizations.set(folderOf(path), namedIn(content?.toString("utf8") ?? "", posix.dirname(path)));
  }
  const kustomizationOf = (file: string) => {
    if (isKustomizationFile(file)) return folderOf(file);
    return foldersAbove(file).find((folder) => kustomizations.get(folder)?.has(file));
  };
  return {
    kustomizationOf,
    isChart: (folder) => charts.has(folder),
    chartOf(file) {
      const folder = folderOf(file);
      const isKustomized = kustomizations.has(folder) && !charts.has(folder);
      return isKustomized ? undefined : foldersAbove(file).find((each) => charts.has(each));
    },
  };
}

/** From a file's own folder up to the root, which is empty. */
function foldersAbove(file: string): readonly string[] {
  const parts = file.split("/").slice(0, -1);
  return [...parts.map((_, nth) => parts.slice(0, parts.length - nth).join("/")), ""];
}

function join(folder: string, name: string): string {
  return folder === "" ? name : `${folder}/${name}`;
}
