import { type FieldPath, valueAt } from "@pushpull/core/kubernetes";
import type { ParsedDocument } from "../../yaml-edit/parse-file.ts";
import type { YamlChange as Change, NodePath } from "../../yaml-edit/yaml-change.ts";
import { below } from "../node-path.ts";
import type { FoundImage } from "../types.ts";
import type { Element } from "./argo-cd-fill.ts";
import { newParameter, setParameter } from "./argo-cd-parameters.ts";
import { placeOf, readSourceValues, type SourceValues } from "./argo-cd-values.ts";
import { doubtsOf, findHelmValues, type RelativeChange } from "./helm-values.ts";

/**
 * The images in the field `helm` of an Argo CD source (`ApplicationSourceHelm`): in `valuesObject` or else the text
 * `values`, with `parameters` laid over them. So a parameter `image.tag` belongs to the repository that the values name.
 * @param element what fills in placeholders
 */
export function argoCdHelm(
  document: ParsedDocument,
  helm: unknown,
  at: NodePath,
  element: Element | undefined,
): readonly FoundImage[] {
  const values = readSourceValues(document, helm, at, element);
  // What an element does not fill in, another one may.
  return findHelmValues(values.value)
    .filter(({ filledIn }) => filledIn === undefined || !String(valueAt(values.value, filledIn)).includes("{{"))
    .map((found): FoundImage => {
      const { image, otherNames = [] } = found;
      return {
        image,
        otherNames,
        at: placeOf(found.at, values),
        format: "argo-cd",
        ...doubtsOf(found, (path) => placeOf(path, values)),
        become(to) {
          const changes = found.become(to);
          if (typeof changes === "string") return changes;
          const lifted = changes.map((change) => lift(change, values));
          return (
            lifted.find((each) => typeof each === "string") ?? lifted.filter((each) => typeof each !== "string").flat()
          );
        },
      };
    });
}

/** A change of values, as one of the source that gives them. */
function lift(change: RelativeChange, values: SourceValues): readonly Change[] | string {
  const key = JSON.stringify(change.at);
  if (change.kind === "add" || change.kind === "append") return liftNew(change, values);
  const parameter = values.parameters.get(key);
  const filled = values.filled.get(key);
  if (parameter !== undefined) {
    // A parameter cannot go alone out of its list; an empty one is to charts as if it were not there.
    if (change.kind === "remove") return setParameter(parameter, "");
    const renamed = change.kind === "rename" ? [...change.at.slice(0, -1), change.key] : undefined;
    return setParameter(parameter, String(change.value), renamed);
  }
  if (filled !== undefined) {
    if (change.kind !== "set") return `the ApplicationSet's generators fill in ${change.at.join(".")}`;
    return String(filled.value) === change.value ? [] : [{ ...change, at: filled.at }];
  }
  return [{ ...change, at: placeOf(change.at, values) }];
}

/** Beside the others of its map. */
function liftNew(
  change: RelativeChange & { readonly kind: "add" | "append" },
  values: SourceValues,
): readonly Change[] | string {
  const { base, list } = values;
  if (base?.has(change.at)) return [{ ...change, at: below(base.at, ...change.at) }];
  if (change.kind === "append" || typeof change.value !== "string") return "its parameters have no place for that";
  const path: FieldPath = [...change.at, change.key];
  return [{ kind: "append", at: list, item: newParameter(path, change.value) }];
}
