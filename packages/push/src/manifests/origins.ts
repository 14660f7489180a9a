import { realpath, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { groupOf, type KubernetesObject } from "@pushpull/core/kubernetes";
import { parseYaml } from "@pushpull/core/yaml";
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
  /** One list for each kustomization on the way; the objects of a kustomization share them. */
  readonly setters: readonly (readonly SetsField[])[];
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
  const { written } = await collect(kustomization, { workspace, depth: 0, known: new Map() });
  const byKind = Map.groupBy(written, ({ manifest }) => kindKey(manifest.object));
  const searches = new Map([...byKind].map(([kind, objects]) => [kind, searchByName(objects)]));
  return (object) => {
    const found = searches.get(kindKey(object))?.(object.metadata.name ?? "");
    return found === undefined ? undefined : sourceOf(object, found);
  };
}

/** Characters of the longest name that an object may have (RFC 1123, "subdomain"). */
const longestName = 253;

/**
 * Searches objects of one kind by the name of a built one: the only one with that name, or else the only one whose name is
 * a part of it. Takes time in proportion to the length of the name, however many objects there are.
 */
function searchByName(objects: readonly WrittenObject[]): (name: string) => WrittenObject | undefined {
  const byName = Map.groupBy(objects, ({ manifest }) => manifest.object.metadata.name);
  const lengths = [...new Set([...byName.keys()].map((name) => name?.length ?? 0))].filter((length) => length > 0);
  return (name) => {
    const exact = byName.get(name);
    if (exact !== undefined) return onlyOne(exact);
    const parts = new Set<string | undefined>([undefined]);
    for (const length of name.length > longestName ? [] : lengths) {
      for (let at = 0; at + length <= name.length; at++) {
        const part = name.slice(at, at + length);
        if (byName.has(part)) parts.add(part);
      }
    }
    return onlyOne([...parts].flatMap((part) => byName.get(part)?.slice(0, 2) ?? []));
  };
}

function onlyOne(found: readonly WrittenObject[]): WrittenObject | undefined {
  return found.length === 1 ? found[0] : undefined;
}

function sourceOf(object: KubernetesObject, { manifest, setters }: WrittenObject): ManifestSource {
  const built = { object, writtenName: manifest.object.metadata.name ?? "" };
  return {
    location: manifest.source.location,
    locate(path) {
      const own = correspondingField(path, object, manifest.object);
      // A patch that names a list item to change something in it has not created the item.
      const isItem = typeof path.at(-1) !== "string";
      for (const setter of isItem && own.whole ? [] : setters.flat()) {
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
  readonly setters: readonly (readonly SetsField[])[];
}

const nothing: Collected = { written: [], setters: [] };

interface Visited {
  readonly workspace: string;
  readonly depth: number;
  /** What was collected already, by depth and path: many kustomizations may name the same one. */
  readonly known: Map<string, Promise<Collected>>;
}

async function collect(file: string, visited: Visited): Promise<Collected> {
  const { workspace, depth, known } = visited;
  if (depth > maxDepth) return nothing;
  // Kustomize resolves paths from the real path of the kustomization's folder.
  const folder = await realpath(dirname(file)).catch(() => dirname(file));
  const kustomization = join(folder, basename(file));
  const content = await readTextOrNothing(kustomization);
  const fields = (parseYaml(content, kustomization).documents[0]?.value ?? {}) as Kustomization;
  const collectOnce = (path: string): Promise<Collected> => {
    const key = `${depth} ${path}`;
    const collected = known.get(key) ?? collectResource(path, visited);
    known.set(key, collected);
    return collected;
  };
  const collectAll = (paths: unknown) =>
    Promise.all(
      (Array.isArray(paths) ? paths : [])
        .filter((path): path is string => typeof path === "string")
        .map((path) => collectOnce(resolve(folder, path))),
    );
  const [resources, bases, components, own] = await Promise.all([
    collectAll(fields.resources),
    collectAll(fields.bases),
    collectAll(fields.components),
    readPatches(kustomization, workspace),
  ]);
  // Components apply in order to the resources; the kustomization's own patches apply after them.
  const setters = [own, ...components.toReversed().flatMap((component) => component.setters)];
  const written = [...resources, ...bases, ...components].flatMap((each) => each.written);
  return { written: written.map((each) => ({ ...each, setters: [...setters, ...each.setters] })), setters };
}

async function collectResource(path: string, visited: Visited): Promise<Collected> {
  // A path that does not exist is a URL, which Kustomize has fetched.
  const info = await stat(path).catch(() => undefined);
  if (info === undefined) return nothing;
  if (info.isFile()) {
    const { manifests } = readManifests(await readTextOrNothing(path), showPath(path, visited.workspace));
    return { written: manifests.map((manifest) => ({ manifest, setters: [] })), setters: [] };
  }
  const kustomization = await kustomizationIn(path);
  return kustomization === undefined ? nothing : collect(kustomization, { ...visited, depth: visited.depth + 1 });
}
