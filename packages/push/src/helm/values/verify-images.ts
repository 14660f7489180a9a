import { UserError } from "@pushpull/core/errors";
import { formatImage, type ImageOverride, type ImageReference, normalizeName, parseImage } from "@pushpull/core/images";
import { type FieldPath, findImageFields, findImages, formatRef } from "@pushpull/core/kubernetes";
import { firstFew } from "@pushpull/core/text";
import { isMap } from "@pushpull/core/yaml";
import type { ChartImages } from "../../images/set-images.ts";
import type { Manifest } from "../../manifests/manifest.ts";
import type { ImageValue } from "./chart-images.ts";
import { type ChartValuesMap, writeValuePath } from "./chart-values-files.ts";

interface RenderedImage {
  readonly manifest: Manifest;
  readonly path: FieldPath;
  readonly image: ImageReference;
}

/**
 * Checks that each wanted image was rendered, and that no other version of it is left.
 * @param values before the images were set: where the version of an image may come from
 */
export function verifyImages(
  manifests: readonly Manifest[],
  overrides: readonly ImageOverride[],
  { found, values, appVersion }: VerifiedValues,
): ChartImages {
  const rendered = manifests.flatMap(imagesOf);
  const used: ImageOverride[] = [];
  const faults: { readonly override: ImageOverride; readonly fault: UserError }[] = [];
  const missing = new Map<ImageOverride, UserError>();
  for (const override of overrides) {
    const [old, wanted] = [normalizeName(override.name), normalizeName(override.newName ?? override.name)];
    const own = rendered.filter(({ image }) => [old, wanted].includes(normalizeName(image.name)));
    const isRight = ({ image }: RenderedImage) => normalizeName(image.name) === wanted && hasVersion(image, override);
    // Another image may have the new name already, with a version of its own.
    const wrong = own.filter((each) => normalizeName(each.image.name) === old && !isRight(each));
    if (wrong.length > 0) faults.push({ override, fault: notSet(override, wrong, { values, appVersion }) });
    else if (own.some(isRight)) used.push(override);
    else if (found.some(({ names }) => names.includes(old)))
      missing.set(override, notRendered(override, found, rendered));
  }
  return {
    used,
    faults,
    notRendered: missing,
    names: [...new Set(rendered.map(({ image }) => normalizeName(image.name)))],
  };
}

interface VerifiedValues {
  readonly found: readonly ImageValue[];
  readonly values: ChartValuesMap;
  readonly appVersion: string | undefined;
}

function imagesOf(manifest: Manifest): readonly RenderedImage[] {
  const written = [...findImages(manifest.object), ...findImageFields(manifest.object)];
  return written.flatMap(({ path, image: text }) => {
    const image = parseImage(text);
    return image === undefined ? [] : [{ manifest, path, image }];
  });
}

/** An object that knows which of its images input `images` has set. */
export function withSetImages(manifest: Manifest, overrides: readonly ImageOverride[]): Manifest {
  const names = new Set(overrides.map(({ name }) => normalizeName(name)));
  const overridden = imagesOf(manifest).flatMap(({ path, image }) =>
    names.has(normalizeName(image.name)) ? [path] : [],
  );
  return overridden.length === 0 ? manifest : { ...manifest, source: { ...manifest.source, overridden } };
}

/** A digest alone is what runs, whatever tag is before it. */
function hasVersion(image: ImageReference, { tag, digest }: ImageOverride): boolean {
  if (tag === undefined && digest === undefined) return true;
  return image.digest === digest && (tag === undefined || image.tag === tag);
}

/** Maximum number of objects or values that a fault names. */
const mostNamed = 3;

function notSet(
  override: ImageOverride,
  wrong: readonly RenderedImage[],
  { values, appVersion }: Pick<VerifiedValues, "values" | "appVersion">,
): UserError {
  const places = wrong.map(({ manifest, image }) => `${nameOf(manifest)} has ${formatImage(image)}`);
  const message = `Input 'images', line ${override.line}: the chart does not take ${override.name} from a value that could be found: ${firstFew([...new Set(places)], mostNamed).join(", ")}`;
  const [first] = wrong;
  return new UserError(message, {
    code: "image",
    hint: setHint(override, wrong, values, appVersion),
    location: first?.manifest.source.locate(first.path),
  });
}

/** The line of `chart-set` to write: for values that hold the present version. */
function setHint(
  override: ImageOverride,
  wrong: readonly RenderedImage[],
  values: ChartValuesMap,
  appVersion: string | undefined,
): string {
  const tags = new Set(wrong.flatMap(({ image }) => image.tag ?? []));
  const wanted = formatImage({ name: "", tag: override.tag, digest: override.digest }).replace(/^:/, "");
  const paths = [...pathsOf(values, [])].filter(({ text }) => tags.has(text)).map(({ path }) => writeValuePath(path));
  if (paths.length > 0) {
    const lines = paths.slice(0, mostNamed).map((path) => `chart-set: ${path}=${wanted}`);
    return `If this value sets it, leave the image out of 'images' and write ${lines.join(", or ")}.`;
  }
  if (appVersion !== undefined && tags.has(appVersion))
    return `${appVersion} is the appVersion in Chart.yaml: give the template a value for the version, such as image.tag.`;
  return `See which value the template reads, and write: chart-set: PATH=${wanted}`;
}

function* pathsOf(value: unknown, path: FieldPath): Generator<{ readonly path: FieldPath; readonly text: string }> {
  if (Array.isArray(value)) for (const [index, item] of value.entries()) yield* pathsOf(item, [...path, index]);
  else if (isMap(value)) for (const [key, child] of Object.entries(value)) yield* pathsOf(child, [...path, key]);
  else if (typeof value === "string" || typeof value === "number") yield { path, text: String(value) };
}

/** The values have the image, and no object does: its part of the chart is off, or reads other values. */
function notRendered(
  override: ImageOverride,
  found: readonly ImageValue[],
  rendered: readonly RenderedImage[],
): UserError {
  const old = normalizeName(override.name);
  const paths = found.filter(({ names }) => names.includes(old)).map(({ path }) => writeValuePath(path));
  const there = [...new Set(rendered.map(({ image }) => formatImage(image)))];
  const message = `Input 'images', line ${override.line}: no object of the chart uses ${override.name}, though the value ${firstFew(paths, mostNamed).join(", ")} was set`;
  const hint = `Is its part of the chart switched off? ${there.length === 0 ? "The chart renders no image." : `The chart renders ${firstFew(there, mostNamed).join(", ")}.`}`;
  return new UserError(message, { code: "image", hint });
}

function nameOf({ object: { apiVersion, kind, metadata } }: Manifest): string {
  return formatRef({ apiVersion, kind, name: metadata.name ?? `${metadata.generateName}*` });
}
