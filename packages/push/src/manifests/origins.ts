import { realpath, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { groupOf, type KubernetesObject } from "@pushpull/core/kubernetes";
import { parse } from "yaml";
import { correspondingField } from "./field-paths.ts";
import { kustomizationIn } from "./forbidden-references.ts";
import { type Manifest, type ManifestSource, showPath } from "./manifest.ts";
import { readPatches, type SetsField } from "./patched-fields.ts";
import { readManifests } from "./read-manifests.ts";
import { readTextOrNothing } from "./workspace-file.ts";

/** The fields of a kustomization that name other files (`kustomize.config.k8s.io/v1beta1`). */
interface Kustomization {
  readonly resources?: readonly string[];
  readonly bases?: readonly string[];
  readonly components?: readonly string[];
}

/** Maximum depth, against cycles; Kustomize has already refused them. */
const maxDepth = 20;

/** An object as written, and what sets its fields in the build, highest precedence first. */
interface WrittenObject {
  readonly manifest: Manifest;
  readonly setters: readonly SetsField[];
}

/**
 * Finds where the objects of a Kustomize build were written, in the local files that its kustomization refers to. An
 * object is found only where exactly one written object has its kind and its name, apart from prefixes, suffixes and a
 * hash. A field's location is the patch that set it, or else the object.
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
    const similar = sameKind.filter(({ manifest }) => name.includes(manifest.object.metadata.name ?? name));
    const found = exact.length > 0 ? exact : similar;
    return found.length === 1 && found[0] !== undefined ? sourceOf(object, found[0]) : undefined;
  };
}

function sourceOf(object: KubernetesObject, { manifest, setters }: WrittenObject): ManifestSource {
  const built = { object, writtenName: manifest.object.metadata.name ?? "" };
  return {
    location: manifest.source.location,
    locate(path) {
      const own = correspondingField(path, object, manifest.object);
      // A patch that names a list item to change something in it has not created the item.
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
  /** Fields that a component sets in the objects of the kustomizations that name it. */
  readonly setters: readonly SetsField[];
}

const nothing: Collected = { written: [], setters: [] };

async function collect(file: string, workspace: string, depth: number): Promise<Collected> {
  if (depth > maxDepth) return nothing;
  // Kustomize resolves paths from the real path of the kustomization's folder.
  const folder = await realpath(dirname(file)).catch(() => dirname(file));
  const kustomization = join(folder, basename(file));
  const content = await readTextOrNothing(kustomization);
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
  // Components apply in order to the resources; the kustomization's own patches apply after them.
  const setters = [...own, ...components.toReversed().flatMap((component) => component.setters)];
  const written = [...resources, ...bases, ...components].flatMap((each) => each.written);
  return { written: written.map((each) => ({ ...each, setters: [...setters, ...each.setters] })), setters };
}

async function collectResource(path: string, workspace: string, depth: number): Promise<Collected> {
  // A path that does not exist is a URL, which Kustomize has fetched.
  const info = await stat(path).catch(() => undefined);
  if (info === undefined) return nothing;
  if (info.isFile()) {
    const { manifests } = readManifests(await readTextOrNothing(path), showPath(path, workspace));
    return { written: manifests.map((manifest) => ({ manifest, setters: [] })), setters: [] };
  }
  const kustomization = await kustomizationIn(path);
  return kustomization === undefined ? nothing : collect(kustomization, workspace, depth + 1);
}
