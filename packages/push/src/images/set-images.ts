/**
 * Input `images`: which fields of the manifests it sets, and which it leaves alone. Comparing with what runs is left to
 * preflight.
 */
import { formatLocation, type Location, UserError } from "@pushpull/core/errors";
import {
  formatImage,
  type ImageOverride,
  type ImageReference,
  nearestNames,
  normalizeName,
  overrideImage,
  parseImage,
} from "@pushpull/core/images";
import { type FieldPath, findImageFields, findImages, formatRef, type ImageField } from "@pushpull/core/kubernetes";
import { firstFew } from "@pushpull/core/text";
import type { ChartImages } from "../helm/values/verify-images.ts";
import { writeFieldPath } from "../manifests/field-paths.ts";
import type { Manifest } from "../manifests/manifest.ts";
import { describeUnset, findUnsetImages, type UnsetImage } from "./unset-images.ts";

/** Maximum number of places that a warning lists. */
const maxListed = 10;

/** What others have done with the overrides. */
interface ImagesElsewhere {
  /** Overrides that Kustomize has already put into other fields. */
  readonly taken?: readonly ImageOverride[];
  readonly chart?: ChartImages | undefined;
}

/** A container or a field whose image is set. */
interface SetField {
  readonly manifest: Manifest;
  readonly path: FieldPath;
  /** `container web`, or the field's path. */
  readonly where: string;
  /** The image as written in the manifest. */
  readonly image: string;
  readonly version: string;
}

/** A warning about images. */
export interface ImageWarning {
  readonly message: string;
  readonly location: Location | undefined;
}

/**
 * Sets images in objects. Pure: changed objects are copies, whose source knows which fields were set.
 * @param elsewhere what Kustomize and a chart have done with the overrides
 * @returns the objects in order; a fault for each override whose image nothing uses; a warning for each override whose
 * image has several versions in the manifests. An image that cannot be set is a warning where a placeholder is its
 * version, else a notice
 */
export function setImages(
  manifests: readonly Manifest[],
  overrides: readonly ImageOverride[],
  { taken = [], chart }: ImagesElsewhere = {},
): {
  readonly manifests: readonly Manifest[];
  readonly faults: readonly UserError[];
  readonly warnings: readonly ImageWarning[];
  readonly notices: readonly string[];
} {
  if (overrides.length === 0) return { manifests, faults: [], warnings: [], notices: [] };
  const byName = new Map(overrides.map((override) => [normalizeName(override.name), override]));
  const used = new Set<string>();
  const places = new Map<ImageOverride, SetField[]>();
  const changed = manifests.map((manifest): Manifest => {
    const { object, source } = manifest;
    const overridden: FieldPath[] = [];
    const note = (override: ImageOverride, place: Omit<SetField, "manifest" | "version">) => {
      const version = formatImage({ name: "", ...versionOf(place.image) });
      places.set(override, [...(places.get(override) ?? []), { ...place, manifest, version }]);
    };
    const inContainers = findImages(object).reduce((current, { path, container, image }) => {
      const reference = parseImage(image);
      if (reference === undefined) return current;
      const name = normalizeName(reference.name);
      used.add(name);
      const override = byName.get(name);
      if (override === undefined) return current;
      overridden.push(path);
      note(override, { path, where: `container ${container}`, image });
      return setField(current, path, formatImage(overrideImage(reference, override)));
    }, object);
    const result = findImageFields(object).reduce((current, field) => {
      const reference = parseImage(field.image);
      const override = reference === undefined ? undefined : byName.get(normalizeName(reference.name));
      // A name without a version may belong to something whose version is in another field.
      if (reference === undefined || override === undefined || (reference.tag ?? reference.digest) === undefined)
        return current;
      const changes = fieldChanges(field, overrideImage(reference, override));
      if (changes === undefined) return current;
      used.add(normalizeName(reference.name));
      overridden.push(...changes.map(({ path }) => path));
      note(override, { path: field.path, where: writeFieldPath(field.path), image: field.image });
      return changes.reduce((each, { path, value }) => setField(each, path, value), current);
    }, inContainers);
    return result === object ? manifest : { ...manifest, object: result, source: { ...source, overridden } };
  });
  const left = findUnsetImages(changed, overrides);
  const isTaken = (override: ImageOverride) => taken.includes(override) || chart?.used.includes(override) === true;
  const isFault = (override: ImageOverride) => chart?.faults.some(({ override: of }) => of === override) === true;
  const unused = overrides.filter(
    (override) => !used.has(normalizeName(override.name)) && !isTaken(override) && !isFault(override),
  );
  const other = left.filter(({ override }) => !unused.includes(override));
  return {
    manifests: changed,
    faults: unused.map((override) => {
      const names = [...used, ...(chart?.names ?? [])];
      return chart?.notRendered.get(override) ?? notUsed(override, { used: names, left, chart });
    }),
    warnings: [
      ...[...places].flatMap(([override, set]) => severalVersions(override, set)),
      ...other
        .filter(({ isPlaceholder }) => isPlaceholder)
        .map((each) => ({ message: `Input 'images': ${describeUnset(each)}. ${fillIn}`, location: each.location })),
    ],
    notices: other.filter(({ isPlaceholder }) => !isPlaceholder).map((each) => `Left alone: ${describeUnset(each)}`),
  };
}

