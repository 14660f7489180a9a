import { isMap, mapOf } from "@pushpull/core/yaml";
import { listOf, objectsOf } from "../document-nodes.ts";
import { textFormat } from "../formats/inner-texts.ts";
import { isOperations } from "../formats/kustomize-patches.ts";
import type { ImageInFile } from "../overlays/entry-effects.ts";
import type { KustomizeTree } from "../overlays/kustomize-tree.ts";
import {
  changeMetadata,
  type MetadataChange,
  matchesSelector,
  type OverlaidObject,
} from "../overlays/object-selector.ts";
import type { Repository } from "../overlays/overlay-repository.ts";
import type { Patch } from "../overlays/patch-overlays.ts";
import { type Kustomization, kustomizationsIn } from "../overlays/read-kustomization.ts";
import type { Substitute } from "../overlays/stale-copies.ts";

/**
 * Finds the locations in patches that certainly select no object: all objects of each kustomization that has the patch
 * are in files of the repository, and nothing changes what its target is compared with in a way that is not followed
 * here. Kustomize ignores such a patch if it has a target, and builds nothing if it names its object.
 */
export async function findIdlePatches<P extends ImageInFile>(
  locations: readonly P[],
  tree: KustomizeTree,
  repository: Repository,
): Promise<ReadonlyMap<P, Substitute>> {
  const found = new Map<P, Substitute>();
  const read = new Map<string, Promise<readonly OverlaidObject[] | undefined>>();
  const objectsIn = (kustomization: Kustomization) => {
    const known = read.get(kustomization.file) ?? objectsBeforePatches(kustomization, tree, repository, new Set());
    read.set(kustomization.file, known);
    return known;
  };
  for (const location of locations) {
    const users = usersOf(location, tree);
    const [first] = users;
    const isResource = [...tree.known.values()].some(({ resources }) => resources.includes(location.file.file));
    if (first === undefined || isResource || location.found.format === textFormat) continue;
    const assessed = users.map(async ({ kustomization, patch }) => {
      if (kustomization.isComponent || kustomization.isBuilt || !isSelecting(patch)) return false;
      const objects = await objectsIn(kustomization);
      return objects?.every((object) => !matchesSelector(object, patch.target, patch.value));
    });
    if (!(await Promise.all(assessed)).every((isIdle) => isIdle === true)) continue;
    const { document, file, found: image } = location;
    found.set(location, {
      kind: "idle",
      file: file.file,
      path: image.at.steps[0],
      kustomization: first.kustomization.file,
      reason: `has it in a patch that selects no object of ${first.kustomization.file}`,
      locate: () => document.locate(image.at.steps),
    });
  }
  return found;
}

/** The kustomizations that have a patch which contains the location. */
function usersOf({ found: { at }, file }: ImageInFile, { known, patches }: KustomizeTree) {
  const contains = (patch: Patch) =>
    patch.file.file === file.file &&
    patch.at.document === at.document &&
    patch.at.steps.every((path, nth) => path.every((step, index) => at.steps[nth]?.[index] === step));
  return [...known.values()].flatMap((kustomization) =>
    (patches.get(kustomization.file) ?? []).filter(contains).map((patch) => ({ kustomization, patch })),
  );
}

const selectorFields = ["group", "version", "kind", "name", "namespace", "labelSelector", "annotationSelector"];

/** Whether what a patch selects is known: its target is no template, or it names its object. */
function isSelecting({ target, value }: Patch): boolean {
  if (target !== undefined) {
    return Object.entries(target).every(
      ([field, pattern]) =>
        selectorFields.includes(field) && typeof pattern === "string" && !/\$\{|\{\{|\$\(|<|%/.test(pattern),
    );
  }
  return isMap(value) && isPlainObject(value as unknown as OverlaidObject);
}

/** Whether an object has a name that can be compared, and no placeholder for one. */
function isPlainObject({ apiVersion, kind, metadata }: OverlaidObject): boolean {
  return [apiVersion, kind, metadata?.name].every((text) => typeof text === "string" && /^[\w.:/-]+$/.test(text));
}

/** All objects that the patches of a kustomization may select; undefined if they are not certainly known. */
async function objectsBeforePatches(
  kustomization: Kustomization,
  tree: KustomizeTree,
  repository: Repository,
  outer: ReadonlySet<string>,
): Promise<readonly OverlaidObject[] | undefined> {
  const { file, resources, components, isClosed } = kustomization;
  if (!isClosed || outer.has(file) || !arePatchesHarmless(kustomization, tree)) return undefined;
  const objects: OverlaidObject[] = [];
  for (const path of [...resources, ...components]) {
    const [inner] = kustomizationsIn(path).flatMap((name) => tree.known.get(name) ?? []);
    const isChanging = inner !== undefined && (inner.late.length > 0 || (inner.isComponent && renames(inner.renaming)));
    if (isChanging) return undefined;
    const more =
      inner === undefined
        ? await objectsOfFile(path, repository)
        : await objectsBeforePatches(inner, tree, repository, new Set([...outer, file]));
    if (more === undefined) return undefined;
    objects.push(...(inner === undefined ? more : more.map((object) => changeMetadata(object, inner.renaming))));
  }
  return objects;
}

async function objectsOfFile(path: string, { files }: Repository): Promise<readonly OverlaidObject[] | undefined> {
  const file = (await files([path])).get(path);
  const objects = file?.documents.flatMap((document) => {
    if (document.value === undefined) return [];
    const found = objectsOf(document).map(({ object }) => object);
    const { kind, items } = mapOf(document.value);
    const expected = String(kind).endsWith("List") ? listOf(items).length : 1;
    return found.length === expected && found.every(isPlainObject) ? found : [undefined];
  });
  const known = objects?.flatMap((object) => object ?? []);
  return known?.length === objects?.length ? known : undefined;
}

function renames({ prefix, suffix, namespace, labels, annotations }: MetadataChange): boolean {
  const added = [...Object.keys(labels), ...Object.keys(annotations)];
  return prefix !== "" || suffix !== "" || namespace !== undefined || added.length > 0;
}

/** Whether all patches of a kustomization can be read, and none changes what another patch's target looks at. */
function arePatchesHarmless({ file, patches }: Kustomization, tree: KustomizeTree): boolean {
  const read = tree.patches.get(file) ?? [];
  const isRead = patches.every(
    ({ source }) => !("file" in source) || read.some((each) => each.file.file === source.file),
  );
  return isRead && read.every(isHarmless);
}

function isHarmless({ value, target }: Patch): boolean {
  if (isOperations(value)) {
    const pointers = value.flatMap((each) => [each.path, mapOf(each).from ?? each.path]);
    return pointers.every((pointer) => !/^\/?(?:$|(?:metadata|kind|apiVersion)(?:\/|$))/.test(String(pointer)));
  }
  const own = target === undefined ? ["name", "namespace"] : ["name"];
  return isMap(value) && Object.keys(mapOf(value.metadata)).every((field) => own.includes(field));
}
