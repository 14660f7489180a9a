import { formatLocation, type Location, UserError } from "@pushpull/core/errors";
import {
  formatImage,
  type ImageOverride,
  nearestNames,
  normalizeName,
  overrideImage,
  parseImage,
} from "@pushpull/core/images";
import { type FieldPath, findImages, formatRef } from "@pushpull/core/kubernetes";
import type { Manifest } from "./manifest.ts";

/** How many places a warning lists. */
const mostListed = 10;

/** A container whose image is set. */
interface SetPlace {
  readonly manifest: Manifest;
  readonly path: FieldPath;
  readonly container: string;
  /** The image as the manifest has it. */
  readonly image: string;
  readonly version: string;
}

/** Something to look at that stops nothing. */
export interface ImageWarning {
  readonly message: string;
  readonly location: Location | undefined;
}

/**
 * Sets images in objects. Pure: objects that change are new ones, whose source knows which fields were set.
 * @returns the objects in their order, a fault for each override whose image nothing uses, and a warning for each whose
 * image has several versions in the manifests: perhaps not all of them are meant
 */
export function setImages(
  manifests: readonly Manifest[],
  overrides: readonly ImageOverride[],
): {
  readonly manifests: readonly Manifest[];
  readonly faults: readonly UserError[];
  readonly warnings: readonly ImageWarning[];
} {
  if (overrides.length === 0) return { manifests, faults: [], warnings: [] };
  const byName = new Map(overrides.map((override) => [normalizeName(override.name), override]));
  const used = new Set<string>();
  const places = new Map<ImageOverride, SetPlace[]>();
  const changed = manifests.map((manifest): Manifest => {
    const { object, source } = manifest;
    const overridden: FieldPath[] = [];
    const result = findImages(object).reduce((current, { path, container, image }) => {
      const reference = parseImage(image);
      if (reference === undefined) return current;
      const name = normalizeName(reference.name);
      used.add(name);
      const override = byName.get(name);
      if (override === undefined) return current;
      overridden.push(path);
      const version = formatImage({ ...reference, name: "" });
      places.set(override, [...(places.get(override) ?? []), { manifest, path, container, image, version }]);
      return setField(current, path, formatImage(overrideImage(reference, override)));
    }, object);
    return result === object ? manifest : { object: result, source: { ...source, overridden } };
  });
  const unused = overrides.filter(({ name }) => !used.has(normalizeName(name)));
  return {
    manifests: changed,
    faults: unused.map(({ name }) => notUsed(name, [...used])),
    warnings: [...places].flatMap(([override, set]) => severalVersions(override, set)),
  };
}

/** There is no input that chooses one of them, so that all are set, and it is said where that is. */
function severalVersions(override: ImageOverride, places: readonly SetPlace[]): readonly ImageWarning[] {
  const versions = new Set(places.map(({ version }) => version)).size;
  const sets = override.tag !== undefined || override.digest !== undefined;
  if (versions < 2 || !sets) return [];
  const lines = places.map(({ manifest: { object, source }, path, container, image }) => {
    const { apiVersion, kind, metadata } = object;
    const ref = formatRef({ apiVersion, kind, name: metadata.name ?? `${metadata.generateName}*` });
    const location = source.locate(path);
    return `${location === undefined ? "" : `${formatLocation(location)}: `}${ref}, container ${container}: ${image}`;
  });
  const more = lines.length > mostListed ? [`and ${lines.length - mostListed} more`] : [];
  const to = formatImage({ name: "", tag: override.tag, digest: override.digest }).replace(/^:/, "");
  return [
    {
      message: [
        `Input 'images': ${override.name} has ${versions} different versions in the manifests, and all of them become ${to}. If one is not meant, leave ${override.name} out of 'images' and write its versions into the manifests; else write one version everywhere:`,
        ...lines.slice(0, mostListed),
        ...more,
      ].join("\n"),
      location: places[0]?.manifest.source.locate(places[0].path),
    },
  ];
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
