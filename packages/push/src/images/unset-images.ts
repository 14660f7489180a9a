import { formatLocation, type Location } from "@pushpull/core/errors";
import { formatImage, type ImageOverride, normalizeName, overrideImage, parseImage } from "@pushpull/core/images";
import { type FieldPath, findImageFields, findImages } from "@pushpull/core/kubernetes";
import { writeFieldPath } from "../manifests/field-paths.ts";
import type { Manifest } from "../manifests/manifest.ts";
import { isSecret } from "../manifests/secret-values.ts";

/** A text that names an image of input `images` but is not set. */
export interface UnsetImage {
  readonly override: ImageOverride;
  readonly text: string;
  readonly why: string;
  /** Whether its version is a placeholder. */
  readonly isPlaceholder: boolean;
  readonly location: Location | undefined;
}

/** How template placeholders start: `${TAG}`, `$(TAG)`, `{{TAG}}`, `#{TAG}#`, `%TAG%`, `<TAG>`, `@TAG@`, `__TAG__`. */
const placeholder = /[:@](?:[^:@/]{0,128}[-_.])?(?:[$#{%<@]|__)/;

/**
 * Finds texts that name an image of input `images` but are not set: the version is a placeholder, a custom resource has
 * no version for it, or the field is not an image field.
 * @param manifests with their images set
 */
export function findUnsetImages(
  manifests: readonly Manifest[],
  overrides: readonly ImageOverride[],
): readonly UnsetImage[] {
  const byName = new Map(overrides.map((override) => [normalizeName(override.name), override]));
  return manifests.flatMap(({ object, source }) => {
    if (isSecret(object)) return [];
    const containers = new Set(findImages(object).map(({ path }) => path.join("/")));
    const fields = new Map(findImageFields(object).map((field) => [field.path.join("/"), field]));
    const written = [...textsOf(object, []), ...[...fields.values()].filter(({ split }) => split !== undefined)];
    return written.flatMap(({ path, image }): readonly UnsetImage[] => {
      const key = path.join("/");
      const isField = containers.has(key) || fields.has(key);
      const found = { text: image, location: source.locate(path) };
      const reference = parseImage(image);
      const name = isField && reference === undefined ? nameBeforePlaceholder(image) : undefined;
      const templated = name === undefined ? undefined : byName.get(normalizeName(name));
      if (templated !== undefined) {
        const why = `has ${image}, whose version is a placeholder`;
        return [{ ...found, override: templated, why, isPlaceholder: true }];
      }
      const override = reference === undefined ? undefined : byName.get(normalizeName(reference.name));
      if (reference === undefined || override === undefined || containers.has(key)) return [];
      if (formatImage(overrideImage(reference, override)) === image) return [];
      const hasVersion = (reference.tag ?? reference.digest) !== undefined;
      if (!hasVersion && !isField) return [];
      const field = writeFieldPath(path);
      const why = isField
        ? `has ${image} in ${field}, ${hasVersion ? "which has no field for this version" : "without a version"}`
        : `has ${image} in ${field}, which is not a known image field`;
      return [{ ...found, override, why, isPlaceholder: false }];
    });
  });
}

/** `a.yaml:11 has shop/web:${TAG}, whose version is a placeholder`. */
export function describeUnset({ location, why }: UnsetImage): string {
  return `${location === undefined ? "a manifest" : formatLocation(location)} ${why}`;
}

function nameBeforePlaceholder(text: string): string | undefined {
  const at = placeholder.exec(text);
  const name = at === null ? undefined : text.slice(0, at.index);
  return name === undefined ? undefined : parseImage(name)?.name;
}

/** Maximum depth of a field; deeper texts are data. */
const maxDepth = 32;

function* textsOf(value: unknown, path: FieldPath): Generator<{ readonly path: FieldPath; readonly image: string }> {
  if (typeof value === "string") yield { path, image: value };
  if (path.length > maxDepth || typeof value !== "object" || value === null) return;
  for (const [step, child] of Object.entries(value))
    yield* textsOf(child, [...path, Array.isArray(value) ? Number(step) : step]);
}
