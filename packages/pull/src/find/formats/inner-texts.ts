import { groupOf } from "@pushpull/core/kubernetes";
import { mapOf } from "@pushpull/core/yaml";
import type { ParsedDocument } from "../../yaml-edit/parse-file.ts";
import type { NodePath } from "../../yaml-edit/yaml-change.ts";
import { below, objectsOf, rootOf } from "../document-nodes.ts";
import { isValuesFile } from "../helm/helm-values.ts";
import type { FoundImage } from "../image-location.ts";
import type { Candidate, KnownImages } from "./format.ts";

/** The format of images in strings: no operator reads them, so nothing overrides them. */
export const textFormat = "text";

/** A string that contains YAML, as a document. */
interface InnerText {
  readonly steps: NodePath["steps"];
  readonly document: ParsedDocument;
}

/**
 * Finds strings that contain YAML or JSON with one of the names searched for: in the `data` of a ConfigMap, the
 * `stringData` of a Secret, and in Helm values, where charts accept further manifests as strings (`extraDeploy`).
 */
export function innerTexts({ file, document }: Candidate, { names = [] }: KnownImages): readonly InnerText[] {
  const parts = names.map((name) => name.slice(name.lastIndexOf("/") + 1));
  const mentions = (text: string) => parts.some((part) => text.includes(part));
  if (names.length === 0) return [];
  const roots = isValuesFile(file, document.value)
    ? [{ value: document.value, at: rootOf(document) }]
    : rootsOf(document);
  return roots.flatMap(({ value, at }) =>
    [...textsIn(value, at)].flatMap(({ text, at: { steps } }) => {
      const inner = mentions(text) ? document.textValue(steps) : undefined;
      return inner === undefined ? [] : [{ steps, document: innerDocument(document, steps, inner) }];
    }),
  );
}

interface Root {
  readonly value: unknown;
  readonly at: NodePath;
}

function rootsOf(document: ParsedDocument): readonly Root[] {
  return objectsOf(document).flatMap(({ object, at }): readonly Root[] => {
    const fields = mapOf(object);
    if (object.kind === "ConfigMap") return [{ value: fields.data, at: below(at, "data") }];
    if (object.kind === "Secret") return [{ value: fields.stringData, at: below(at, "stringData") }];
    if (groupOf(object.apiVersion) !== "helm.toolkit.fluxcd.io") return [];
    return [{ value: mapOf(fields.spec).values, at: below(at, "spec", "values") }];
  });
}

function* textsIn(value: unknown, at: NodePath): Generator<{ readonly text: string; readonly at: NodePath }> {
  if (typeof value === "string") yield { text: value, at };
  if (typeof value !== "object" || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    yield* textsIn(child, below(at, Array.isArray(value) ? Number(key) : key));
  }
}

function innerDocument(outer: ParsedDocument, steps: NodePath["steps"], value: unknown): ParsedDocument {
  return {
    index: outer.index,
    value,
    locate: (inner) => outer.locate([...steps, ...inner]),
    comment: (inner) => outer.comment([...steps, ...inner]),
    textValue: (inner) => outer.textValue([...steps, ...inner]),
    readers: (inner) =>
      outer.readers([...steps, ...inner]).flatMap((fieldPath) => {
        const [first, ...rest] = fieldPath.slice(steps.length);
        return first === undefined ? [] : [[first, ...rest] as const];
      }),
  };
}

/**
 * Translates an image of such a document into one of the outer file. Omitted without a version or a field for it, since
 * it may be anything.
 */
export function liftImage(found: FoundImage, { steps }: InnerText): readonly FoundImage[] {
  const { image, at, elsewhere = [], mayBeJoined, guessedKey, writing } = found;
  const isFilledIn = elsewhere.length > 0 && !mayBeJoined && guessedKey === undefined;
  if (image.tag === undefined && image.digest === undefined && !isFilledIn) return [];
  return [
    {
      ...found,
      at: nodeInText(steps, at),
      elsewhere: elsewhere.map((each) => nodeInText(steps, each)),
      format: textFormat,
      writing: { kind: "inner-text", steps, inner: writing },
    },
  ];
}

/** The path of a node in the text at `steps`, from the outer document. */
export function nodeInText(steps: NodePath["steps"], inner: NodePath): NodePath {
  return { ...inner, steps: [...steps, ...inner.steps] };
}
