import { isBuiltIn } from "./built-in-groups.ts";
import { findImages } from "./containers.ts";
import type { FieldPath } from "./field-path.ts";
import { childOf, valueAt } from "./field-path.ts";
import type { KubernetesObject } from "./kubernetes-object.ts";

/** An image in a field of a custom resource other than a container's. */
export interface ImageField {
  /** Path of the field: of the text, or of the map of a split image. */
  readonly path: FieldPath;
  /** The complete image, as written. */
  readonly image: string;
  /** The keys of the map that the image is split into; undefined if it is one text. */
  readonly split?: {
    readonly registry?: "registry";
    readonly name: "repository" | "name";
    readonly tag?: "tag";
    readonly digest?: "digest";
  };
}

/** `image`, `imageName`, `initImage`, `runnerImage`. */
const imageKey = /^image(Name)?$|Image$/;

/** Fields of every object that contain no image fields. */
const notSearched: ReadonlySet<string> = new Set(["apiVersion", "kind", "metadata", "status"]);

/** Maximum depth: more than any API has. */
const maxDepth = 32;

/**
 * Finds the images of a custom resource outside of its containers: `spec.image` of an operator's kind, the steps of a
 * Tekton task, `{repository, tag}` under such a field. For built-in kinds, {@link findImages} finds all.
 */
export function findImageFields(object: KubernetesObject): readonly ImageField[] {
  if (isBuiltIn(object.apiVersion)) return [];
  const found = new Set(findImages(object).map(({ path }) => path.join("/")));
  const roots = Object.entries(object).filter(([key]) => !notSearched.has(key));
  return roots.flatMap(([key, value]) => [...search(value, [key])]).filter(({ path }) => !found.has(path.join("/")));
}

function* search(value: unknown, path: FieldPath): Generator<ImageField> {
  const key = path.at(-1);
  if (typeof key === "string" && imageKey.test(key)) {
    if (typeof value === "string") yield { path, image: value };
    const split = splitImage(value);
    if (split !== undefined) yield { path, ...split };
  }
  if (path.length > maxDepth || typeof value !== "object" || value === null) return;
  for (const [step, child] of Object.entries(value))
    yield* search(child, [...path, Array.isArray(value) ? Number(step) : step]);
}

/** An image split into a map, as charts and many operators do: `{registry, repository, tag, digest}`. */
function splitImage(value: unknown): Omit<ImageField, "path"> | undefined {
  const text = (key: string) => {
    const part = valueAt(value, [key]);
    return typeof part === "number" ? String(part) : typeof part === "string" ? part : "";
  };
  const name = text("repository") === "" ? "name" : "repository";
  if (text(name) === "") return undefined;
  const has = (key: string) => childOf(value, key) !== undefined;
  const [registry, tag, digest] = [text("registry"), text("tag"), text("digest")];
  if (!has("tag") && !has("digest")) return undefined;
  return {
    image: `${registry === "" ? "" : `${registry}/`}${text(name)}${tag === "" ? "" : `:${tag}`}${digest === "" ? "" : `@${digest}`}`,
    split: {
      ...(has("registry") ? { registry: "registry" } : {}),
      name,
      ...(has("tag") ? { tag: "tag" } : {}),
      ...(has("digest") ? { digest: "digest" } : {}),
    },
  };
}
