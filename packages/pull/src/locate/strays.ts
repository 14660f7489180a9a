import {
  type FieldPath,
  formatImage,
  type ImageOverride,
  normalizeName,
  overrideImage,
  parseImage,
} from "@pushpull/core";
import type { NodePath, ParsedDocument, ParsedFile } from "../edit/types.ts";
import { below, rootOf } from "./node-path.ts";
import { type Place, setTarget } from "./place.ts";
import type { Untouched } from "./types.ts";
import { namesOf } from "./words.ts";

/** What a person may take for a place of an image in another version than is wanted, and no rule does. */
export interface Stray extends Untouched {
  readonly at: NodePath;
}

/**
 * Finds what a person may take for a place of an image and no operator's rule does: a field of a custom resource, a
 * variable, a text in a ConfigMap. It is left as it is, and said.
 * @param places all that rules have found
 */
export function straysOf(
  overrides: readonly ImageOverride[],
  files: Iterable<ParsedFile>,
  places: readonly Place[],
): readonly Stray[] {
  const taken = new Set(places.map(({ file, found }) => placeKey(file, found.at)));
  return [...files].flatMap((file) =>
    file.documents.flatMap((document) =>
      [...textsOf(document)].flatMap(({ text, at }): readonly Stray[] => {
        if (taken.has(placeKey(file, at))) return [];
        const image = overrides.map((override) => imageIn(text, override)).find((each) => each !== undefined);
        if (image === undefined) return [];
        const target = setTarget({ found: { at }, file, document });
        const reason = `holds ${image} in line ${document.locate(at.steps).line}, where no rule reads an image: \`set: ${target}=…\` would set it`;
        return [{ file: file.file, reason, at }];
      }),
    ),
  );
}

/** By the first text of a file that it is in. */
function placeKey({ file }: ParsedFile, { document, steps: [path] }: NodePath): string {
  return JSON.stringify([file, document, path]);
}

function textsOf(document: ParsedDocument) {
  return textsIn(document.value, rootOf(document));
}

function* textsIn(value: unknown, at: NodePath): Generator<{ readonly text: string; readonly at: NodePath }> {
  if (typeof value === "string") yield { text: value, at };
  if (typeof value !== "object" || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    const step: FieldPath[number] = Array.isArray(value) ? Number(key) : key;
    yield* textsIn(child, below(at, step));
  }
}

/** What something else fills in, so that it is no version. */
const placeholder = /\{\{[^{}\n]*\}\}/g;

/** What ends an image's name and version in a text. */
const around = /[\s"'`,;=|()<>{}[\]]+/;

function imageIn(text: string, override: ImageOverride): string | undefined {
  const names = namesOf(override);
  const lastParts = names.map((name) => name.slice(name.lastIndexOf("/") + 1));
  if (!lastParts.some((part) => text.includes(part))) return undefined;
  for (const word of text.replace(placeholder, "$").split(around)) {
    const image = parseImage(word.replace(/^[a-z]+:\/\//, "").replace(/[.:]+$/, ""));
    if (image === undefined || !names.includes(normalizeName(image.name))) continue;
    const hasVersion = image.tag !== undefined || image.digest !== undefined;
    const written = formatImage(image);
    if (hasVersion && formatImage(overrideImage(image, override)) !== written) return written;
  }
  return undefined;
}
