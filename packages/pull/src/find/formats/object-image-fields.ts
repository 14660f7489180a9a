import { parseImage } from "@pushpull/core/images";
import type { FieldPath } from "@pushpull/core/kubernetes";
import { isMap } from "@pushpull/core/yaml";
import type { NodePath } from "../../yaml-edit/yaml-change.ts";
import type { FoundImage } from "../image-location.ts";

/** A field of a Kubernetes object that is named as an image. */
export interface CustomImageField {
  readonly path: FieldPath;
  /** A whole reference, or a map with its parts. */
  readonly value: unknown;
}

/** `image`, `runnerImage`, and CloudNativePG's `imageName`. */
const imageKey = /^(?:image|imageName|.{1,100}Image)$/;

const podLists: ReadonlySet<string> = new Set(["containers", "initContainers", "ephemeralContainers", "volumes"]);

/**
 * Finds the fields `image` and `…Image` of an object of any kind, wherever a custom resource has them: Tekton's
 * `steps`, `sidecars` and `stepTemplate`, Argo Workflows' `container`, an operator's `spec.image`. Excludes containers
 * and volumes of pods, which `findImages` finds.
 */
export function* customImageFields(object: Readonly<Record<string, unknown>>): Generator<CustomImageField> {
  for (const [key, value] of Object.entries(object)) {
    if (key !== "status") yield* search(key, value, []);
  }
}

function* search(key: string, value: unknown, around: FieldPath): Generator<CustomImageField> {
  // Labels and annotations have arbitrary keys.
  if (key === "metadata") return;
  const path = [...around, key];
  if (imageKey.test(key) && (typeof value === "string" || isMap(value))) yield { path, value };
  yield* within(value, path);
}

function* within(value: unknown, path: FieldPath): Generator<CustomImageField> {
  if (Array.isArray(value)) {
    const isOfPod = podLists.has(String(path.at(-1)));
    for (const [index, item] of value.entries()) {
      const { image, ...others } = isOfPod && isMap(item) ? item : {};
      yield* within(image === undefined ? item : others, [...path, index]);
    }
  } else if (isMap(value)) {
    for (const [key, child] of Object.entries(value)) yield* search(key, child, path);
  }
}

/** The location of a scalar that holds a whole image reference; none if it holds something else, such as `$(IMAGE)`. */
export function wholeImage(written: unknown, at: NodePath, format: string): readonly FoundImage[] {
  if (typeof written !== "string") return [];
  const image = parseImage(written);
  return image === undefined ? [] : [{ image, at, format, writing: { kind: "reference", at, value: written } }];
}
