import { formatLocation, type Location } from "@pushpull/core/errors";
import { isTag } from "@pushpull/core/images";
import { childOf, type FieldPath, valueAt } from "@pushpull/core/kubernetes";
import { isMap, mapOf } from "@pushpull/core/yaml";
import type { NodePath } from "../../yaml-edit/yaml-change.ts";
import { listOf, objectsOf, textOf } from "../document-nodes.ts";
import type { ScalarLocation } from "../image-location.ts";
import { labelNamesIn, matchesLabels, matchesSelector, type OverlaidObject } from "./object-selector.ts";
import type { Repository } from "./overlay-repository.ts";
import type { Patched } from "./patch-overlays.ts";
import type { Kustomization } from "./read-kustomization.ts";

/** One of `replacements`, which copies a value from one field to others (Kustomize, `types.Replacement`). */
export interface KustomizeReplacement {
  readonly kind: "replacement";
  readonly fields: Readonly<Record<string, unknown>>;
  /** The value that it copies, as far as it was looked up. */
  readonly value?: unknown;
  readonly file: string;
  readonly path: FieldPath;
  locate(): Location;
}

/** A field that a replacement or a transformer sets. */
export interface Replaced extends Patched {
  /** The replacement that sets it, or `transformer` for one that cannot be interpreted. */
  readonly by: KustomizeReplacement | "transformer";
}

/** Finds out whether a replacement sets a field, or a value that contains it. */
export function replacedAt(object: OverlaidObject, path: FieldPath, by: KustomizeReplacement): Replaced | undefined {
  // A copy of a field onto itself changes nothing.
  if (isSource(object, path, mapOf(by.fields.source))) return undefined;
  const target = listOf(by.fields.targets).find((each) => {
    const { select, reject, fieldPaths } = mapOf(each);
    if (!isSelected(object, mapOf(select)) || listOf(reject).some((other) => isSelected(object, mapOf(other))))
      return false;
    // Without a path, the target is the name.
    return listOf(fieldPaths).some((written) => leadsTo(object, path, stepsOf(String(written))));
  });
  if (target === undefined) return undefined;
  // With a delimiter, it replaces a part of the image.
  const value = mapOf(mapOf(target).options).delimiter === undefined ? by.value : undefined;
  return { file: by.file, path: by.path, locate: by.locate, by, value };
}

function isSource(
  object: OverlaidObject,
  path: FieldPath,
  { fieldPath, options, ...select }: Record<string, unknown>,
): boolean {
  const steps = stepsOf(textOf(fieldPath) ?? "");
  if (options !== undefined || steps.length !== path.length) return false;
  return matchesSelector(object, select, undefined) && leadsTo(object, path, steps);
}

/** Other files may add labels and annotations: one that the object lacks does not exclude it. */
function isSelected(
  object: OverlaidObject,
  { labelSelector, annotationSelector, ...names }: Record<string, unknown>,
): boolean {
  const { labels, annotations } = object.metadata ?? {};
  const mayMeet = (own: unknown, selector: unknown) =>
    labelNamesIn(selector).some((name) => mapOf(own)[name] === undefined) || matchesLabels(own, selector);
  return (
    mayMeet(labels, labelSelector) &&
    mayMeet(annotations, annotationSelector) &&
    matchesSelector(object, names, undefined)
  );
}

/** Splits `spec.containers.[name=web].image` into steps (Kustomize, `utils.SmarterPathSplitter`). */
function stepsOf(written: string): readonly string[] {
  return [...written.matchAll(/(?:\[[^[\]]{0,300}\]|\\.|[^.\\[])+/g)].map(([step]) => step.replace(/\\(.)/g, "$1"));
}

function leadsTo(object: unknown, path: FieldPath, steps: readonly string[]): boolean {
  let value = object;
  return steps.every((step, index) => {
    const next = path[index];
    if (next === undefined) return false;
    value = childOf(value, next);
    const [, key, wanted] = /^\[([^=\]]{1,100})=(.{0,300})\]$/.exec(step) ?? [];
    return step === "*" || step === String(next) || (key !== undefined && String(childOf(value, key)) === wanted);
  });
}

/** The source of a replacement's value. */
export interface ReplacementSource {
  /** A description, with file and line if it is in the repository. */
  readonly where: string;
  readonly file?: string;
  readonly path?: FieldPath;
  readonly value?: unknown;
  /** The scalar, if it holds only a version. */
  readonly version?: ScalarLocation | undefined;
}

/** Finds the source of a replacement, if it is in the repository. */
export async function sourceOf(
  { fields, file, locate }: KustomizeReplacement,
  kustomizations: Iterable<Kustomization>,
  { files }: Repository,
): Promise<ReplacementSource> {
  const { fieldPath, ...select } = mapOf(fields.source);
  if (!isMap(fields.source)) return { where: formatLocation(locate()) };
  const steps = stepsOf(textOf(fieldPath) ?? "metadata.name");
  const all = [...kustomizations];
  const read = await files([file, ...all.flatMap((each) => [each.file, ...each.resources])]);
  for (const parsed of read.values()) {
    for (const document of parsed.documents) {
      for (const { object, at } of objectsOf(document)) {
        const path = matchesSelector(object, select, undefined) ? pathTo(object, steps) : undefined;
        if (path === undefined) continue;
        const [first, ...inner] = at.steps;
        const fieldPath = [...first, ...path];
        const node: NodePath = { document: document.index, steps: [fieldPath, ...inner] };
        const value = valueAt(object, path);
        const version =
          typeof value === "string" && isTag(value) ? { file: parsed, document, found: { at: node } } : undefined;
        return {
          where: formatLocation(document.locate(node.steps)),
          file: parsed.file,
          path: fieldPath,
          value,
          version,
        };
      }
      for (const [index, generator] of listOf(mapOf(document.value).configMapGenerator).entries()) {
        const { name, literals } = mapOf(generator);
        const literal = listOf(literals).findIndex((each) => String(each).startsWith(`${steps.at(-1)}=`));
        if (name !== select.name || literal === -1) continue;
        const path = ["configMapGenerator", index, "literals", literal];
        return { where: formatLocation(document.locate([path])), file: parsed.file, path };
      }
    }
  }
  return { where: `${textOf(select.kind) ?? "an object"} ${textOf(select.name) ?? ""}, field ${steps.join(".")}` };
}

function pathTo(object: unknown, steps: readonly string[]): FieldPath | undefined {
  const path: FieldPath[number][] = [];
  let value = object;
  for (const step of steps) {
    const [, key, wanted] = /^\[([^=\]]{1,100})=(.{0,300})\]$/.exec(step) ?? [];
    const items: readonly unknown[] = Array.isArray(value) ? value : [];
    const next = Array.isArray(value)
      ? key === undefined
        ? Number(step)
        : items.findIndex((item) => String(childOf(item, key)) === wanted)
      : step;
    value = childOf(value, next);
    if (value === undefined) return undefined;
    path.push(next);
  }
  return path;
}
