import { type Location, userFaults } from "@pushpull/core/errors";
import { childOf, type FieldPath, pointerSteps, valueAt } from "@pushpull/core/kubernetes";
import { type ParsedDocument, type ParsedFile, parseFile } from "../../yaml-edit/parse-file.ts";
import type { NodePath } from "../../yaml-edit/yaml-change.ts";
import { below, insideText, rootOf } from "../document-nodes.ts";
import { isOperations } from "../formats/kustomize-patches.ts";
import { nodeOfValue, type WrittenValues } from "../values/values-layers.ts";
import { matchesSelector, type ObjectSelector, type OverlaidObject } from "./object-selector.ts";
import type { Repository } from "./overlay-repository.ts";
import type { Kustomization } from "./read-kustomization.ts";

type Source = Kustomization["patches"][number]["source"];

/** One patch of a kustomization: a partial object, or a list of operations. */
export interface Patch {
  readonly kind: "patch";
  readonly file: ParsedFile;
  readonly document: ParsedDocument;
  readonly at: NodePath;
  readonly value: unknown;
  readonly target: ObjectSelector | undefined;
}

/** Where a patch sets a value of an object. */
export interface Patched {
  readonly file: string;
  readonly path: FieldPath;
  /** `entry` for an entry of `images`, `copy` for an operation that copies a value from elsewhere. */
  readonly kind?: string;
  /** The value, as far as it is written there. */
  readonly value?: unknown;
  locate(): Location;
}

/**
 * Reads the patches of kustomizations, in order; omits those that cannot be read.
 * @param withUneditable whether to include files that say that they are generated: Kustomize reads them too
 */
export async function readPatches(
  kustomizations: Iterable<Kustomization>,
  { files, texts }: Repository,
  withUneditable = false,
): Promise<ReadonlyMap<string, readonly Patch[]>> {
  const all = [...kustomizations].filter(({ patches }) => patches.length > 0);
  const fileOf = ({ writtenIn }: Kustomization, source: Source) =>
    "file" in source ? source.file : (source.within?.file ?? writtenIn);
  const paths = all.flatMap((each) => each.patches.map(({ source }) => fileOf(each, source)));
  const read = new Map(await files(paths));
  const others = withUneditable ? paths.filter((path) => !read.has(path)) : [];
  for (const [path, text] of others.length === 0 ? [] : await texts(others)) {
    const file = tryParse(text, path);
    if (file !== undefined) read.set(path, file);
  }
  return new Map(
    all.map((kustomization) => {
      const patches = kustomization.patches.flatMap(({ source, target }) => {
        const file = read.get(fileOf(kustomization, source));
        return file === undefined
          ? []
          : textsOf(file, source).map((text) => ({ kind: "patch", file, target, ...text }) as const);
      });
      return [kustomization.file, patches];
    }),
  );
}

function tryParse(text: string, path: string): ParsedFile | undefined {
  try {
    return parseFile(text, path);
  } catch (error) {
    if (userFaults(error) === undefined) throw error;
    return undefined;
  }
}

function textsOf({ documents }: ParsedFile, source: Source): readonly Pick<Patch, "document" | "at" | "value">[] {
  if ("file" in source) return documents.map((document) => ({ document, at: rootOf(document), value: document.value }));
  const document = documents[source.within?.document ?? 0];
  if (document === undefined) return [];
  const at = below(rootOf(document), ...source.path);
  return [{ document, at: insideText(at), value: document.textValue(at.steps) }];
}

/** The values that a patch merges into an object, from the object's root: all of the patch, or each operation. */
export function overlaysOn(object: OverlaidObject, patch: Patch): readonly WrittenValues[] {
  const { value, at, file, document, target } = patch;
  if (!isOperations(value)) {
    if (!matchesSelector(object, target, value)) return [];
    return [{ file, document, values: value, at, unwritten: 0 }];
  }
  if (target === undefined || !matchesSelector(object, target, undefined)) return [];
  return value.flatMap(({ op, path, value: given }, index) => {
    if (op !== "add" && op !== "replace") return [];
    const pointer = pointerSteps(path);
    const values = pointer.reduceRight((inner: unknown, step) => ({ [step]: inner }), given);
    return [{ file, document, values, at: below(at, index, "value"), unwritten: pointer.length }];
  });
}

/** Finds an operation that copies a value to a field, or one that removes it. */
function movedAt(
  object: OverlaidObject,
  path: FieldPath,
  { kind, target, ...patch }: Omit<Patch, "kind"> & { readonly kind: "copy" | "remove" },
): Patched | undefined {
  const { value } = patch;
  if (!isOperations(value) || target === undefined || !matchesSelector(object, target, undefined)) return undefined;
  const index = value.findIndex((each) => {
    const isMeant = kind === "copy" ? each.op === "copy" || each.op === "move" : each.op === "remove";
    const pointer = isMeant ? pointerSteps(each.path) : ["-"];
    return pointer.every((step, at) => step === String(path[at]));
  });
  if (index === -1) return undefined;
  const at = below(patch.at, index);
  return { file: patch.file.file, path: at.steps.flat(), kind, locate: () => patch.document.locate(at.steps) };
}

/** Finds where a patch sets a value of an object: list items are matched by name. */
export function patchedAt(object: OverlaidObject, path: FieldPath, patch: Patch): Patched | undefined {
  const copied = movedAt(object, path, { ...patch, kind: "copy" });
  if (copied !== undefined) return copied;
  for (const overlay of overlaysOn(object, patch)) {
    const { file, document, values } = overlay;
    const fieldPath = matchingPath(object, path, values);
    const at = fieldPath && nodeOfValue(overlay, fieldPath);
    if (fieldPath === undefined || at === undefined) continue;
    const value = valueAt(values, fieldPath);
    return { file: file.file, path: at.steps.flat(), value, locate: () => document.locate(at.steps) };
  }
  return movedAt(object, path, { ...patch, kind: "remove" });
}

function matchingPath(object: unknown, path: FieldPath, over: unknown): FieldPath | undefined {
  const fieldPath: FieldPath[number][] = [];
  let [under, patch] = [object, over];
  for (const step of path) {
    under = childOf(under, step);
    const name = Array.isArray(patch) ? childOf(under, "name") : undefined;
    const index =
      name === undefined ? step : (patch as readonly unknown[]).findIndex((item) => childOf(item, "name") === name);
    patch = childOf(patch, index);
    if (patch === undefined) return undefined;
    fieldPath.push(index);
  }
  return fieldPath;
}
