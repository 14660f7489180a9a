import type { FieldPath } from "@pushpull/core/kubernetes";
import type { ParsedDocument } from "../yaml-edit/parse-file.ts";
import type { NodePath } from "../yaml-edit/yaml-change.ts";

export function rootOf(document: ParsedDocument): NodePath {
  return { document: document.index, steps: [[]] };
}

/** The way on from a node, to what is in it. */
export function below({ document, steps }: NodePath, ...more: FieldPath): NodePath {
  const [first, ...rest] = steps;
  const last = rest.at(-1);
  if (last === undefined) return { document, steps: [[...first, ...more]] };
  return { document, steps: [first, ...rest.slice(0, -1), [...last, ...more]] };
}

/** The way into the text of a scalar, to its root. */
export function insideText({ document, steps: [first, ...rest] }: NodePath): NodePath {
  return { document, steps: [first, ...rest, []] };
}
