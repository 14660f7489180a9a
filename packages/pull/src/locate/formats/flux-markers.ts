import type { ParsedDocument } from "../../yaml-edit/parse-file.ts";
import type { NodePath } from "../../yaml-edit/yaml-change.ts";
import { below, rootOf } from "../node-path.ts";
import type { Candidate } from "../types.ts";

/** What a marker says about the scalar before it. */
export interface Marker {
  /** `namespace:name` of the ImagePolicy. */
  readonly policy: string;
  /** Which part of the image stands there. */
  readonly part: "image" | "name" | "tag" | "digest";
  readonly at: NodePath;
  /** As text, also where YAML reads a number. */
  readonly value: string;
}

/** `{"$imagepolicy": "flux-system:web:tag"}`, and nothing else in the comment. */
const marker = /^\{\s*"\$imagepolicy"\s*:\s*"([^":\s]+:[^":\s]+)(?::(name|tag|digest))?"\s*\}$/;

/**
 * The markers of a document (`image-automation-controller`, `pkg/update`, `UpdateWithSetters`): comments of JSON on the line
 * of a scalar.
 */
export function fluxMarkers({ document, text }: Candidate): readonly Marker[] {
  if (text?.includes('"$imagepolicy"') === false) return [];
  return [...search(document, document.value, rootOf(document))];
}

function* search(document: ParsedDocument, value: unknown, at: NodePath): Generator<Marker> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* search(document, item, below(at, index));
  } else if (typeof value === "object" && value !== null) {
    for (const [key, child] of Object.entries(value)) yield* search(document, child, below(at, key));
  } else if (isShort(value)) {
    const [, policy, part = "image"] = marker.exec(document.comment(at.steps) ?? "") ?? [];
    if (policy !== undefined) yield { policy, part: part as Marker["part"], at, value: String(value ?? "") };
  }
}

/** No image is longer, and to look for comments takes time. */
function isShort(value: unknown): boolean {
  return value === null || typeof value === "number" || (typeof value === "string" && value.length < 512);
}
