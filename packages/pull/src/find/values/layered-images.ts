import type { ImageReference } from "@pushpull/core/images";
import { type FieldPath, valueAt } from "@pushpull/core/kubernetes";
import { isMap } from "@pushpull/core/yaml";
import type { NodePath, YamlChange } from "../../yaml-edit/yaml-change.ts";
import { changeHelmImage } from "../helm/helm-change-image.ts";
import type { HelmImage, RelativeChange } from "../helm/helm-image.ts";
import { findHelmValues } from "../helm/helm-values.ts";
import {
  type FoundImage,
  type ImageLocation,
  type ImageWriting,
  imageLocation,
  type LayerValues,
} from "../image-location.ts";
import { nodeOfValue, type ValuesLayer } from "./values-layers.ts";

/** The images of a values file that is merged over another one. */
interface Layered {
  /** Images with the version in the layer and the name in the base. */
  readonly locations: readonly ImageLocation[];
  /** Nodes of the base whose version the layer overrides. */
  readonly hidden: readonly NodePath[];
}

/** Finds the images of a layer that it does not name itself. */
export function layeredImages(values: ValuesLayer): Layered {
  const { base, layer } = values;
  const { values: over } = layer;
  if (!isMap(over) || !isMap(base.values)) return { locations: [], hidden: [] };
  const alone = new Set(findHelmValues(over).map(({ at }) => JSON.stringify(at)));
  const images = findHelmValues(mergedOver(base.values, over)).filter(({ at }) => hasValue(over, at));
  const versioned = images.filter(({ image }) => image.tag !== undefined || image.digest !== undefined);
  return {
    locations: images
      .filter(({ at }) => !alone.has(JSON.stringify(at)))
      .flatMap((image) => locationIn(values, image) ?? []),
    hidden: versioned.flatMap(({ at }) => nodeOfValue(base, at) ?? []),
  };
}

function locationIn({ base, layer, linked }: ValuesLayer, image: HelmImage): ImageLocation | undefined {
  const at = nodeOfValue(layer, image.at);
  if (at === undefined) return undefined;
  const { values, at: root, unwritten } = layer;
  const found: FoundImage = {
    image: image.image,
    otherNames: image.otherNames ?? [],
    at,
    format: "helm-values",
    ...(linked ? { needsOthers: true } : {}),
    guessedKey: image.guessedKey,
    writing: {
      kind: "values-layer",
      inValues: image.writing,
      layer: { values, at: root, unwritten },
      base: base.file.file,
    },
  };
  const elsewhere = [...(image.elsewhere ?? []), ...(image.filledIn === undefined ? [] : [image.filledIn])];
  return {
    ...imageLocation(found, layer.file, layer.document),
    elsewhere: elsewhere.flatMap((path) => {
      const written = hasValue(layer.values, path) ? layer : base;
      const node = nodeOfValue(written, path);
      return node === undefined ? [] : [{ ...written, found: { at: node } }];
    }),
  };
}

/** The changes of a layer that turn an image, as merged with its base, into another one. */
export function changeLayer(
  { inValues, layer, base }: ImageWriting & { readonly kind: "values-layer" },
  to: ImageReference,
): readonly YamlChange[] | string {
  const changes = changeHelmImage(inValues, to);
  if (typeof changes === "string") return changes;
  const own = changes.map((change) => changeInLayer(change, layer));
  const outside = changes.find((_, index) => own[index] === undefined);
  if (outside !== undefined) return `${outside.at.join(".")} is in ${base}`;
  return own.flatMap((change) => change ?? []);
}

/** Merges maps entry by entry; a `null` removes an entry, anything else replaces it (Helm, `coalesceValues`). */
function mergedOver(under: unknown, over: unknown): unknown {
  if (!isMap(under) || !isMap(over)) return over;
  const merged = new Map<string, unknown>(Object.entries(under));
  for (const [key, value] of Object.entries(over)) {
    if (value === null) merged.delete(key);
    else merged.set(key, mergedOver(merged.get(key), value));
  }
  return Object.fromEntries(merged);
}

/**
 * Translates a change to the layer: a field that the layer lacks is added to its map. Undefined if the layer cannot
 * express it.
 */
function changeInLayer(change: RelativeChange, layer: LayerValues): YamlChange | undefined {
  const { values } = layer;
  if (hasValue(values, change.at)) {
    const at = nodeOfValue(layer, change.at);
    return at && { ...change, at };
  }
  const map = change.at.slice(0, -1);
  const key = change.at.at(-1);
  if (change.kind !== "set" || typeof key !== "string" || key === "repository" || !isMap(valueAt(values, map))) {
    return undefined;
  }
  const at = nodeOfValue(layer, map);
  return at && { kind: "add", at, key, value: change.value };
}

function hasValue(values: unknown, path: FieldPath): boolean {
  return valueAt(values, path) !== undefined;
}
