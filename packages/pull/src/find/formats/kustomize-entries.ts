import { type ImageOverride, type ImageReference, normalizeName, parseImage } from "@pushpull/core/images";
import { writtenKey } from "@pushpull/core/kubernetes";
import { isMap, mapOf } from "@pushpull/core/yaml";
import type { NodePath, YamlChange } from "../../yaml-edit/yaml-change.ts";
import { below, listOf, rootOf, textOf } from "../document-nodes.ts";
import type { FoundImage, ImageWriting } from "../image-location.ts";
import type { Candidate } from "./format.ts";
import { kustomizationOf } from "./kustomization.ts";
import { filledIn, replaceFields, versionText } from "./tag-and-digest.ts";

/** The fields of a version, in the order in which people write them. */
const versionFields = ["newTag", "digest"] as const;

type ImageEntry = ImageWriting & { readonly kind: "kustomize-entry" };

/**
 * Finds the images of an `images` list: of a kustomization (Kustomize, `types.Image`), or of a Flux Kustomization,
 * which passes them to Kustomize.
 * @param at the path to the list
 */
export function kustomizeImages(list: unknown, at: NodePath, format: string): readonly FoundImage[] {
  return listOf(list).flatMap((item, index) => imageEntry(item, below(at, index), format));
}

/** Finds the image of a single entry. */
export function imageEntry(item: unknown, at: NodePath, format: string): readonly FoundImage[] {
  const entry = readEntry(item, at);
  const found = entry && foundOf(entry, format);
  return found === undefined ? [] : [found];
}

/** Whether a document configures the image transformer, which has one such entry (`ImageTagTransformer`). */
export function isImageTransformer(value: unknown): boolean {
  const { apiVersion, kind } = mapOf(value);
  return apiVersion === "builtin" && kind === "ImageTagTransformer";
}

/** Reads an entry; undefined if Kustomize would reject it. */
function readEntry(item: unknown, at: NodePath): ImageEntry | undefined {
  if (!isMap(item) || versionFields.some((field) => typeof item[field] === "object" && item[field] !== null)) return;
  return textOf(item.name) === undefined ? undefined : { kind: "kustomize-entry", fields: item, at };
}

function namesIn({ fields }: ImageEntry): { readonly name: string; readonly newName: string | undefined } {
  return { name: textOf(fields.name) ?? "", newName: textOf(fields.newName) };
}

function foundOf(entry: ImageEntry, format: string): FoundImage | undefined {
  const { fields, at } = entry;
  const { name, newName } = namesIn(entry);
  const named = parseImage(newName ?? name);
  // `newName: web:v1` forms a valid image only with manifests that have no tag.
  if (named === undefined || (newName !== undefined && newName !== named.name)) return undefined;
  const image = { name: named.name, tag: versionText(fields.newTag), digest: versionText(fields.digest) };
  const otherCase = ["newName", ...versionFields].find((each) => writtenKey(fields, each) !== each);
  const placeholder =
    otherCase === undefined
      ? filledIn(image.tag, image.digest)
      : `its field ${writtenKey(fields, otherCase)} differs in case from Kustomize's documentation`;
  const version = below(at, versionField(entry));
  return {
    image,
    otherNames: newName === undefined || newName === name ? [] : [name],
    at: version,
    format,
    elsewhere: placeholder === undefined ? [] : [version],
    writing: placeholder === undefined ? entry : { kind: "refused", reason: placeholder },
  };
}

/** The changes that make an entry set another image. */
export function changeEntry(entry: ImageEntry, image: ImageReference, to: ImageReference): readonly YamlChange[] {
  return [...renamed(entry, image.name, to.name), ...versioned(entry, to)];
}

function versionField(entry: ImageEntry): string {
  return versionFields.find((field) => versionText(entry.fields[field]) !== undefined) ?? nameField(entry);
}

function nameField(entry: ImageEntry): string {
  return namesIn(entry).newName === undefined ? "name" : "newName";
}

function renamed({ fields, at }: ImageEntry, from: string, to: string): readonly YamlChange[] {
  if (from === to) return [];
  if ("newName" in fields) return [{ kind: "set", at: below(at, "newName"), value: to }];
  return [{ kind: "add", at, key: "newName", value: to, after: "name" }];
}

/**
 * Changes `newTag` and `digest` (Kustomize, `imagetag.imageTagUpdater`): either one replaces tag and digest of the
 * manifest, so an obsolete field is renamed to the new one. `tagSuffix` only has an effect without them, and is not
 * allowed together with them (`types.Image`): the first of them replaces it.
 */
function versioned(entry: ImageEntry, { tag, digest }: ImageReference): readonly YamlChange[] {
  const { fields, at } = entry;
  if (tag === undefined && digest === undefined) return [];
  const wanted = { newTag: tag, digest };
  const spare = [...versionFields, "tagSuffix"].filter((field) => isSpare(fields, field, wanted));
  const given = versionFields.flatMap((key) => (wanted[key] === undefined ? [] : [[key, wanted[key]] as const]));
  return replaceFields({ fields, at }, new Map(given), spare, nameField(entry));
}

function isSpare(
  fields: Readonly<Record<string, unknown>>,
  field: string,
  wanted: Readonly<Record<string, string | undefined>>,
): boolean {
  if (versionText(fields[field]) === undefined) return false;
  if (field !== "tagSuffix") return wanted[field] === undefined;
  return versionText(fields.newTag) === undefined && versionText(fields.digest) === undefined;
}

/**
 * Adds entries to the `images` of a kustomization for images that have none, as `kustomize edit set image` does.
 * @returns the changes for each image; a missing list is added as a whole with the first
 */
export function addImageEntries(
  { file, document }: Candidate,
  overrides: readonly ImageOverride[],
): ReadonlyMap<ImageOverride, readonly YamlChange[]> {
  const kustomization = kustomizationOf(file, document.value);
  if (kustomization === undefined) return new Map();
  const root = rootOf(document);
  const key = writtenKey(kustomization, "images");
  const at = below(root, key);
  const present = kustomizeImages(kustomization[key], at, "kustomize").flatMap(({ image, otherNames = [] }) =>
    [image.name, ...otherNames].map(normalizeName),
  );
  const missing = overrides.filter(({ name }) => !present.includes(normalizeName(name)));
  const items = missing.map(entryOf);
  if (key in kustomization) {
    return new Map(missing.map((override) => [override, [{ kind: "append", at, item: entryOf(override) }]]));
  }
  return new Map(
    missing.map((override, index) => [override, index === 0 ? [{ kind: "add", at: root, key, value: items }] : []]),
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
