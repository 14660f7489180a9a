import type { ImageReference } from "@pushpull/core/images";
import { type FieldPath, valueAt } from "@pushpull/core/kubernetes";
import type { ParsedDocument } from "../../yaml-edit/parse-file.ts";
import type { NodePath, YamlChange } from "../../yaml-edit/yaml-change.ts";
import { below } from "../document-nodes.ts";
import { changeHelmImage } from "../helm/helm-change-image.ts";
import type { RelativeChange } from "../helm/helm-image.ts";
import { doubtsOf, findHelmValues } from "../helm/helm-values.ts";
import type { FoundImage, ImageWriting } from "../image-location.ts";
import type { GeneratorElement } from "./argo-cd-generators.ts";
import { newParameter, setParameter } from "./argo-cd-parameters.ts";
import { readSourceValues, type SourceValues, valueNode } from "./argo-cd-source-values.ts";

/**
 * Finds the images in the field `helm` of an Argo CD source (`ApplicationSourceHelm`): in `valuesObject`, or else in
 * the text `values`, with `parameters` merged over them. A parameter `image.tag` therefore belongs to the repository
 * that the values name.
 * @param element fills in placeholders
 */
export function argoCdHelm(
  document: ParsedDocument,
  helm: unknown,
  at: NodePath,
  element: GeneratorElement | undefined,
): readonly FoundImage[] {
  const values = readSourceValues(document, helm, at, element);
  // Another element may fill in the placeholders that this one does not.
  return findHelmValues(values.value)
    .filter(({ filledIn }) => filledIn === undefined || !String(valueAt(values.value, filledIn)).includes("{{"))
    .map((found): FoundImage => {
      const { image, otherNames = [] } = found;
      return {
        image,
        otherNames,
        at: valueNode(found.at, values),
        format: "argo-cd",
        ...doubtsOf(found, (path) => valueNode(path, values)),
        writing: { kind: "argo-cd-values", inValues: found.writing, values },
      };
    });
}

/** The changes of a source that turn an image in its values into another one. */
export function changeSourceValues(
  { inValues, values }: ImageWriting & { readonly kind: "argo-cd-values" },
  to: ImageReference,
): readonly YamlChange[] | string {
  const changes = changeHelmImage(inValues, to);
  if (typeof changes === "string") return changes;
  const lifted = changes.map((change) => lift(change, values));
  return lifted.find((each) => typeof each === "string") ?? lifted.filter((each) => typeof each !== "string").flat();
}

/** Translates a change of values into a change of the source that sets them. */
function lift(change: RelativeChange, values: SourceValues): readonly YamlChange[] | string {
  const key = JSON.stringify(change.at);
  if (change.kind === "add" || change.kind === "append") return liftNew(change, values);
  const parameter = values.parameters.get(key);
  const filled = values.filled.get(key);
  if (parameter !== undefined) {
    // A parameter cannot be removed separately from its list; for a chart, an empty one is the same as none.
    if (change.kind === "remove") return setParameter(parameter, "");
    const renamed = change.kind === "rename" ? [...change.at.slice(0, -1), change.key] : undefined;
    return setParameter(parameter, String(change.value), renamed);
  }
  if (filled !== undefined) {
    if (change.kind !== "set") return `the ApplicationSet's generators fill in ${change.at.join(".")}`;
    return String(filled.value) === change.value ? [] : [{ ...change, at: filled.at }];
  }
  return [{ ...change, at: valueNode(change.at, values) }];
}

/** Adds a value next to the others of its map. */
function liftNew(
  change: RelativeChange & { readonly kind: "add" | "append" },
  values: SourceValues,
): readonly YamlChange[] | string {
  const { base, list } = values;
  const parent = valueAt(base?.value, change.at);
  const isThere = typeof parent === "object" && parent !== null;
  if (base !== undefined && isThere) return [{ ...change, at: below(base.at, ...change.at) }];
  if (change.kind === "append" || typeof change.value !== "string") return "its parameters cannot express that";
  const path: FieldPath = [...change.at, change.key];
  return [{ kind: "append", at: list, item: newParameter(path, change.value) }];
}
