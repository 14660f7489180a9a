import { dirname, resolve } from "node:path";
import type { Location } from "@pushpull/core/errors";
import { normalizeName, parseImage } from "@pushpull/core/images";
import {
  type FieldPath,
  isInlineText,
  type KubernetesObject,
  patchFields,
  pointerSteps,
  valueAt,
  writtenKey,
} from "@pushpull/core/kubernetes";
import { parseYaml, type YamlDocument } from "@pushpull/core/yaml";
import { correspondingField } from "./field-paths.ts";
import { showPath } from "./manifest.ts";
import { readTextOrNothing } from "./workspace-file.ts";

/**
 * Locates where a kustomization sets a field of a built object, other than in its resources; undefined if it does
 * not.
 */
export type SetsField = (path: FieldPath, built: Built) => Location | undefined;

/** A built object, and its name before prefixes and suffixes. */
interface Built {
  readonly object: KubernetesObject;
  readonly writtenName: string;
}

interface Target {
  readonly kind?: unknown;
  readonly name?: unknown;
}

interface PatchEntry {
  readonly path?: unknown;
  readonly patch?: unknown;
  readonly target?: Target;
}

/**
 * Reads everything in a kustomization that sets fields, highest precedence first: Kustomize sets images and replicas
 * after it applies patches.
 */
export async function readPatches(kustomization: string, workspace: string): Promise<readonly SetsField[]> {
  const content = await readTextOrNothing(kustomization);
  const [document] = parseYaml(content, showPath(kustomization, workspace)).documents;
  if (document === undefined) return [];
  const read = new Map<string, Promise<readonly YamlDocument[]>>();
  const folder = {
    lines: content.split("\n"),
    documentsOf(path: string) {
      const file = resolve(dirname(kustomization), path);
      const documents =
        read.get(file) ?? readTextOrNothing(file).then((text) => parseYaml(text, showPath(file, workspace)).documents);
      read.set(file, documents);
      return documents;
    },
  };
  const entries = patchFields.flatMap((field) =>
    itemsOf(document, field).map(({ item, path }) =>
      typeof item === "string"
        ? { ...asFileOrPatch(item), at: path }
        : { ...(item as PatchEntry), at: [...path, "patch"] },
    ),
  );
  const patches = await Promise.all(entries.map(({ at, ...entry }) => readPatch(entry, document.locate(at), folder)));
  return [...imagesOf(document), ...replicasOf(document), ...patches.flat().reverse()];
}

/** `patchesStrategicMerge` names files or holds inline patches. */
function asFileOrPatch(entry: string): PatchEntry {
  return isInlineText(entry) ? { patch: entry } : { path: entry };
}

/** The folder of a kustomization. */
interface PatchFolder {
  /** The lines of the kustomization. */
  readonly lines: readonly string[];
  /** The documents of a file, which is read once, however many patches name it. */
  documentsOf(path: string): Promise<readonly YamlDocument[]>;
}

async function readPatch(
  { path, patch, target }: PatchEntry,
  at: Location,
  folder: PatchFolder,
): Promise<readonly SetsField[]> {
  if (typeof path === "string") return (await folder.documentsOf(path)).flatMap((each) => setBy(each, target));
  if (typeof patch !== "string") return [];
  // The lines of a block scalar (`patch: |-`) follow its key; for other scalars only the key's line is known.
  const isBlock = /[|>][-+\d]*\s*(#.*)?$/.test(folder.lines[at.line - 1] ?? "");
  const inside = ({ line }: Location): Location => ({ file: at.file, line: isBlock ? at.line + line : at.line });
  return parseYaml(patch, at.file).documents.flatMap((document) =>
    setBy({ ...document, locate: (field) => inside(document.locate(field)) }, target),
  );
}

function setBy({ value, locate }: YamlDocument, target: Target | undefined): readonly SetsField[] {
  if (Array.isArray(value)) return [byOperations(value, locate, target)];
  return [
    (path, built) => {
      const { kind, metadata } = (value ?? {}) as Partial<KubernetesObject>;
      if (!matches(target ?? { kind, name: metadata?.name }, built)) return undefined;
      const found = correspondingField(path, built.object, value);
      if (!found.whole || !mayComeFrom(found.value, valueAt(built.object, path))) return undefined;
      return locate(found.path);
    },
  ];
}

/** A JSON patch (RFC 6902). Every operation but `remove` sets a field. */
function byOperations(
  operations: readonly unknown[],
  locate: YamlDocument["locate"],
  target: Target | undefined,
): SetsField {
  return (path, built) => {
    if (!matches(target ?? {}, built)) return undefined;
    const index = operations.findLastIndex((operation) => {
      const { op, path: pointer = "" } = operation as { readonly op?: unknown; readonly path?: string };
      const steps = pointerSteps(pointer);
      return op !== "remove" && steps.length > 0 && steps.every((step, depth) => step === String(path[depth]));
    });
    return index === -1 ? undefined : locate([index, "path"]);
  };
}

/** The items of a kustomization's list, each with its path. */
function itemsOf(
  { value }: YamlDocument,
  name: string,
): readonly { readonly item: unknown; readonly path: FieldPath }[] {
  const key = writtenKey(value, name);
  return listOf(valueAt(value, [key])).map((item, index) => ({ item, path: [key, index] }));
}

function imagesOf(document: YamlDocument): readonly SetsField[] {
  return itemsOf(document, "images").map(({ item, path: at }) => {
    const { name, newName = name, newTag, digest } = item as Readonly<Record<string, string | undefined>>;
    return (path, built) => {
      const image = path.at(-1) === "image" ? parseImage(String(valueAt(built.object, path))) : undefined;
      if (image === undefined || newName === undefined) return undefined;
      if (normalizeName(image.name) !== normalizeName(newName)) return undefined;
      if (newTag !== undefined && image.tag !== String(newTag)) return undefined;
      const field = newTag !== undefined ? "newTag" : digest !== undefined ? "digest" : "newName";
      return document.locate([...at, field]);
    };
  });
}

function replicasOf(document: YamlDocument): readonly SetsField[] {
  return itemsOf(document, "replicas").map(({ item, path: at }) => {
    const { name } = item as { readonly name?: unknown };
    return (path, built) =>
      path.join("/") === "spec/replicas" && matches({ name }, built) ? document.locate([...at, "count"]) : undefined;
  });
}

/** A patch may use the object's original, intermediate or final name; a target may use a regular expression. */
function matches({ kind, name }: Target, { object, writtenName }: Built): boolean {
  if (typeof kind === "string" && kind !== object.kind) return false;
  if (typeof name !== "string") return true;
  const builtName = object.metadata.name ?? "";
  const isIntermediate = name.includes(writtenName) && builtName.includes(name);
  return name === writtenName || isIntermediate || /[.*+?|()[\]\\]/.test(name);
}

/** Whether a built value can come from a patch: maps are merged, other values are copied. */
function mayComeFrom(written: unknown, built: unknown): boolean {
  return (typeof written === "object" && written !== null) || written === built;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value.filter((each) => each !== null && each !== undefined) : [];
}
