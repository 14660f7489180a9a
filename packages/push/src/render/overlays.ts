import {
  type FieldPath,
  groupOf,
  type KubernetesObject,
  type Location,
  normalizeName,
  parseImage,
} from "@pushpull/core";
import { itemsOf, type Kustomization, type Layer, type Patch } from "./layers.ts";
import { translate, valueAt } from "./translate.ts";

/** An object that Kustomize made, and what its name was where it was written: prefixes and suffixes come to it. */
export interface Built {
  readonly object: KubernetesObject;
  readonly writtenName: string;
}

/**
 * Where some kustomization on the way has set a field of an object that was built; undefined where none did. What is
 * found must say what came out: otherwise something after it has set the field.
 * @param layers the outermost first: it has the last word
 */
export function locateInLayers(layers: readonly Layer[], built: Built, path: FieldPath): Location | undefined {
  // A patch that names a container to change something in it has not made it.
  if (typeof path.at(-1) !== "string") return undefined;
  for (const layer of layers) {
    const found = locateInFields(layer, built, path) ?? locateInPatches(layer.patches, built, path);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** `images` and `replicas`, which Kustomize applies after the patches of the same kustomization. */
function locateInFields({ document }: Layer, built: Built, path: FieldPath): Location | undefined {
  const { images, replicas } = document.value as Kustomization;
  const value = valueAt(built.object, path);
  if (path.at(-1) === "image" && typeof value === "string") {
    const image = parseImage(value);
    for (const [index, entry] of itemsOf(images).entries()) {
      const { name = "", newName, newTag, digest } = entry;
      const same = image !== undefined && normalizeName(newName ?? name) === normalizeName(image.name);
      const field = digest !== undefined ? "digest" : newTag !== undefined ? "newTag" : "newName";
      const says =
        digest !== undefined ? image?.digest === digest : newTag === undefined || image?.tag === String(newTag);
      if (same && says && entry[field] !== undefined) return document.locate(["images", index, field]);
    }
  }
  if (path.join(".") === "spec.replicas") {
    const index = itemsOf(replicas).findIndex(
      ({ name, count }) => name !== undefined && isNamed(name, built) && count === value,
    );
    if (index !== -1) return document.locate(["replicas", index, "count"]);
  }
  return undefined;
}

function locateInPatches(patches: readonly Patch[], built: Built, path: FieldPath): Location | undefined {
  for (const { target, documents } of patches.toReversed()) {
    for (const { value, locate } of documents.toReversed()) {
      const found = Array.isArray(value)
        ? isTarget(target, built) && operationAt(value, built.object, path)
        : (target === undefined ? isSame(value, built) : isTarget(target, built)) &&
          mergedAt(value, built.object, path);
      if (found) return locate(found);
    }
  }
  return undefined;
}

/** The way to a field in a strategic merge patch that sets it. */
function mergedAt(patch: unknown, object: KubernetesObject, path: FieldPath): FieldPath | undefined {
  const way = translate(path, object, patch);
  return way.length === path.length && agrees(valueAt(patch, way), valueAt(object, path)) ? way : undefined;
}

interface Operation {
  readonly op?: string;
  readonly path?: string;
  readonly value?: unknown;
}

/** The last operation of a JSON patch (RFC 6902) that sets a field, or what is around it. */
function operationAt(
  operations: readonly Operation[],
  object: KubernetesObject,
  path: FieldPath,
): FieldPath | undefined {
  const index = operations.findLastIndex(({ op, path: pointer = "", value }) => {
    if (op !== "add" && op !== "replace") return false;
    const steps = pointer.slice(1).split("/").map(decodeStep);
    if (steps.some((step, at) => at < path.length && step !== "-" && step !== String(path[at]))) return false;
    // One that sets a part of a map has set the map.
    return steps.length > path.length || agrees(valueAt(value, path.slice(steps.length)), valueAt(object, path));
  });
  return index === -1 ? undefined : [index, "value"];
}

function decodeStep(step: string): string {
  return step.replaceAll("~1", "/").replaceAll("~0", "~");
}

/** Of maps a patch may say a part. */
function agrees(written: unknown, built: unknown): boolean {
  if (written === undefined || written === null) return false;
  return typeof written === "object" ? typeof built === "object" : String(written) === String(built);
}

function isSame(patch: unknown, built: Built): boolean {
  const { apiVersion = "", kind, metadata } = (patch ?? {}) as Partial<KubernetesObject>;
  const sameKind = kind === built.object.kind && groupOf(apiVersion) === groupOf(built.object.apiVersion);
  return sameKind && typeof metadata?.name === "string" && isNamed(metadata.name, built);
}

function isTarget(target: Patch["target"], built: Built): boolean {
  if (target === undefined || (target.kind !== undefined && target.kind !== built.object.kind)) return false;
  const { name } = target;
  if (name === undefined || isNamed(name, built)) return true;
  return matches(name, built.writtenName) || matches(name, built.object.metadata.name ?? "");
}

/** By its name at first, in the end, or on the way. */
function isNamed(name: string, { object, writtenName }: Built): boolean {
  return name === writtenName || (name.includes(writtenName) && (object.metadata.name ?? "").includes(name));
}

function matches(pattern: string, name: string): boolean {
  // Kustomize takes Go's expressions, which may be more than JavaScript's.
  try {
    return new RegExp(`^(?:${pattern})$`).test(name);
  } catch {
    return false;
  }
}
