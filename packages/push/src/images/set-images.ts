/**
 * Sets the images of input `images` in the manifests. `preflight/` compares them with the images that run.
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
import { writeFieldPath } from "../manifests/field-paths.ts";
import type { Manifest } from "../manifests/manifest.ts";
import { describeUnset, findUnsetImages, type UnsetImage } from "./unset-images.ts";

/** What input `images` has done in a chart. */
export interface ChartImages {
  /** The overrides whose image the chart renders. */
  readonly used: readonly ImageOverride[];
  /** The normalized names of all images that it renders. */
  readonly names: readonly string[];
  /** Overrides that some of its values hold, and no object of it has. */
  readonly notRendered: ReadonlyMap<ImageOverride, UserError>;
  /** Overrides of images that it renders with another version. */
  readonly faults: readonly { readonly override: ImageOverride; readonly fault: UserError }[];
}

/** Maximum number of fields that a warning lists. */
const maxListed = 10;

/** What others have done with the overrides. */
interface ImagesElsewhere {
  /** Overrides that Kustomize has already put into other fields. */
  readonly copied?: readonly ImageOverride[];
  readonly chart?: ChartImages | undefined;
}

/** A container or a field whose image is set. */
interface SetField {
  readonly manifest: Manifest;
  readonly path: FieldPath;
  /** `container web`, or the field's path. */
  readonly name: string;
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
  { copied = [], chart }: ImagesElsewhere = {},
): {
  readonly manifests: readonly Manifest[];
  readonly faults: readonly UserError[];
  readonly warnings: readonly ImageWarning[];
  readonly notices: readonly string[];
} {
  if (overrides.length === 0) return { manifests, faults: [], warnings: [], notices: [] };
  const byName = new Map(overrides.map((override) => [normalizeName(override.name), override]));
  const used = new Set<string>();
  const setFields = new Map<ImageOverride, SetField[]>();
  const changed = manifests.map((manifest): Manifest => {
    const { object, source } = manifest;
    const overridden: FieldPath[] = [];
    const record = (override: ImageOverride, field: Omit<SetField, "manifest" | "version">) => {
      const version = formatImage({ name: "", ...versionOf(field.image) });
      setFields.set(override, [...(setFields.get(override) ?? []), { ...field, manifest, version }]);
    };
    const inContainers = findImages(object).reduce((current, { path, container, image }) => {
      const reference = parseImage(image);
      if (reference === undefined) return current;
      const name = normalizeName(reference.name);
      used.add(name);
      const override = byName.get(name);
      if (override === undefined) return current;
      overridden.push(path);
      record(override, { path, name: `container ${container}`, image });
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
      record(override, { path: field.path, name: writeFieldPath(field.path), image: field.image });
      return changes.reduce((each, { path, value }) => setField(each, path, value), current);
    }, inContainers);
    return result === object ? manifest : { ...manifest, object: result, source: { ...source, overridden } };
  });
  const unset = findUnsetImages(changed, overrides);
  const isUsedElsewhere = (override: ImageOverride) =>
    copied.includes(override) || chart?.used.includes(override) === true;
  const isFault = (override: ImageOverride) => chart?.faults.some(({ override: of }) => of === override) === true;
  const unused = overrides.filter(
    (override) => !used.has(normalizeName(override.name)) && !isUsedElsewhere(override) && !isFault(override),
  );
  const other = unset.filter(({ override }) => !unused.includes(override));
  return {
    manifests: changed,
    faults: unused.map((override) => {
      const names = [...used, ...(chart?.names ?? [])];
      return chart?.notRendered.get(override) ?? unusedFault(override, { used: names, unset, chart });
    }),
    warnings: [
      ...[...setFields].flatMap(([override, fields]) => severalVersions(override, fields)),
      ...other
        .filter(({ isPlaceholder }) => isPlaceholder)
        .map((each) => ({
          message: `Input 'images': ${describeUnset(each)}. ${placeholderHint}`,
          location: each.location,
        })),
    ],
    notices: other.filter(({ isPlaceholder }) => !isPlaceholder).map((each) => `Not changed: ${describeUnset(each)}`),
  };
}

const placeholderHint = "Replace the placeholder in an earlier step, or write a version instead.";

function versionOf(image: string) {
  const reference = parseImage(image);
  return { tag: reference?.tag, digest: reference?.digest };
}

interface FieldChange {
  readonly path: FieldPath;
  /** Undefined removes the field. */
  readonly value: string | undefined;
}

/** The field changes that set an image; undefined if a split image has no field for the version. */
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

/** Warns that one version replaces several, and lists their fields: no input chooses one of them. */
function severalVersions(override: ImageOverride, fields: readonly SetField[]): readonly ImageWarning[] {
  const versions = new Set(fields.map(({ version }) => version)).size;
  const setsVersion = override.tag !== undefined || override.digest !== undefined;
  if (versions < 2 || !setsVersion) return [];
  const lines = fields.map(({ manifest: { object, source }, path, name, image }) => {
    const { apiVersion, kind, metadata } = object;
    const ref = formatRef({ apiVersion, kind, name: metadata.name ?? `${metadata.generateName}*` });
    const location = source.locate(path);
    return `${location === undefined ? "" : `${formatLocation(location)}: `}${ref}, ${name}: ${image}`;
  });
  const to = formatImage({ name: "", tag: override.tag, digest: override.digest }).replace(/^:/, "");
  return [
    {
      message: [
        `Input 'images': ${override.name} has ${versions} different versions in the manifests, and all of them are set to ${to}. If that is not what you want, remove ${override.name} from 'images' and write its versions into the manifests; otherwise write the same version everywhere:`,
        ...firstFew(lines, maxListed),
      ].join("\n"),
      location: fields[0]?.manifest.source.locate(fields[0].path),
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
  readonly unset: readonly UnsetImage[];
  readonly chart: ChartImages | undefined;
}

function unusedFault(override: ImageOverride, { used, unset, chart }: UnusedImage): UserError {
  const { name } = override;
  const own = unset.filter((each) => each.override === override);
  const [first] = own;
  const code = "image";
  const message =
    chart === undefined
      ? `Input 'images': no manifest uses image ${name}`
      : `Input 'images': neither the chart nor a manifest uses image ${name}`;
  if (first !== undefined) {
    const shown = own.slice(0, maxShown).map(describeUnset).join("; ");
    const advice = own.some(({ isPlaceholder }) => isPlaceholder)
      ? placeholderHint
      : "Only the images of containers, and fields of custom resources whose name is image or ends in Image, are set: write the version into the manifest.";
    return new UserError(`${message} with a version that can be set: ${shown}`, {
      code,
      hint: advice,
      location: first.location,
    });
  }
  const nearest = nearestNames(name, used);
  const source = chart === undefined ? "The manifests contain" : "The chart and the manifests contain";
  const hint = nearest.length === 0 ? `${source} no images.` : `Similar images: ${nearest.join(", ")}.`;
  return new UserError(message, { code, hint });
}

/** Maximum number of fields that a fault lists. */
const maxShown = 3;
