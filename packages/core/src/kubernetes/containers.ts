import type { FieldPath } from "./field-path.ts";
import type { KubernetesObject } from "./kubernetes-object.ts";

/** An image that an object uses. */
export interface UsedImage {
  /** Path of its field. */
  readonly path: FieldPath;
  /** The name of the container or volume. */
  readonly container: string;
  /** As written. */
  readonly image: string;
}

const containerLists: ReadonlySet<string> = new Set(["containers", "initContainers", "ephemeralContainers"]);

/** Maximum depth of a pod template: a CronJob's containers are at level 6. */
const maxDepth = 16;

/**
 * Finds every image of an object: all kinds of containers and image volumes, in a Pod, a workload, a `List`, and in any
 * custom resource that contains a pod template.
 */
export function findImages(object: KubernetesObject): readonly UsedImage[] {
  return [...search(object, [])];
}

function* search(value: unknown, path: FieldPath): Generator<UsedImage> {
  if (path.length > maxDepth || typeof value !== "object" || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    const step = Array.isArray(value) ? Number(key) : key;
    if (Array.isArray(child) && containerLists.has(key)) yield* imagesOf(child, [...path, step], ["image"]);
    else if (Array.isArray(child) && key === "volumes") yield* imagesOf(child, [...path, step], ["image", "reference"]);
    else yield* search(child, [...path, step]);
  }
}

function* imagesOf(list: readonly unknown[], path: FieldPath, within: readonly string[]): Generator<UsedImage> {
  for (const [index, item] of list.entries()) {
    const image = within.reduce<unknown>(
      (value, key) => (value as Readonly<Record<string, unknown>> | undefined)?.[key],
      item,
    );
    if (typeof image !== "string") continue;
    const { name } = item as { readonly name?: unknown };
    yield { path: [...path, index, ...within], container: String(name ?? index), image };
  }
}
