import { parseImage } from "@pushpull/core/images";
import type { FieldPath } from "@pushpull/core/kubernetes";
import { isMap, mapOf } from "@pushpull/core/yaml";
import type { NodePath } from "../../yaml-edit/yaml-change.ts";
import { below, rootOf, textOf } from "../document-nodes.ts";
import type { Format } from "../formats/format.ts";
import { kustomizationOf } from "../formats/kustomization.ts";
import type { FoundImage } from "../image-location.ts";
import type { HelmImage } from "./helm-image.ts";
import { splitImages } from "./helm-split-image.ts";
import {
  distances,
  distanceTo,
  hasVersionField,
  isImageVersionKey,
  isObject,
  type VersionField,
  versionFields,
} from "./helm-version-fields.ts";
import { isOfOtherTool } from "./other-tools.ts";

/**
 * Finds images in Helm values (Helm, "Values Files"): in any map that is not a Kubernetes object. Each chart defines
 * its fields itself; the supported shapes are those of `helm create` and of the charts of Bitnami, Grafana and
 * ingress-nginx.
 */
export const helmValues: Format = ({ file, document }) =>
  isValuesFile(file, document.value) ? helmValuesAt(document.value, rootOf(document), "helm-values") : [];

export function isValuesFile(file: string, value: unknown): boolean {
  const { apiVersion, kind } = mapOf(value);
  if ((apiVersion !== undefined && kind !== undefined) || kustomizationOf(file, value)) return false;
  return !isOfOtherTool(file, value);
}

/** Finds images in values inside a file, such as those of a HelmRelease or of a helmfile release. */
export function helmValuesAt(values: unknown, at: NodePath, format: string): readonly FoundImage[] {
  return findHelmValues(values).map((found) => ({
    image: found.image,
    otherNames: found.otherNames ?? [],
    at: below(at, ...found.at),
    format,
    ...doubtsOf(found, (path) => below(at, ...path)),
    writing: { kind: "helm-values", inValues: found.writing, at },
  }));
}

/** Translates an image's doubts, such as a guessed key, to the file that contains its values. */
export function doubtsOf(
  { guessedKey, elsewhere, filledIn, shape, image }: HelmImage,
  node: (path: FieldPath) => NodePath | undefined,
): Pick<FoundImage, "guessedKey" | "elsewhere" | "mayBeJoined"> {
  const isBare = image.tag === undefined && image.digest === undefined;
  return {
    guessedKey,
    elsewhere: [...(elsewhere ?? []), ...(filledIn === undefined ? [] : [filledIn])].flatMap(
      (path) => node(path) ?? [],
    ),
    mayBeJoined: isBare && shape === "text",
  };
}

/** Finds images in the values of any chart, including its subcharts. */
export function findHelmValues(values: unknown): readonly HelmImage[] {
  if (!isMap(values)) return [];
  const found = [...search(values, { path: [], parents: [], registry: undefined })];
  if (found.every(hasVersion)) return found;
  const fields = versionFields(values);
  return found.map((image) => (hasVersion(image) ? image : { ...image, elsewhere: versionsOf(image, fields, found) }));
}

function hasVersion({ image: { tag, digest }, filledIn }: HelmImage): boolean {
  return tag !== undefined || digest !== undefined || filledIn !== undefined;
}

/**
 * Where the version of an image without one may be, the nearest first. A chart appends it to a plain name from anywhere
 * in the values; a map with an empty field for it may fall back to an enclosing map.
 */
function versionsOf(
  { image, at, shape, guessedKey }: HelmImage,
  fields: readonly VersionField[],
  found: readonly HelmImage[],
): readonly FieldPath[] {
  if (shape === undefined) return [];
  const map = at.slice(0, -1);
  const others = found.filter((each) => each.shape === "map" && each.image.name !== image.name);
  const taken = new Set(others.map((each) => JSON.stringify(each.at.slice(0, -1))));
  return fields
    .filter((field) => {
      if (taken.has(JSON.stringify(field.path.slice(0, -1)))) return false;
      if (shape === "text") return true;
      if (distanceTo(field, map) >= distances.elsewhere) return false;
      return guessedKey !== undefined || (field.value !== "" && isImageVersionKey(field.path.at(-1)));
    })
    .toSorted((one, other) => distanceTo(one, map) - distanceTo(other, map))
    .map(({ path }) => path);
}

interface ValuesPosition {
  readonly path: FieldPath;
  /** The maps that contain this value, from the root. */
  readonly parents: readonly Readonly<Record<string, unknown>>[];
  /** The registry that `global` prefixes images with. */
  readonly registry: string | undefined;
}

function* search(value: unknown, { path, parents, registry }: ValuesPosition): Generator<HelmImage> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      if (path.at(-1) === "images") yield* whole(item, [...path, index], "versioned");
      yield* search(item, { path: [...path, index], parents, registry });
    }
  }
  if (!isMap(value)) return;
  const everywhere = globalRegistry(value) ?? registry;
  const around = [...parents, value];
  const split = splitImages(value, path, { everywhere, parents: around });
  yield* split.images;
  const inObject = around.some(isObject);
  for (const [key, child] of Object.entries(value)) {
    if (key === "image" && !split.used.has(key)) {
      for (const each of whole(child, [...path, key])) yield inObject ? { ...each, shape: undefined } : each;
    } else if (isImageKey(key, path) && !split.used.has(key)) {
      yield* whole(child, [...path, key], hasVersionField(value) ? undefined : "versioned");
    }
    yield* search(child, { path: [...path, key], parents: around, registry: everywhere });
  }
}

/** `initImage: …`, `WORKER_IMAGE: …`, and the items of `images`. */
function isImageKey(key: string, path: FieldPath): boolean {
  return /image$/i.test(key) || path.at(-1) === "images";
}

function* whole(written: unknown, at: FieldPath, which?: "versioned"): Generator<HelmImage> {
  if (typeof written !== "string") return;
  const image = parseImage(written);
  if (image === undefined) return;
  if (which === "versioned" && image.tag === undefined && image.digest === undefined) return;
  yield {
    image,
    at,
    shape: "text",
    writing: { kind: "whole", path: at, written },
  };
}

/** `global.imageRegistry` (Bitnami, `common.images.image`), or `global.image.registry`. */
function globalRegistry(values: Readonly<Record<string, unknown>>): string | undefined {
  const { imageRegistry, image } = mapOf(values.global);
  return textOf(imageRegistry) ?? textOf(mapOf(image).registry);
}
