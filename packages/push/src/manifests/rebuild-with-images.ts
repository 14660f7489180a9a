import { copyFile, lstat, mkdir, readdir, realpath, symlink, writeFile } from "node:fs/promises";
import { basename, join, relative, sep } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { UserError } from "@pushpull/core/errors";
import {
  type ImageOverride,
  type ImageReference,
  normalizeName,
  overrideImage,
  parseImage,
} from "@pushpull/core/images";
import { type FieldPath, findImageFields, findImages, type KubernetesObject, valueAt } from "@pushpull/core/kubernetes";
import type { KustomizationPath } from "./find-manifests.ts";
import { isInside } from "./forbidden-references.ts";
import { readStrictly } from "./kustomization-entries.ts";
import { readWorkspaceFile } from "./workspace-file.ts";

/**
 * Input `images` in a Kustomize build: written as entries of the kustomization's own `images`, as `kustomize edit set
 * image` does, so that what Kustomize copies from an image (`replacements`, `vars`, `configurations`) gets the new
 * version too. The workspace is not changed: a copy of the folder is built.
 */

/** An entry of `images` (`types.Image` in Kustomize). */
interface ImageEntry {
  readonly name?: string;
  readonly newName?: string;
  readonly newTag?: string | number;
  readonly digest?: string;
}

/** Maximum number of files to copy: a larger folder contains more than manifests. */
const maxFiles = 2_000;

/**
 * Copies a kustomization's folder with the overrides in its `images`. The rest of the workspace is linked.
 * @param objects the result of building it unchanged
 * @param workspace its real path
 * @param into a folder that is removed after the build
 * @returns the folder to build; undefined if it uses none of the images
 */
export async function copyWithImages(
  { kustomization, folder }: KustomizationPath,
  objects: readonly KubernetesObject[],
  overrides: readonly ImageOverride[],
  workspace: string,
  into: string,
): Promise<{ readonly folder: string } | "too large" | undefined> {
  const content = await readWorkspaceFile(kustomization, kustomization);
  if (content instanceof UserError) return "too large";
  const { documents } = readStrictly(content, basename(kustomization));
  const [document] = documents;
  if (document === undefined || documents.length > 1) return undefined;
  const written = document.value as Readonly<Record<string, unknown>>;
  const before = Array.isArray(written.images) ? (written.images as readonly ImageEntry[]) : [];
  const images = withOverrides(before, objects, overrides);
  if (isDeepStrictEqual(images, before)) return undefined;
  const real = await realpath(folder);
  const copy = await linkAround(relative(workspace, real), workspace, into);
  if (!(await copyFolder(real, copy, { remaining: maxFiles }))) return "too large";
  // All YAML parsers read JSON the same way.
  await writeFile(join(copy, basename(kustomization)), JSON.stringify({ ...written, images }));
  return { folder: copy };
}

function withOverrides(
  entries: readonly ImageEntry[],
  objects: readonly KubernetesObject[],
  overrides: readonly ImageOverride[],
): readonly ImageEntry[] {
  const byName = new Map(overrides.map((override) => [normalizeName(override.name), override]));
  const overrideOf = (name: string | undefined) => {
    const reference = name === undefined ? undefined : parseImage(name);
    return reference === undefined ? undefined : byName.get(normalizeName(reference.name));
  };
  const changed = entries.map((entry) => {
    const override = overrideOf(entry.newName) ?? (entry.newName === undefined ? overrideOf(entry.name) : undefined);
    return override === undefined ? entry : entryFor(entry, override);
  });
  const named = new Set(changed.flatMap((entry) => [entry.name, entry.newName]));
  const used = new Set(objects.flatMap(imagesIn).flatMap(({ image }) => parseImage(image)?.name ?? []));
  const missing = [...used]
    .filter((name) => !named.has(name))
    .flatMap((name) => {
      const override = overrideOf(name);
      return override === undefined ? [] : [entryFor({ name }, override)];
    });
  return [...changed, ...missing];
}

