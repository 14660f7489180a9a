import { readFile, realpath, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { groupOf, type KubernetesObject } from "@pushpull/core/kubernetes";
import { parse } from "yaml";
import { correspondingField } from "./field-paths.ts";
import { type Manifest, type ManifestSource, showPath } from "./manifest.ts";
import { readPatches, type SetsField } from "./patched-fields.ts";
import { kustomizationIn } from "./reach.ts";
import { readManifests } from "./read-manifests.ts";

/** The fields of a kustomization that name other files (`kustomize.config.k8s.io/v1beta1`). */
interface Kustomization {
  readonly resources?: readonly string[];
  readonly bases?: readonly string[];
  readonly components?: readonly string[];
}

/** Bounds the search for somebody who writes a circle; Kustomize itself has refused it by then. */
const deepest = 20;

/** An object as it is written, and what sets fields of it on its way, what wins first. */
interface WrittenObject {
  readonly manifest: Manifest;
  readonly setters: readonly SetsField[];
}

/**
 * Finds where the objects of a Kustomize build were written: in the local files that its kustomization names, and those
 * that these name. An object counts as found only where exactly one written object is of its kind and its name, with
 * prefixes and suffixes around it or a hash behind it. A field is where the patch is that set it, or else in the object.
 */
export async function findOrigins(
  kustomization: string,
  workspace: string,
): Promise<(object: KubernetesObject) => ManifestSource | undefined> {
  const { written } = await collect(kustomization, workspace, 0);
  const byKind = Map.groupBy(written, ({ manifest }) => kindKey(manifest.object));
  return (object) => {
    const name = object.metadata.name ?? "";
    const sameKind = byKind.get(kindKey(object)) ?? [];
    const exact = sameKind.filter(({ manifest }) => manifest.object.metadata.name === name);
    const near = sameKind.filter(({ manifest }) => name.includes(manifest.object.metadata.name ?? name));
    const found = exact.length > 0 ? exact : near;
    return found.length === 1 && found[0] !== undefined ? sourceOf(object, found[0]) : undefined;
  };
}

function sourceOf(object: KubernetesObject, { manifest, setters }: WrittenObject): ManifestSource {
  const built = { object, writtenName: manifest.object.metadata.name ?? "" };
  return {
    location: manifest.source.location,
    locate(path) {
      const own = correspondingField(path, object, manifest.object);
      // A patch that names an item of a list, to change something in it, has not made it.
      const isItem = typeof path.at(-1) !== "string";
      for (const setter of isItem && own.whole ? [] : setters) {
        const location = setter(path, built);
        if (location !== undefined) return location;
      }
      return manifest.source.locate(own.path);
    },
  };
}

function kindKey({ apiVersion, kind }: KubernetesObject): string {
  return `${groupOf(apiVersion)}/${kind}`;
}

interface Collected {
  readonly written: readonly WrittenObject[];
  /** What a component sets in the objects of those that name it. */
  readonly setters: readonly SetsField[];
}

const nothing: Collected = { written: [], setters: [] };

async function collect(file: string, workspace: string, depth: number): Promise<Collected> {
  if (depth > deepest) return nothing;
  // Kustomize resolves what a kustomization names from where its folder really is.
  const folder = await realpath(dirname(file)).catch(() => dirname(file));
  const kustomization = join(folder, basename(file));
  const content = await readFile(kustomization, "utf8").catch(() => undefined);
  if (content === undefined) return nothing;
  const fields = (parse(content, { logLevel: "silent" }) ?? {}) as Kustomization;
  const collectAll = (paths: unknown) =>
    Promise.all(
      (Array.isArray(paths) ? paths : [])
        .filter((path): path is string => typeof path === "string")
        .map((path) => collectResource(resolve(folder, path), workspace, depth)),
    );
  const [resources, bases, components, own] = await Promise.all([
    collectAll(fields.resources),
    collectAll(fields.bases),
    collectAll(fields.components),
    readPatches(kustomization, workspace),
  ]);
  // Components are applied in their order to what the resources gave, the kustomization's own patches after them.
  const setters = [...own, ...components.toReversed().flatMap((component) => component.setters)];
  const written = [...resources, ...bases, ...components].flatMap((each) => each.written);
  return { written: written.map((each) => ({ ...each, setters: [...setters, ...each.setters] })), setters };
}

async function collectResource(path: string, workspace: string, depth: number): Promise<Collected> {
  // What is not there is a URL, which Kustomize has fetched.
  const info = await stat(path).catch(() => undefined);
  if (info === undefined) return nothing;
  if (info.isFile()) {
    const { manifests } = readManifests(await readFile(path, "utf8"), showPath(path, workspace));
    return { written: manifests.map((manifest) => ({ manifest, setters: [] })), setters: [] };
  }
  const kustomization = await kustomizationIn(path);
  return kustomization === undefined ? nothing : collect(kustomization, workspace, depth + 1);
}
