/**
 * Input `images` in the values of a chart: which values hold an image, and what they become. A template may build an
 * image from anything, so this only proposes: verify-images.ts looks at what was rendered.
 */

import {
  formatImage,
  type ImageOverride,
  type ImageReference,
  isDigest,
  isTag,
  normalizeName,
  overrideImage,
  parseImage,
} from "@pushpull/core/images";
import type { FieldPath } from "@pushpull/core/kubernetes";
import { isMap, mapOf } from "@pushpull/core/yaml";
import { type ChartValues, withValue } from "./chart-values.ts";
import type { ChartValuesMap } from "./chart-values-files.ts";

/** An image in the values of a chart. */
export interface ImageValue {
  /** The value that holds its version, or would hold it. */
  readonly path: FieldPath;
  /** The names that it may have, normalized: with the registry beside it, and with the global one. */
  readonly names: readonly string[];
  readonly image: ImageReference;
  /** What is to be set for an override; undefined where its fields cannot express it. */
  become(override: ImageOverride): readonly { readonly path: FieldPath; readonly value: string }[];
}

/** Sets the overrides in all values that hold their image. */
export function setImageValues(
  values: ChartValues,
  overrides: readonly ImageOverride[],
): { readonly values: ChartValues; readonly found: readonly ImageValue[] } {
  const found = findImageValues(values.merged);
  const changes = found.flatMap((each) => {
    const override = overrides.find(({ name }) => each.names.includes(normalizeName(name)));
    return override === undefined ? [] : each.become(override);
  });
  return { values: changes.reduce((all, { path, value }) => withValue(all, path, value), values), found };
}

/** Finds the images in merged values, of subcharts too. */
export function findImageValues(values: ChartValuesMap): readonly ImageValue[] {
  const { imageRegistry } = mapOf(values.global);
  const registry = typeof imageRegistry === "string" && imageRegistry !== "" ? imageRegistry : undefined;
  return [...search(values, [], registry)];
}

/** Levels of maps and lists. */
const deepest = 24;

function* search(value: unknown, path: FieldPath, registry: string | undefined): Generator<ImageValue> {
  if (path.length > deepest) return;
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* search(item, [...path, index], registry);
  } else if (isMap(value)) {
    const split = splitImage(value, path, registry);
    if (split !== undefined) yield split.found;
    for (const [key, child] of Object.entries(value)) {
      // Helm copies global values into each subchart.
      if (key === "global" && path.length > 0) continue;
      if (typeof child !== "string") yield* search(child, [...path, key], registry);
      else if (key !== split?.nameKey) yield* textImage(child, [...path, key], key);
    }
  } else if (typeof value === "string") yield* textImage(value, path, "");
}

/** An image in one text: with a version, or under a key that says what it is. */
function* textImage(text: string, path: FieldPath, key: string): Generator<ImageValue> {
  const image = parseImage(text);
  if (image === undefined) return;
  const hasVersion = image.tag !== undefined || image.digest !== undefined;
  if (!hasVersion && !/image$/i.test(key)) return;
  yield {
    path,
    image,
    names: [normalizeName(image.name)],
    become: (override) => [{ path, value: formatImage(overrideImage(image, override)) }],
  };
}

/** The keys of an image that is split over a map. */
interface SplitKeys {
  readonly name: string;
  readonly tag: string;
  readonly digest: string | undefined;
  readonly registry: string | undefined;
}

function splitKeys(map: ChartValuesMap, path: FieldPath): SplitKeys | undefined {
  const has = (...keys: readonly string[]) => keys.find((key) => key in map);
  const isImage = /image$/i.test(String(path.at(-1))) || path.at(-2) === "images";
  const digest = has("digest", "sha256", "sha");
  const plain = { tag: "tag", digest, registry: has("registry") };
  const hasPart = (has("tag", "registry") ?? digest) !== undefined;
  if (isText(map.repository) && (hasPart || isImage)) return { ...plain, name: "repository" };
  if (isText(map.name) && isImage && hasPart) return { ...plain, name: "name" };
  const named = has("imageRepository", "imageName", "image");
  const tag = has("imageTag", "tag", "imageVersion", "version");
  const imageDigest = has("imageDigest", "digest");
  if (named === undefined || !isText(map[named])) return undefined;
  if (named === "image" && tag === undefined && imageDigest === undefined) return undefined;
  return { name: named, tag: tag ?? "imageTag", digest: imageDigest, registry: has("imageRegistry", "registry") };
}

function splitImage(
  map: ChartValuesMap,
  path: FieldPath,
  global: string | undefined,
): { readonly found: ImageValue; readonly nameKey: string } | undefined {
  const keys = splitKeys(map, path);
  const text = (key: string | undefined) => (key === undefined ? "" : String(map[key] ?? ""));
  const name = text(keys?.name);
  if (keys === undefined || parseImage(name)?.name !== name) return undefined;
  const own = text(keys.registry);
  const [tag = "", inTag = ""] = text(keys.tag).split("@", 2);
  const digest = fullDigest(text(keys.digest) || inTag);
  const full = own === "" ? name : `${own.replace(/\/$/, "")}/${name}`;
  const names = [name, full, ...(global === undefined ? [] : [`${global}/${name}`])];
  const image = { name: full, tag: isTag(tag) ? tag : undefined, digest: isDigest(digest) ? digest : undefined };
  const at = (key: string) => [...path, key];
  return {
    nameKey: keys.name,
    found: {
      path: at(keys.tag),
      image,
      names: [...new Set(names.flatMap((each) => (parseImage(each) === undefined ? [] : [normalizeName(each)])))],
      become(override) {
        const digestText = text(keys.digest);
        return [
          ...renamed(override, keys, at),
          ...versioned(override, { keys, present: image, digestText }).map(({ key, value }) => ({
            path: at(key),
            value,
          })),
        ];
      },
    },
  };
}

function renamed({ newName }: ImageOverride, keys: SplitKeys, at: (key: string) => FieldPath) {
  if (newName === undefined) return [];
  if (keys.registry === undefined) return [{ path: at(keys.name), value: newName }];
  const full = normalizeName(newName);
  const slash = full.indexOf("/");
  return [
    { path: at(keys.registry), value: full.slice(0, slash) },
    { path: at(keys.name), value: full.slice(slash + 1) },
  ];
}

/** Without a field for a digest, it follows the tag: charts write `repository:tag`. */
function versioned(
  { tag, digest }: ImageOverride,
  {
    keys,
    present,
    digestText,
  }: { readonly keys: SplitKeys; readonly present: ImageReference; readonly digestText: string },
): readonly { readonly key: string; readonly value: string }[] {
  if (tag === undefined && digest === undefined) return [];
  if (keys.digest === undefined) {
    const written = [tag ?? present.tag, digest].filter((part) => part !== undefined).join("@");
    return [{ key: keys.tag, value: written }];
  }
  const isBare = keys.digest.startsWith("sha") && !digestText.includes(":");
  const value = isBare ? (digest ?? "").replace(/^sha256:/, "") : (digest ?? "");
  return [
    ...(tag === undefined ? [] : [{ key: keys.tag, value: tag }]),
    ...(value === digestText ? [] : [{ key: keys.digest, value }]),
  ];
}

/** Some charts write `@sha256:` before the value. */
function fullDigest(written: string): string {
  return /^[a-f0-9]{64}$/.test(written) ? `sha256:${written}` : written;
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}