function entryFor({ name = "", newName, newTag, digest }: ImageEntry, override: ImageOverride): ImageEntry {
  const before: ImageReference = {
    name: newName ?? name,
    tag: newTag === undefined ? undefined : String(newTag),
    digest,
  };
  const after = overrideImage(before, override);
  return {
    name,
    ...(after.name === name ? {} : { newName: after.name }),
    ...(after.tag === undefined ? {} : { newTag: after.tag }),
    ...(after.digest === undefined ? {} : { digest: after.digest }),
  };
}

function imagesIn(object: KubernetesObject): readonly { readonly path: FieldPath; readonly image: string }[] {
  return [...findImages(object), ...findImageFields(object)];
}

/** Creates the parents of a folder, and links their other entries. @param path of the folder, relative to the workspace */
async function linkAround(path: string, workspace: string, into: string): Promise<string> {
  let [from, to] = [workspace, into];
  await mkdir(to, { recursive: true });
  for (const step of path.split(sep).filter((part) => part !== "")) {
    const others = (await readdir(from)).filter((name) => name !== step && name !== ".git");
    const [here, there] = [from, to];
    await Promise.all(others.map((name) => symlink(join(here, name), join(there, name))));
    [from, to] = [join(from, step), join(to, step)];
    await mkdir(to);
  }
  return to;
}

/**
 * Copies a folder. Symlinks that point out of it are kept: Kustomize follows them to other kustomizations, not to files.
 * @returns whether the folder has no more files than `budget`
 */
async function copyFolder(from: string, to: string, budget: { remaining: number }, root = from): Promise<boolean> {
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.name === ".git") continue;
    if (budget.remaining-- === 0) return false;
    if (entry.isDirectory()) {
      await mkdir(target);
      if (!(await copyFolder(source, target, budget, root))) return false;
      continue;
    }
    const real = await realpath(source).catch(() => undefined);
    if (real === undefined) continue;
    if ((await lstat(real)).isFile() && (await isInside(real, root))) await copyFile(real, target);
    else await symlink(real, target);
  }
  return true;
}

/**
 * Compares two builds of the same objects: differences beyond images are values that Kustomize copied from an image.
 * @returns the overrides that the second build contains; undefined if only images differ
 */
export function findCopiedOverrides(
  before: readonly KubernetesObject[],
  after: readonly KubernetesObject[],
  overrides: readonly ImageOverride[],
): readonly ImageOverride[] | undefined {
  if (before.length !== after.length) return undefined;
  const texts = new Set(before.flatMap(otherTexts));
  const newTexts = after.flatMap(otherTexts).filter((text) => !texts.has(text));
  if (newTexts.length === 0) return undefined;
  const references = [...after.flatMap(imagesIn).map(({ image }) => image), ...newTexts.map(withoutPath)].flatMap(
    (text) => parseImage(text) ?? [],
  );
  return overrides.filter(({ name, newName, tag, digest }) =>
    references.some(
      (reference) =>
        normalizeName(reference.name) === normalizeName(newName ?? name) &&
        reference.tag === tag &&
        reference.digest === digest,
    ),
  );
}

/** The fields of an object whose image has changed. */
export function changedImages(before: KubernetesObject | undefined, after: KubernetesObject): readonly FieldPath[] {
  return imagesIn(after).flatMap(({ path, image }) => (valueAt(before, path) === image ? [] : [path]));
}

function withoutPath(text: string): string {
  return text.slice(text.indexOf("=") + 1);
}

/** The texts of an object that are not images, each as `PATH=TEXT`. */
function otherTexts(object: KubernetesObject): readonly string[] {
  const images = new Set(imagesIn(object).map(({ path }) => path.join("/")));
  const texts = (value: unknown, path: FieldPath): readonly string[] => {
    const key = path.join("/");
    if (images.has(key)) return [];
    if (typeof value !== "object" || value === null) return [`${object.kind}/${key}=${value}`];
    return Object.entries(value).flatMap(([step, child]) =>
      texts(child, [...path, Array.isArray(value) ? Number(step) : step]),
    );
  };
  return texts(object, []);
}
