import type { FieldPath, KubernetesObject } from "@pushpull/core/kubernetes";
import type { ParsedDocument } from "../yaml-edit/parse-file.ts";
import type { NodePath } from "../yaml-edit/yaml-change.ts";
import { below, rootOf } from "./node-path.ts";
import { isMap } from "./shapes.ts";

/** A Kubernetes object of a document, or of a `List` in it. */
export interface ObjectInFile {
  readonly object: KubernetesObject;
  readonly at: NodePath;
}

export function objectsOf(document: ParsedDocument): readonly ObjectInFile[] {
  return [...objectsIn(document.value, rootOf(document))];
}

/** The object that a node is in, and the way to it from there; in a patch that stands in place, what that patches. */
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
    const [way] = at.steps;
    if (way.every((step, index) => first[index] === step)) return { object, path: first.slice(way.length) };
  }
  return undefined;
}

function* objectsIn(value: unknown, at: NodePath): Generator<ObjectInFile> {
  if (!isMap(value) || typeof value.apiVersion !== "string" || typeof value.kind !== "string") return;
  if (value.kind.endsWith("List") && Array.isArray(value.items)) {
    for (const [index, item] of value.items.entries()) yield* objectsIn(item, below(at, "items", index));
  } else {
    // Patches have no metadata that the server would want, which is nothing to a search.
    yield { object: value as unknown as KubernetesObject, at };
  }
}