const fillIn = "Replace the placeholder in an earlier step, or write a version there.";

function versionOf(image: string) {
  const reference = parseImage(image);
  return { tag: reference?.tag, digest: reference?.digest };
}

interface FieldChange {
  readonly path: FieldPath;
  /** Undefined removes the field. */
  readonly value: string | undefined;
}

/** The field changes that set an image; undefined where a split image has no field for the version. */
function fieldChanges({ path, image, split }: ImageField, wanted: ImageReference): readonly FieldChange[] | undefined {
  if (split === undefined) return [{ path, value: formatImage(wanted) }];
  if (
    (wanted.tag !== undefined && split.tag === undefined) ||
    (wanted.digest !== undefined && split.digest === undefined)
  )
    return undefined;
  const at = (key: string) => [...path, key];
  const names = parseImage(image)?.name === wanted.name ? [] : nameChanges(wanted.name, split, at);
  const versions = [split.tag, split.digest].flatMap((key) =>
    key === undefined ? [] : [{ path: at(key), value: wanted[key] }],
  );
  return [...names, ...versions];
}

function nameChanges(
  name: string,
  split: NonNullable<ImageField["split"]>,
  at: (key: string) => FieldPath,
): readonly FieldChange[] {
  if (split.registry === undefined) return [{ path: at(split.name), value: name }];
  const [host = "", ...path] = normalizeName(name).split("/");
  return [
    { path: at(split.registry), value: host },
    { path: at(split.name), value: path.join("/") },
  ];
}

/** Warns that all of several versions are set, and where: no input chooses one of them. */
function severalVersions(override: ImageOverride, places: readonly SetField[]): readonly ImageWarning[] {
  const versions = new Set(places.map(({ version }) => version)).size;
  const sets = override.tag !== undefined || override.digest !== undefined;
  if (versions < 2 || !sets) return [];
  const lines = places.map(({ manifest: { object, source }, path, where, image }) => {
    const { apiVersion, kind, metadata } = object;
    const ref = formatRef({ apiVersion, kind, name: metadata.name ?? `${metadata.generateName}*` });
    const location = source.locate(path);
    return `${location === undefined ? "" : `${formatLocation(location)}: `}${ref}, ${where}: ${image}`;
  });
  const to = formatImage({ name: "", tag: override.tag, digest: override.digest }).replace(/^:/, "");
  return [
    {
      message: [
        `Input 'images': ${override.name} has ${versions} different versions in the manifests, and all of them become ${to}. If one is not meant, leave ${override.name} out of 'images' and write its versions into the manifests; else write one version everywhere:`,
        ...firstFew(lines, maxListed),
      ].join("\n"),
      location: places[0]?.manifest.source.locate(places[0].path),
    },
  ];
}

/** @param leaf undefined removes the field */
function setField<T>(value: T, [step, ...rest]: FieldPath, leaf: unknown): T {
  if (step === undefined) return leaf as T;
  const copy = (Array.isArray(value) ? [...value] : { ...value }) as Record<string | number, unknown>;
  if (rest.length === 0 && leaf === undefined) delete copy[step];
  else copy[step] = setField(copy[step], rest, leaf);
  return copy as T;
}

interface UnusedImage {
  readonly used: readonly string[];
  readonly left: readonly UnsetImage[];
  readonly chart: ChartImages | undefined;
}

function notUsed(override: ImageOverride, { used, left, chart }: UnusedImage): UserError {
  const { name } = override;
  const own = left.filter((each) => each.override === override);
  const [first] = own;
  const code = "image";
  const where = chart === undefined ? "the manifests" : "the chart or the manifests";
  const message = `Input 'images': nothing in ${where} uses the image ${name}`;
  if (first !== undefined) {
    const held = own.slice(0, maxHeld).map(describeUnset).join("; ");
    const advice = own.some(({ isPlaceholder }) => isPlaceholder)
      ? fillIn
      : "Only containers, and fields of custom resources called image or ending in Image, are set: write the version into the manifest.";
    return new UserError(`${message} with a version that can be set: ${held}`, {
      code,
      hint: advice,
      location: first.location,
    });
  }
  const nearest = nearestNames(name, used);
  const hint =
    nearest.length === 0
      ? `No ${chart === undefined ? "manifest" : "object"} has an image at all.`
      : `The nearest there are: ${nearest.join(", ")}.`;
  return new UserError(message, { code, hint });
}

/** Maximum number of places that a fault names. */
const maxHeld = 3;
