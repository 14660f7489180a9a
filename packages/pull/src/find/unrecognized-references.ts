import {
  formatImage,
  type ImageOverride,
  type ImageReference,
  normalizeName,
  overrideImage,
  parseImage,
} from "@pushpull/core/images";
import type { FieldPath } from "@pushpull/core/kubernetes";
import type { ParsedDocument, ParsedFile } from "../yaml-edit/parse-file.ts";
import type { NodePath } from "../yaml-edit/yaml-change.ts";
import { below, rootOf } from "./document-nodes.ts";
import { distances, distanceTo, versionFields } from "./helm/helm-version-fields.ts";
import type { ImageLocation } from "./image-location.ts";
import type { Untouched } from "./read-files.ts";
import { namesOf } from "./search-words.ts";
import { setTarget, versionFor } from "./set-lines.ts";

/** A reference to a requested image with another version, at a location that no format recognizes. */
export interface UnrecognizedReference extends Untouched {
  readonly at: NodePath;
}

/**
 * Finds references to an image that no format recognizes: in a field of a custom resource, a variable, a string in a
 * ConfigMap. They are reported and not changed.
 * @param locations all locations that formats found
 */
export function unrecognizedReferences(
  overrides: readonly ImageOverride[],
  files: Iterable<ParsedFile>,
  locations: readonly ImageLocation[],
): readonly UnrecognizedReference[] {
  const taken = Map.groupBy(locations, ({ file, found }) => locationKey(file, found.at));
  return [...files].flatMap((file) =>
    [...mentionsIn(file, overrides)].flatMap(({ document, at, text, mentions }): readonly UnrecognizedReference[] => {
      const within = taken.get(locationKey(file, at)) ?? [];
      if (within.some(({ found }) => found.at.steps.length === 1)) return [];
      const lines = new Set(within.map(({ writtenAt }) => writtenAt.line));
      const where = { first: document.locate(at.steps).line, count: text.split("\n").length, lines };
      const wanted = mentions.flatMap(({ image, override, written }) => {
        const to = image && formatImage(overrideImage(image, override));
        const isMeant = to === undefined ? isFilledIn(written) : to !== formatImage(image ?? { name: written });
        const line = isMeant ? lineWithin(file.text, where, written) : undefined;
        return line === undefined ? [] : [{ written, to, override, line }];
      });
      // The first of several mentions in one string is enough.
      const each = new Map(wanted.toReversed().map((mention) => [mention.override, mention]));
      return [...each.values()].flatMap(({ written, to, override, line }) => {
        if (to === undefined) return [{ file: file.file, reason: filledInReason(written, line), at, override }];
        const how =
          text === written
            ? `\`set: ${setTarget({ found: { at }, file, document })}=${to}\` would set it`
            : "it is part of a longer text, which must be changed by hand";
        const reason = `contains ${written} in line ${line}, which is not recognized as an image: ${how}`;
        return [{ file: file.file, reason, at, override }];
      });
    }),
  );
}

/** The generators of an ApplicationSet are read with their placeholders. */
function isFilledIn(written: string): boolean {
  return hasVersionPart(written) && !written.includes("{{");
}

interface Lines {
  /** The line where the string starts. */
  readonly first: number;
  readonly count: number;
  /** The lines in it that hold a location. */
  readonly lines: ReadonlySet<number>;
}

/**
 * The line of a string that contains the image; the first line of the string if none contains it literally. Undefined
 * if all such lines are locations.
 */
function lineWithin(text: string, { first, count, lines }: Lines, image: string): number | undefined {
  const holding = text
    .split("\n")
    .slice(first - 1, first + count)
    .flatMap((line, index) => (line.includes(image) ? [first + index] : []));
  const left = holding.filter((line) => !lines.has(line));
  return left[0] ?? (lines.size === 0 ? first : undefined);
}

/** Keyed by the outermost string of the file. */
function locationKey({ file }: ParsedFile, { document, steps: [path] }: NodePath): string {
  return JSON.stringify([file, document, path]);
}

