import type { FieldPath, KubernetesObject } from "@pushpull/core/kubernetes";
import { isMap } from "@pushpull/core/yaml";
import type { ParsedDocument } from "../yaml-edit/parse-file.ts";
import type { NodePath } from "../yaml-edit/yaml-change.ts";

export function rootOf(document: ParsedDocument): NodePath {
  return { document: document.index, steps: [[]] };
}

/** The path from a node to a descendant. */
export function below({ document, steps }: NodePath, ...more: FieldPath): NodePath {
  const [first, ...rest] = steps;
  const last = rest.at(-1);
  if (last === undefined) return { document, steps: [[...first, ...more]] };
  return { document, steps: [first, ...rest.slice(0, -1), [...last, ...more]] };
}

/** The path into the text of a scalar, to the root of the document inside it. */
export function insideText({ document, steps: [first, ...rest] }: NodePath): NodePath {
  return { document, steps: [first, ...rest, []] };
}

/** A Kubernetes object in a document, or in a `List` of the document. */
export interface ObjectInFile {
  readonly object: KubernetesObject;
  readonly at: NodePath;
}

export function objectsOf(document: ParsedDocument): readonly ObjectInFile[] {
  return [...objectsIn(document.value, rootOf(document))];
}

/**
 * The object that contains a node, and the node's path inside it; for an inline patch, the object that the patch names.
 */
export function objectAt(
  document: ParsedDocument,
  { steps }: NodePath,
): { readonly object: KubernetesObject; readonly path: FieldPath } | undefined {
  const [first, ...inner] = steps;
  if (inner.length > 1) return undefined;
  const [path] = inner;
  if (path !== undefined) {
    const [only] = objectsIn(document.textValue([first]), rootOf(document));
    return only && { object: only.object, path };
  }
  for (const { object, at } of objectsOf(document)) {
    const [objectPath] = at.steps;
    if (objectPath.every((step, index) => first[index] === step))
      return { object, path: first.slice(objectPath.length) };
  }
  return undefined;
}

function* objectsIn(value: unknown, at: NodePath): Generator<ObjectInFile> {
  if (!isMap(value) || typeof value.apiVersion !== "string" || typeof value.kind !== "string") return;
  if (value.kind.endsWith("List") && Array.isArray(value.items)) {
    for (const [index, item] of value.items.entries()) yield* objectsIn(item, below(at, "items", index));
  } else {
    // Patches lack metadata that the API server requires but a search does not need.
    yield { object: value as unknown as KubernetesObject, at };
  }
}

/** The value as a list; an empty list if it is not one. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The value as a string that is not empty. */
export function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
