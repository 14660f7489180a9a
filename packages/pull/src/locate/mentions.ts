import { type ImageOverride, type ImageReference, normalizeName, parseImage } from "@pushpull/core/images";
import type { FieldPath } from "@pushpull/core/kubernetes";
import type { ParsedDocument, ParsedFile } from "../yaml-edit/parse-file.ts";
import type { NodePath } from "../yaml-edit/yaml-change.ts";
import { below, rootOf } from "./node-path.ts";
import { namesOf } from "./words.ts";

/** An image's name in a text, whatever the text is for. */
interface Mention {
  readonly override: ImageOverride;
  /** As it is written: `acme/web:1`, `acme/web:${TAG}`, `acme/web`. */
  readonly written: string;
  /** Undefined where the name has no version behind it, or none that is one before something else fills it in. */
  readonly image: ImageReference | undefined;
}

/** A text of a file in which images are named. */
interface Mentioning {
  readonly document: ParsedDocument;
  readonly at: NodePath;
  readonly text: string;
  readonly mentions: readonly Mention[];
}

/** GitHub refuses a push that changes one, without a right of its own for that. */
const workflow = /^\.github\/workflows\//;

/** The texts of a file that name one of these images. */
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

/** What may be an image's name and version, with what something else fills in. */
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
