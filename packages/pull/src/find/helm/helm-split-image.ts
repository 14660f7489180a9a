import { type ImageReference, isDigest, isTag, parseImage } from "@pushpull/core/images";
import type { FieldPath } from "@pushpull/core/kubernetes";
import { textOf } from "../document-nodes.ts";
import type { HelmImage, SplitImage, SplitImageFields, ValuesMap } from "./helm-image.ts";
import { hasVersionField } from "./helm-version-fields.ts";

/** Finds the images that are split over the fields of a map, and the keys that belong to them. */
export function splitImages(
  map: ValuesMap,
  path: FieldPath,
  around: SplitContext,
): { readonly images: readonly HelmImage[]; readonly used: ReadonlySet<string> } {
  const found = fieldsOf(map, path).flatMap((fields) => readSplit({ map, path, fields, ...around }) ?? []);
  return { images: found.map(helmImage), used: new Set(found.map(({ fields }) => fields.name)) };
}

interface SplitContext {
  readonly everywhere: string | undefined;
  readonly parents: readonly ValuesMap[];
}

const digestKeys = ["digest", "sha", "sha256"] as const;

function fieldsOf(map: ValuesMap, path: FieldPath): readonly SplitImageFields[] {
  const has = (...keys: readonly string[]) => keys.find((key) => key in map);
  const registry = has("registry");
  const plain = { registry, tag: has("tag"), digest: has(...digestKeys), newTag: "tag" };
  const hasVersion = plain.tag !== undefined || plain.digest !== undefined;
  const imageTag = has("imageTag", "tag", "version");
  const imageDigest = has("imageDigest", ...digestKeys);
  const imaged = { registry: has("imageRegistry", "registry"), tag: imageTag, digest: imageDigest, newTag: "imageTag" };
  const found: SplitImageFields[] = [];
  if (textOf(map.repository) && (hasVersion || registry !== undefined || isImageMap(path) || hasVersionField(map))) {
    found.push({ ...plain, name: "repository" });
  } else if (textOf(map.name) && isImageMap(path) && (hasVersion || hasVersionField(map))) {
    found.push({ ...plain, name: "name" });
  }
  const named = ["imageRepository", "imageName", "image"].find((key) => textOf(map[key]));
  const isOwn = (imageTag ?? imageDigest) !== undefined || (named !== "image" && hasVersionField(map));
  if (named !== undefined && isOwn) found.push({ ...imaged, name: named });
  for (const key of Object.keys(map)) {
    const tag = `${key}Tag`;
    if (key !== "image" && /Image$/.test(key) && tag in map) found.push({ name: key, tag, newTag: tag });
  }
  return found;
}

/** Whether the key of a map, or of the enclosing list or map, is named as an image. */
function isImageMap(path: FieldPath): boolean {
  return /image$/i.test(String(path.at(-1))) || path.at(-2) === "images";
}

interface Wanted extends SplitContext {
  readonly map: ValuesMap;
  readonly path: FieldPath;
  readonly fields: SplitImageFields;
}

/** Reads a split image; undefined if the fields form no image, or the name already contains a version. */
function readSplit({ map, path, fields, everywhere, parents }: Wanted): SplitImage | undefined {
  const named = textOf(map[fields.name]);
  if (named === undefined) return undefined;
  const own = fields.registry === undefined ? undefined : textOf(map[fields.registry]);
  const registry = registryOf(named, own, everywhere);
  const name = registry === undefined ? named : `${registry.text.replace(/\/$/, "")}/${named}`;
  if (parseImage(name)?.name !== name) return undefined;
  const { filledIn, ...version } = versionOf(map, fields);
  return { kind: "split", map, path, parents, fields, registry, filledIn, image: { name, ...version } };
}

/**
 * The global registry replaces an image's own (Bitnami, `common.images.image`); a repository that starts with a host
 * and has no `registry` field is complete.
 */
function registryOf(named: string, own: string | undefined, everywhere: string | undefined): SplitImage["registry"] {
  if (own === undefined && /^(?:localhost|(?=[^/]*[.:])[^/]*)\//.test(named)) return undefined;
  if (everywhere !== undefined) return { text: everywhere, isGlobal: true };
  return own === undefined ? undefined : { text: own, isGlobal: false };
}

function versionOf(
  map: ValuesMap,
  fields: SplitImageFields,
): Pick<ImageReference, "tag" | "digest"> & Pick<SplitImage, "filledIn"> {
  const [tag, inTag] = written(map, fields.tag).split("@", 2);
  const hash = written(map, fields.digest) || (inTag ?? "");
  // Grafana's charts write `@sha256:` in front of the value of `sha`.
  const digest = /^[a-f0-9]{64}$/.test(hash) ? `sha256:${hash}` : hash;
  if (tag && !isTag(tag)) return { filledIn: fields.tag };
  if (digest && !isDigest(digest)) return { filledIn: hash === inTag ? fields.tag : fields.digest };
  return { tag: tag || undefined, digest: digest || undefined, filledIn: undefined };
}

/** As text: YAML reads some versions as numbers; without one, the `appVersion` of the chart applies. */
function written(map: ValuesMap, key: string | undefined): string {
  return key === undefined ? "" : String(map[key] ?? "");
}

function helmImage(split: SplitImage): HelmImage {
  const { map, path, fields, image, registry, filledIn } = split;
  const local = String(map[fields.name]);
  const own = fields.registry === undefined ? undefined : textOf(map[fields.registry]);
  const versionKey = [fields.tag, fields.digest].find((key) => written(map, key) !== "") ?? fields.tag ?? fields.name;
  return {
    image,
    otherNames: registry?.isGlobal ? [own === undefined ? local : `${own}/${local}`] : [],
    at: [...path, filledIn === undefined ? versionKey : fields.name],
    shape: "map",
    guessedKey: fields.tag === undefined ? fields.newTag : undefined,
    filledIn: filledIn === undefined ? undefined : [...path, filledIn],
    writing: split,
  };
}
