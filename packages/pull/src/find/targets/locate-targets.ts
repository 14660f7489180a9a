import { posix } from "node:path";
import { kustomizationNames } from "@pushpull/core/kubernetes";
import type { Checkout } from "../../git/types.ts";
import { formatVersion, type ImageLocation } from "../image-location.ts";
import { namedIn } from "../overlays/overlay-repository.ts";
import {
  type DeployTarget,
  deployTargets,
  folderOf,
  isKustomizationFile,
  type TargetFolders,
} from "./deploy-targets.ts";
import type { TargetFile } from "./named-targets.ts";

/** A location of an image, with its deploy target. */
export interface TargetLocation extends ImageLocation {
  readonly target: DeployTarget;
}

/** Finds the deploy targets of the locations, separately for each image. */
export async function withTargets<Key>(
  locations: ReadonlyMap<Key, readonly ImageLocation[]>,
  checkout: Pick<Checkout, "read">,
  named: ReadonlySet<string>,
): Promise<ReadonlyMap<Key, readonly TargetLocation[]>> {
  const files = new Set([...locations.values()].flat().map(({ file: { file } }) => file));
  const folders = await readTargetFolders(checkout, [...files]);
  return new Map(
    [...locations].map(([key, found]) => {
      const targets = deployTargets(
        found.map((location) => ({ ...location, at: location.found.at })),
        folders,
        named,
      );
      return [key, found.flatMap((location, nth) => targetAt(location, targets[nth]))];
    }),
  );
}

function targetAt(location: ImageLocation, target: DeployTarget | undefined): readonly TargetLocation[] {
  return target === undefined ? [] : [{ ...location, target }];
}

export function filesOf(locations: readonly TargetLocation[]): readonly TargetFile[] {
  return locations.map(({ file: { file }, target }) => ({ file, target }));
}

export function hasSeveralVersions(locations: readonly ImageLocation[]): boolean {
  return new Set(locations.map(({ found }) => formatVersion(found.image))).size > 1;
}

const chartName = "Chart.yaml";

/**
 * Finds the kustomizations and charts in the folders around files, regardless of input `manifests`. A kustomization
 * deploys what it names: one at the repository's root does not deploy everything below it.
 */
export async function readTargetFolders(
  checkout: Pick<Checkout, "read">,
  files: readonly string[],
): Promise<TargetFolders> {
  // A kustomization belongs to its folder; no other file has to be read.
  const others = files.filter((file) => !isKustomizationFile(file));
  const around = new Set(others.flatMap(foldersAbove));
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
