import type { KubernetesObject } from "@pushpull/core";
import type { NodePath, ParsedDocument } from "../edit/types.ts";
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

function* objectsIn(value: unknown, at: NodePath): Generator<ObjectInFile> {
  if (!isMap(value) || typeof value.apiVersion !== "string" || typeof value.kind !== "string") return;
  if (value.kind.endsWith("List") && Array.isArray(value.items)) {
    for (const [index, item] of value.items.entries()) yield* objectsIn(item, below(at, "items", index));
  } else {
    // Patches have no metadata that the server would want, which is nothing to a search.
    yield { object: value as unknown as KubernetesObject, at };
  }
}
