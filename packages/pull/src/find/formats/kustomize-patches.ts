import { parseImage } from "@pushpull/core/images";
import {
  type FieldPath,
  findImages,
  isInlineText,
  type KubernetesObject,
  pointerSteps,
} from "@pushpull/core/kubernetes";
import { isMap, mapOf } from "@pushpull/core/yaml";
import type { ParsedDocument } from "../../yaml-edit/parse-file.ts";
import type { NodePath } from "../../yaml-edit/yaml-change.ts";
import { below, insideText, listOf } from "../document-nodes.ts";
import type { FoundImage } from "../image-location.ts";
import { customImageFields, wholeImage } from "./object-image-fields.ts";

/**
 * Finds the images in a list of inline patches: `patches[].patch`, `patchesJson6902[].patch` and
 * `patchesStrategicMerge[]` (Kustomize, `types.Patch` and `types.PatchStrategicMerge`). Flux and Argo CD have the
 * first.
 * @param at the path to the list
 */
export function inlinePatches(
  document: ParsedDocument,
  list: unknown,
  at: NodePath,
  format: string,
): readonly FoundImage[] {
  return listOf(list).flatMap((item, index) => {
    const text = isMap(item) ? below(at, index, "patch") : below(at, index);
    const written = isMap(item) ? item.patch : item;
    if (typeof written !== "string" || !isInlineText(written)) return [];
    return patchImages(document.textValue(text.steps), insideText(text), format);
  });
}

/**
 * Finds the images of one patch: a partial object (strategic merge), or a list of operations (JSON Patch, RFC 6902).
 */
export function patchImages(patch: unknown, at: NodePath, format: string): readonly FoundImage[] {
  const images = isOperations(patch) ? patch.flatMap(imagesOfOperation) : imagesIn(patch);
  return images.flatMap(({ path, field, image }) =>
    wholeImage(image, below(at, ...path), format).map((found) => ({ ...found, field })),
  );
}

export function isOperations(value: unknown): value is readonly Operation[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((each) => typeof mapOf(each).op === "string" && typeof mapOf(each).path === "string")
  );
}

interface Operation {
  readonly op: string;
  readonly path: string;
  readonly value?: unknown;
}

interface ImageAt {
  /** Its path in the patch. */
  readonly path: FieldPath;
  /** Its path in the patched object. */
  readonly field: FieldPath;
  readonly image: string;
}

function imagesIn(value: unknown): readonly ImageAt[] {
  if (!isMap(value)) return [];
  const used = findImages(value as unknown as KubernetesObject);
  const others = [...customImageFields(value)].flatMap(({ path, value: image }) => {
    const { tag, digest } = (typeof image === "string" ? parseImage(image) : undefined) ?? {};
    const isVersioned = tag !== undefined || digest !== undefined;
    return typeof image === "string" && isVersioned ? [{ path, image }] : [];
  });
  return [...used, ...others].map(({ path, image }) => ({ path, field: path, image }));
}

/** An operation sets its value at its pointer: only both together tell whether that is an image. */
function imagesOfOperation({ op, path, value }: Operation, index: number): readonly ImageAt[] {
  if (op !== "add" && op !== "replace") return [];
  const pointer = pointerSteps(path);
  const whole = pointer.reduceRight<unknown>(
    (inner, step) => (/^(\d+|-)$/.test(step) ? [inner] : { [step]: inner }),
    value,
  );
  return imagesIn(whole).map(({ field, image }) => ({
    path: [index, "value", ...field.slice(pointer.length)],
    field,
    image,
  }));
}
