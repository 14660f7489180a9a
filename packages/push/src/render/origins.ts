import { readFile, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { groupOf, type KubernetesObject, type Manifest, readManifests, type Source } from "@pushpull/core";
import { itemsOf, type Kustomization, type Layer, readLayer } from "./layers.ts";
import { locateInLayers } from "./overlays.ts";
import { kustomizationNames } from "./reach.ts";
import { showPath } from "./show-path.ts";
import { translate } from "./translate.ts";

/** Bounds the search for somebody who writes a circle; Kustomize itself has refused it by then. */
const deepest = 20;

/**
 * Finds where the objects of a Kustomize build were written: in the local files that its kustomization names, and those
 * that these name. An object counts as found only where exactly one written object is of its kind and its name, with
 * prefixes and suffixes around it or a hash behind it. Its fields are where the outermost patch sets them, else there.
 */
export async function findOrigins(
  kustomization: string,
  workspace: string,
): Promise<(object: KubernetesObject) => Source | undefined> {
  const { written, layers } = await collect(kustomization, workspace, 0);
  const byKind = Map.groupBy(written, ({ object }) => kindKey(object));
  return (object) => {
    const name = object.metadata.name ?? "";
    const sameKind = byKind.get(kindKey(object)) ?? [];
    const exact = sameKind.filter((manifest) => manifest.object.metadata.name === name);
    const near = sameKind.filter((manifest) => name.includes(manifest.object.metadata.name ?? name));
    const found = exact.length > 0 ? exact : near;
    const [one] = found;
    return one === undefined || found.length > 1 ? undefined : throughLayers(one, object, layers);
  };
}

function throughLayers(
  { object: written, source }: Manifest,
  object: KubernetesObject,
  layers: readonly Layer[],
): Source {
  const built = { object, writtenName: written.metadata.name ?? "" };
  return {
    location: source.location,
    locate: (path) => locateInLayers(layers, built, path) ?? source.locate(translate(path, object, written)),
  };
}

function kindKey({ apiVersion, kind }: KubernetesObject): string {
  return `${groupOf(apiVersion)}/${kind}`;
}

interface Collected {
  readonly written: readonly Manifest[];
  /** The kustomizations, the outermost first. */
  readonly layers: readonly Layer[];
}

const nothing: Collected = { written: [], layers: [] };

async function collect(kustomization: string, workspace: string, depth: number): Promise<Collected> {
  if (depth > deepest) return nothing;
  const layer = await readLayer(kustomization, workspace);
  if (layer === undefined) return nothing;
  const { resources, bases, components } = layer.document.value as Kustomization;
  const paths = [resources, bases, components].flatMap(itemsOf);
  const found = await Promise.all(
    paths
      .filter((path): path is string => typeof path === "string")
      .map((path) => collectResource(resolve(dirname(kustomization), path), workspace, depth)),
  );
  const { written, layers } = merge(found);
  return { written, layers: [layer, ...layers] };
}

async function collectResource(path: string, workspace: string, depth: number): Promise<Collected> {
  // What is not there is a URL, which Kustomize has fetched.
  const info = await stat(path).catch(() => undefined);
  if (info === undefined) return nothing;
  if (info.isFile()) {
    const { manifests } = readManifests(await readFile(path, "utf8"), showPath(path, workspace));
    return { written: manifests, layers: [] };
  }
  return merge(await Promise.all(kustomizationNames.map((name) => collect(join(path, name), workspace, depth + 1))));
}

function merge(found: readonly Collected[]): Collected {
  return { written: found.flatMap(({ written }) => written), layers: found.flatMap(({ layers }) => layers) };
}
