import {
  type ImageOverride,
  type ImageReference,
  isDigest,
  isTag,
  normalizeName,
  parseImage,
} from "@pushpull/core/images";
import type { Change, NodePath } from "../../edit/types.ts";
import { below, isMap, listOf, mapOf, rootOf, textOf } from "../document-nodes.ts";
import type { FoundImage } from "../image-location.ts";
import type { Candidate } from "./format.ts";
import { kustomizationOf } from "./kustomization.ts";

/** What gives the version, in the order in which people write it. */
const versionFields = ["newTag", "digest"] as const;

interface ImageEntry {
  readonly name: string;
  readonly newName: string | undefined;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly at: NodePath;
}

/**
 * The entries of an `images` list: of a kustomization (Kustomize, `types.Image`), and of Flux's Kustomization, which hands
 * them on.
 * @param at the way to the list
 */
export function kustomizeImages(list: unknown, at: NodePath, format: string): readonly FoundImage[] {
  return listOf(list).flatMap((item, index) => imageEntry(item, below(at, index), format));
}

/** A single one of these entries. */
export function imageEntry(item: unknown, at: NodePath, format: string): readonly FoundImage[] {
  const entry = readEntry(item, at);
  const found = entry && foundOf(entry, format);
  return found === undefined ? [] : [found];
}

/** Whether a document is a configuration of the transformer of images, which has one such entry (`ImageTagTransformer`). */
export function isImageTransformer(value: unknown): boolean {
  const { apiVersion, kind } = mapOf(value);
  return apiVersion === "builtin" && kind === "ImageTagTransformer";
}

/** Undefined for what Kustomize would refuse. */
function readEntry(item: unknown, at: NodePath): ImageEntry | undefined {
  if (!isMap(item) || versionFields.some((field) => typeof item[field] === "object" && item[field] !== null)) return;
  const name = textOf(item.name);
  return name === undefined ? undefined : { name, newName: textOf(item.newName), fields: item, at };
}

function foundOf(entry: ImageEntry, format: string): FoundImage | undefined {
  const { name, newName, fields, at } = entry;
  const named = parseImage(newName ?? name);
  // `newName: web:v1` adds up to an image only with manifests that have no tag.
  if (named === undefined || (newName !== undefined && newName !== named.name)) return undefined;
  const image = { name: named.name, tag: versionOf(fields.newTag), digest: versionOf(fields.digest) };
  const placeholder = filledIn(image.tag, image.digest);
  const version = below(at, versionField(entry));
  return {
    image,
    otherNames: newName === undefined || newName === name ? [] : [name],
    at: version,
    format,
    elsewhere: placeholder === undefined ? [] : [version],
    become: (to) => placeholder ?? [...renamed(entry, image.name, to.name), ...versioned(entry, to)],
  };
}

/** The reason why a version is not changed: it is a placeholder, such as `${TAG}`, that something else fills in. */
export function filledIn(tag: string | undefined, digest: string | undefined): string | undefined {
  const placeholder = [tag !== undefined && !isTag(tag) && tag, digest !== undefined && !isDigest(digest) && digest];
  const written = placeholder.find((each) => each !== false);
  return written === undefined ? undefined : `its version ${written} is filled in by something else`;
}

/** What names a version, as text: `newTag: 1.10` is a number to YAML, which Kustomize refuses and an edit mends. */
function versionOf(value: unknown): string | undefined {
  return value === undefined || value === null || value === "" ? undefined : String(value);
}

function versionField({ newName, fields }: ImageEntry): string {
  const named = newName === undefined ? "name" : "newName";
  return versionFields.find((field) => versionOf(fields[field]) !== undefined) ?? named;
}

function renamed({ fields, at }: ImageEntry, from: string, to: string): readonly Change[] {
  if (from === to) return [];
  if ("newName" in fields) return [{ kind: "set", at: below(at, "newName"), value: to }];
  return [{ kind: "add", at, key: "newName", value: to, after: "name" }];
}

/**
 * What becomes of `newTag` and `digest` (Kustomize, `imagetag.imageTagUpdater`): either replaces tag and digest of the
 * manifest, so one gives way to the other under its own key. `tagSuffix` counts only while there is neither, and must not
 * stand beside one (`types.Image`): it gives way to the first.
 */
function versioned({ newName, fields, at }: ImageEntry, { tag, digest }: ImageReference): readonly Change[] {
  if (tag === undefined && digest === undefined) return [];
  const wanted = { newTag: tag, digest };
  const spare = [...versionFields, "tagSuffix"].filter((field) => isSpare(fields, field, wanted));
  const changes: Change[] = [];
  let last = newName === undefined ? "name" : "newName";
  for (const key of versionFields) {
    const value = wanted[key];
    if (value === undefined) continue;
    const given = key in fields ? undefined : spare.shift();
    if (given !== undefined) changes.push({ kind: "rename", at: below(at, given), key, value });
    else if (!(key in fields)) changes.push({ kind: "add", at, key, value, after: last });
    else if (fields[key] !== value) changes.push({ kind: "set", at: below(at, key), value });
    last = given ?? key;
  }
  return [...changes, ...spare.map((field): Change => ({ kind: "remove", at: below(at, field) }))];
}

function isSpare(
  fields: Readonly<Record<string, unknown>>,
  field: string,
  wanted: Readonly<Record<string, string | undefined>>,
): boolean {
  if (versionOf(fields[field]) === undefined) return false;
  if (field !== "tagSuffix") return wanted[field] === undefined;
  return versionOf(fields.newTag) === undefined && versionOf(fields.digest) === undefined;
}

/**
 * Gives a kustomization entries `images` for images that it has none for, as `kustomize edit set image` would.
 * @returns for each of those what adds its entry; a list that is not there yet comes whole with the first of them
 */
export function addImageEntries(
  { file, document }: Candidate,
  overrides: readonly ImageOverride[],
): ReadonlyMap<ImageOverride, readonly Change[]> {
  const kustomization = kustomizationOf(file, document.value);
  if (kustomization === undefined) return new Map();
  const root = rootOf(document);
  const at = below(root, "images");
  const present = kustomizeImages(kustomization.images, at, "kustomize").flatMap(({ image, otherNames = [] }) =>
    [image.name, ...otherNames].map(normalizeName),
  );
  const missing = overrides.filter(({ name }) => !present.includes(normalizeName(name)));
  const items = missing.map(entryOf);
  if ("images" in kustomization) {
    return new Map(missing.map((override) => [override, [{ kind: "append", at, item: entryOf(override) }]]));
  }
  return new Map(
    missing.map((override, index) => [
      override,
      index === 0 ? [{ kind: "add", at: root, key: "images", value: items }] : [],
    ]),
  );
}

function entryOf({ name, newName, tag, digest }: ImageOverride): Readonly<Record<string, string>> {
  return {
    name,
    ...(newName === undefined || newName === name ? {} : { newName }),
    ...(tag === undefined ? {} : { newTag: tag }),
    ...(digest === undefined ? {} : { digest }),
  };
}