/** Where an image is named without a version that can be read: ends of sentences that start with the file. */
export function referencesWithoutVersion(override: ImageOverride, file: ParsedFile): readonly string[] {
  return [...mentionsIn(file, [override])].flatMap(({ document, at, text, mentions }) =>
    mentions
      .filter(({ image }) => image === undefined)
      .slice(0, 1)
      .map(({ written }) => {
        const { line } = document.locate(at.steps);
        if (hasVersionPart(written)) return filledInReason(written, line);
        const reason = `contains ${written} in line ${line}, without a recognized version`;
        const beside = text === written ? versionBeside(document, at) : undefined;
        if (beside === undefined) return reason;
        const other = { found: { at: beside }, file, document };
        const value = versionFor(other, override);
        if (value === undefined) return reason;
        return `${reason}: \`set: ${setTarget(other)}=${value}\` would set the one next to it`;
      }),
  );
}

/** Whether a version, or a placeholder for one, follows a name. */
export function hasVersionPart(written: string): boolean {
  return /[:@]/.test(written.slice(written.lastIndexOf("/") + 1));
}

export function filledInReason(written: string, line: number): string {
  return `contains ${written} in line ${line}, whose version is filled in elsewhere: change it there`;
}

/** The nearest version field: next to the image, in an enclosing map, or in `global`. */
function versionBeside(document: ParsedDocument, { document: index, steps }: NodePath): NodePath | undefined {
  const [path, ...inside] = steps;
  if (inside.length > 0) return undefined;
  const map = path.slice(0, -1);
  const near = versionFields(document.value)
    .map((field) => ({ ...field, far: distanceTo(field, map) }))
    .filter(({ far }) => far < distances.elsewhere)
    .toSorted((one, other) => one.far - other.far)[0];
  return near === undefined ? undefined : { document: index, steps: [near.path] };
}

/** An image's name in a string of any purpose. */
interface Mention {
  readonly override: ImageOverride;
  /** As it is written: `acme/web:1`, `acme/web:${TAG}`, `acme/web`. */
  readonly written: string;
  /** Undefined if no version follows the name, or a placeholder does. */
  readonly image: ImageReference | undefined;
}

/** A string of a file that names images. */
interface Mentioning {
  readonly document: ParsedDocument;
  readonly at: NodePath;
  readonly text: string;
  readonly mentions: readonly Mention[];
}

/** GitHub rejects a push that changes a workflow without a separate permission. */
const workflow = /^\.github\/workflows\//;

/** Finds the strings of a file that name one of these images. */
export function* mentionsIn(file: ParsedFile, overrides: readonly ImageOverride[]): Generator<Mentioning> {
  if (workflow.test(file.file)) return;
  const wanted = overrides.map((override) => {
    const names = namesOf(override);
    return { override, names, lastParts: names.map((name) => name.slice(name.lastIndexOf("/") + 1)) };
  });
  for (const document of file.documents) {
    for (const { text, at } of textsIn(document.value, rootOf(document))) {
      const near = wanted.filter(({ lastParts }) => lastParts.some((part) => text.includes(part)));
      const words = near.length === 0 ? [] : (text.match(word) ?? []);
      const mentions = near.flatMap(({ override, names }) => words.flatMap((each) => mention(each, override, names)));
      if (mentions.length > 0) yield { document, at, text, mentions };
    }
  }
}

function* textsIn(value: unknown, at: NodePath): Generator<{ readonly text: string; readonly at: NodePath }> {
  if (typeof value === "string") yield { text: value, at };
  if (typeof value !== "object" || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    const step: FieldPath[number] = Array.isArray(value) ? Number(key) : key;
    yield* textsIn(child, below(at, step));
  }
}

/** Words that may be an image with a version, including placeholders. */
const word = /(?:\{\{[^{}\n]*\}\}|\$\{[^{}\n]*\}|\$\([^()\n]*\)|[^\s"'`,;=|()<>{}[\]])+/g;

function mention(text: string, override: ImageOverride, names: readonly string[]): readonly Mention[] {
  const written = text.replace(/^[a-z]+:\/\//, "").replace(/(?<![.:])[.:]+$/, "");
  const isWanted = (image: ImageReference | undefined) =>
    image !== undefined && names.includes(normalizeName(image.name));
  const image = parseImage(written);
  if (image !== undefined) {
    if (!isWanted(image)) return [];
    const hasVersion = image.tag !== undefined || image.digest !== undefined;
    return [{ override, written, image: hasVersion ? image : undefined }];
  }
  const name = [...written.matchAll(/[:@]/g)].find(({ index }) => isWanted(nameOf(written.slice(0, index))));
  return name === undefined ? [] : [{ override, written, image: undefined }];
}

function nameOf(written: string): ImageReference | undefined {
  const image = parseImage(written);
  return image?.tag === undefined && image?.digest === undefined ? image : undefined;
}
