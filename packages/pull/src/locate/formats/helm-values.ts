import { formatImage, type ImageReference, parseImage } from "@pushpull/core/images";
import type { FieldPath } from "@pushpull/core/kubernetes";
import type { Change, NodePath } from "../../edit/types.ts";
import { below, rootOf } from "../node-path.ts";
import { isMap, mapOf, textOf } from "../shapes.ts";
import type { Format, FoundImage } from "../types.ts";
import { splitImages } from "./helm-split.ts";
import { kustomizationOf } from "./kustomization.ts";

/** A change whose way begins at the values, wherever those are. */
export type RelativeChange = Change extends infer Kind
  ? Kind extends Change
    ? Omit<Kind, "at"> & { readonly at: FieldPath }
    : never
  : never;

/** An image in Helm values. The ways lead from the values' own root. */
export interface HelmImage {
  readonly image: ImageReference;
  readonly otherNames?: readonly string[];
  readonly at: FieldPath;
  become(to: ImageReference): readonly RelativeChange[] | string;
}

/** Files that look like values and are read by something else: Helm's own, helmfile's, Compose's, those of pipelines. */
const others =
  /^(?:(?:chart|requirements)\.(?:ya?ml|lock)|(?:helmfile|(?:docker-)?compose|(?:azure|bitbucket)-pipelines).*\.ya?ml)$/i;

/**
 * Images in Helm values (Helm, "Values Files"): any map that is no Kubernetes object. What their fields mean is up to each
 * chart; the shapes are those that `helm create` and the charts of Bitnami, Grafana and ingress-nginx have.
 */
export const helmValues: Format = ({ file, document }) => {
  const parts = file.split("/");
  const { apiVersion, kind } = mapOf(document.value);
  if ((apiVersion !== undefined && kind !== undefined) || kustomizationOf(file, document.value)) return [];
  // Folders and files with a dot before their name belong to forges and tools.
  if (others.test(parts.at(-1) ?? "") || parts.some((part) => part.startsWith("."))) return [];
  return helmValuesAt(document.value, rootOf(document), "helm-values");
};

/** Images in the values that stand somewhere in a file: a HelmRelease's, a helmfile release's. */
export function helmValuesAt(values: unknown, at: NodePath, format: string): readonly FoundImage[] {
  return findHelmValues(values).map((found) => ({
    image: found.image,
    otherNames: found.otherNames ?? [],
    at: below(at, ...found.at),
    format,
    become(to) {
      const changes = found.become(to);
      if (typeof changes === "string") return changes;
      return changes.map((change): Change => ({ ...change, at: below(at, ...change.at) }));
    },
  }));
}

/** Images in values of any chart, its subcharts included. */
export function findHelmValues(values: unknown): readonly HelmImage[] {
  return isMap(values) ? [...search(values, [], undefined)] : [];
}

/** @param registry what `global` puts in front of images */
function* search(value: unknown, path: FieldPath, registry: string | undefined): Generator<HelmImage> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      if (path.at(-1) === "images") yield* whole(item, [...path, index], "versioned");
      yield* search(item, [...path, index], registry);
    }
  }
  if (!isMap(value)) return;
  const everywhere = globalRegistry(value) ?? registry;
  const split = splitImages(value, path, everywhere);
  yield* split.images;
  for (const [key, child] of Object.entries(value)) {
    if (key === "image" && !split.used.has(key)) yield* whole(child, [...path, key]);
    else if (isImageKey(key, path) && !split.used.has(key)) yield* whole(child, [...path, key], "versioned");
    yield* search(child, [...path, key], everywhere);
  }
}

/** `initImage: …`, `WORKER_IMAGE: …`, and what is listed under `images`. */
function isImageKey(key: string, path: FieldPath): boolean {
  return /image$/i.test(key) || path.at(-1) === "images";
}

function* whole(written: unknown, at: FieldPath, which?: "versioned"): Generator<HelmImage> {
  const image = typeof written === "string" ? parseImage(written) : undefined;
  if (image === undefined) return;
  if (which === "versioned" && image.tag === undefined && image.digest === undefined) return;
  yield {
    image,
    at,
    become(to) {
      const value = formatImage(to);
      return value === written ? [] : [{ kind: "set", at, value }];
    },
  };
}

/** `global.imageRegistry` (Bitnami, `common.images.image`), or `global.image.registry`. */
function globalRegistry(values: Readonly<Record<string, unknown>>): string | undefined {
  const { imageRegistry, image } = mapOf(values.global);
  return textOf(imageRegistry) ?? textOf(mapOf(image).registry);
}
