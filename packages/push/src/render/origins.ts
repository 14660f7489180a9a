import { readFile, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { groupOf, type KubernetesObject, type Manifest, readManifests, type Source } from "@pushpull/core";
import { parse } from "yaml";
import { kustomizationNames } from "./reach.ts";
import { showPath } from "./show-path.ts";

/** The fields of a kustomization that name other files (`kustomize.config.k8s.io/v1beta1`). */
interface Kustomization {
  readonly resources?: readonly string[];
  readonly bases?: readonly string[];
  readonly components?: readonly string[];
  readonly namePrefix?: string;
  readonly nameSuffix?: string;
}

/** Bounds the search for somebody who writes a circle; Kustomize itself has refused it by then. */
const deepest = 20;

/**
 * Finds where the objects of a Kustomize build were written: in the local files that its kustomization names, and those
 * that these name. An object counts as found only where exactly one written object is of its kind and its name, with
 * prefixes and suffixes around it or a hash behind it.
 */
export async function findOrigins(
  kustomization: string,
  workspace: string,
): Promise<(object: KubernetesObject) => Source | undefined> {
  const written = await collect(kustomization, workspace, 0);
  const byKind = Map.groupBy(written, ({ object }) => kindKey(object));
  return (object) => {
    const name = object.metadata.name ?? "";
    const sameKind = byKind.get(kindKey(object)) ?? [];
    const exact = sameKind.filter((manifest) => manifest.object.metadata.name === name);
    const near = sameKind.filter((manifest) => name.includes(manifest.object.metadata.name ?? name));
    const found = exact.length > 0 ? exact : near;
    return found.length === 1 ? found[0]?.source : undefined;
  };
}

function kindKey({ apiVersion, kind }: KubernetesObject): string {
  return `${groupOf(apiVersion)}/${kind}`;
}

async function collect(kustomization: string, workspace: string, depth: number): Promise<readonly Manifest[]> {
  if (depth > deepest) return [];
  const content = await readFile(kustomization, "utf8").catch(() => undefined);
  if (content === undefined) return [];
  const { resources, bases, components } = (parse(content, { logLevel: "silent" }) ?? {}) as Kustomization;
  const paths = [resources, bases, components].flatMap((list) => (Array.isArray(list) ? list : []));
  const found = await Promise.all(
    paths
      .filter((path): path is string => typeof path === "string")
      .map((path) => collectResource(resolve(dirname(kustomization), path), workspace, depth)),
  );
  return found.flat();
}

async function collectResource(path: string, workspace: string, depth: number): Promise<readonly Manifest[]> {
  // What is not there is a URL, which Kustomize has fetched.
  const info = await stat(path).catch(() => undefined);
  if (info === undefined) return [];
  if (info.isFile()) return readManifests(await readFile(path, "utf8"), showPath(path, workspace)).manifests;
  const found = await Promise.all(kustomizationNames.map((name) => collect(join(path, name), workspace, depth + 1)));
  return found.flat();
}
