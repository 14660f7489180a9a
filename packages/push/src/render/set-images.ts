import {
  type FieldPath,
  findImages,
  formatImage,
  type ImageOverride,
  nearestNames,
  normalizeName,
  overrideImage,
  parseImage,
  UserError,
} from "@pushpull/core";
import type { Manifest } from "./manifest.ts";

/**
 * Sets images in objects. Pure: objects that change are new ones, whose source knows which fields were set.
 * @returns the objects in their order, and a fault for each override whose image nothing uses
 */
export function setImages(
  manifests: readonly Manifest[],
  overrides: readonly ImageOverride[],
): { readonly manifests: readonly Manifest[]; readonly faults: readonly UserError[] } {
  if (overrides.length === 0) return { manifests, faults: [] };
  const byName = new Map(overrides.map((override) => [normalizeName(override.name), override]));
  const used = new Set<string>();
  const changed = manifests.map((manifest): Manifest => {
    const { object, source } = manifest;
    const overridden: FieldPath[] = [];
    const result = findImages(object).reduce((current, { path, image }) => {
      const reference = parseImage(image);
      if (reference === undefined) return current;
      const name = normalizeName(reference.name);
      used.add(name);
      const override = byName.get(name);
      if (override === undefined) return current;
      overridden.push(path);
      return setField(current, path, formatImage(overrideImage(reference, override)));
    }, object);
    return result === object ? manifest : { object: result, source: { ...source, overridden } };
  });
  const unused = overrides.filter(({ name }) => !used.has(normalizeName(name)));
  return { manifests: changed, faults: unused.map(({ name }) => notUsed(name, [...used])) };
}

function setField<T>(value: T, [step, ...rest]: FieldPath, leaf: unknown): T {
  if (step === undefined) return leaf as T;
  const copy = (Array.isArray(value) ? [...value] : { ...value }) as Record<string | number, unknown>;
  copy[step] = setField(copy[step], rest, leaf);
  return copy as T;
}

function notUsed(name: string, used: readonly string[]): UserError {
  const nearest = nearestNames(name, used);
  return new UserError(`Input 'images': nothing in the manifests uses the image ${name}`, {
    code: "image",
    hint: nearest.length === 0 ? "No manifest has an image at all." : `The nearest there are: ${nearest.join(", ")}.`,
  });
}
