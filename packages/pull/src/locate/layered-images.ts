import { type FieldPath, type ImageReference, valueAt } from "@pushpull/core";
import type { Change, ParsedDocument } from "../edit/types.ts";
import { findHelmValues, type RelativeChange } from "./formats/helm-values.ts";
import { below, rootOf } from "./node-path.ts";
import { isMap } from "./shapes.ts";
import type { FoundImage } from "./types.ts";
import type { ValuesLayer } from "./values-layers.ts";

/** An image whose version stands in a layer of values, and whose name in what that is laid over. */
interface LayeredImage {
  readonly found: FoundImage;
  readonly document: ParsedDocument;
  /** Where the base has what the layer has another value for. */
  readonly hidden: FieldPath;
}

/** Finds the images of a layer that it does not name itself. */
export function layeredImages({ base, layer, below: prefix, linked }: ValuesLayer): readonly LayeredImage[] {
  const [under] = base.documents;
  const [document] = layer.documents;
  const over = prefix.reduce<unknown>((value, key) => (isMap(value) ? value[key] : undefined), document?.value);
  if (document === undefined || !isMap(over) || !isMap(under?.value)) return [];
  const alone = new Set(findHelmValues(over).map(({ at }) => JSON.stringify(at)));
  const root = below(rootOf(document), ...prefix);
  return findHelmValues(laidOver(under.value, over)).flatMap((image) => {
    const { at, otherNames = [] } = image;
    if (!has(over, at) || alone.has(JSON.stringify(at))) return [];
    const found: FoundImage = {
      image: image.image,
      otherNames,
      at: below(root, ...at),
      format: "helm-values",
      ...(linked ? { needsOthers: true } : {}),
      become(to: ImageReference) {
        const changes = image.become(to);
        if (typeof changes === "string") return changes;
        const own = changes.map((change) => inLayer(change, over));
        const outside = changes.find((_, index) => own[index] === undefined);
        if (outside !== undefined) return `${outside.at.join(".")} stands in ${base.file}`;
        return own.flatMap((change): Change[] => (change ? [{ ...change, at: below(root, ...change.at) }] : []));
      },
    };
    return [{ found, document, hidden: at }];
  });
}

/** Maps are laid over each other entry by entry, a `null` takes one away, anything else takes the place (Helm, `coalesceValues`). */
function laidOver(under: unknown, over: unknown): unknown {
  if (!isMap(under) || !isMap(over)) return over;
  const merged = new Map<string, unknown>(Object.entries(under));
  for (const [key, value] of Object.entries(over)) {
    if (value === null) merged.delete(key);
    else merged.set(key, laidOver(merged.get(key), value));
  }
  return Object.fromEntries(merged);
}

/** A change as the layer can have it: what it has no field for yet is added to its map. */
function inLayer(change: RelativeChange, over: unknown): RelativeChange | undefined {
  if (has(over, change.at)) return change;
  const map = change.at.slice(0, -1);
  const key = change.at.at(-1);
  if (change.kind !== "set" || typeof key !== "string" || key === "repository" || !isMap(valueAt(over, map))) {
    return undefined;
  }
  return { kind: "add", at: map, key, value: change.value };
}

function has(values: unknown, path: FieldPath): boolean {
  return valueAt(values, path) !== undefined;
}
