import { posix } from "node:path";
import type { Location } from "@pushpull/core/errors";
import type { FieldPath } from "@pushpull/core/kubernetes";
import { isMap, listOf, mapOf, textOf } from "../document-nodes.ts";
import { kustomizationNames, kustomizationOf, writtenKey } from "../formats/kustomization.ts";
import { type ObjectSelector, selectorOf } from "./object-selector.ts";

/** A kustomization: the files that it includes, and the images that it sets. */
export interface Kustomization {
  readonly file: string;
  /** Whether it is a component, which changes the kustomizations that include it as a whole. */
  readonly isComponent: boolean;
  /** Whether it also includes something from outside of the repository: a URL, a chart. */
  readonly hasExternalResources: boolean;
  readonly resources: readonly string[];
  readonly components: readonly string[];
  readonly patches: readonly PatchEntry[];
  /** In the order in which they are applied. */
  readonly entries: readonly ImageEntry[];
  /** Its replacements and transformers, which are applied last. */
  readonly late: readonly LateEntry[];
}

interface LateEntry {
  readonly kind: "replacements" | "transformers";
  readonly path: FieldPath;
  /** The path of a file or folder; undefined if it is inline. */
  readonly written: string | undefined;
}

export interface PatchEntry {
  /** The path of its file, or the path to its inline text. */
  readonly source: { readonly file: string } | { readonly path: FieldPath };
  readonly target: ObjectSelector | undefined;
}

export interface ImageEntry {
  readonly kind: "entry";
  /** The name that it matches: as written in the manifest, or as renamed by an earlier entry. */
  readonly name: string;
  readonly newName: string | undefined;
  /** Whether it sets the version, instead of keeping that of the manifest. */
  readonly setsVersion: boolean;
  /** The path to the entry. */
  readonly path: FieldPath;
  /** The path to its version, or to its name if it has none. */
  readonly version: FieldPath;
  readonly file: string;
  /** Further fields that a transformer sets: `spec/image`. */
  readonly fields?: readonly string[];
  /** Where its version is written, if it has one. */
  locate(): Location;
}

/**
 * Reads a document that may be a kustomization.
 * @param locate finds a path in the document
 */
export function readKustomization(
  file: string,
  value: unknown,
  locate: (path: FieldPath) => Location,
): Kustomization | undefined {
  if (kustomizationOf(file, value) === undefined) return undefined;
  const paths = (list: unknown, key?: string) =>
    listOf(list)
      .map((item) => textOf(key === undefined ? item : field(item, key)))
      .flatMap((written) => resolveIn(posix.dirname(file), written));
  const charts = listOf(field(value, "helmCharts"));
  const itemsOf = (name: string) => {
    const key = writtenKey(value, name);
    return listOf(mapOf(value)[key]).map((item, index) => ({ item, path: [key, index] }));
  };
  return {
    file,
    isComponent: field(value, "kind") === "Component",
    hasExternalResources:
      charts.length > 0 ||
      ["resources", "bases", "components"].some((name) => itemsOf(name).some(({ item }) => isAddress(textOf(item)))),
    // Charts are inflated before images are set, so their values count as resources.
    resources: [
      ...paths(field(value, "resources")),
      ...paths(field(value, "bases")),
      ...paths(charts, "valuesFile"),
      ...charts.flatMap((chart) => paths(field(chart, "additionalValuesFiles"))),
    ],
    components: paths(field(value, "components")),
    patches: ["patches", "patchesJson6902", "patchesStrategicMerge"].flatMap((name) =>
      itemsOf(name).flatMap(({ item, path }) => readPatch(item, path, posix.dirname(file))),
    ),
    entries: ["images", "imageTags"].flatMap((name) =>
      itemsOf(name).flatMap(({ item, path }) => readEntry(item, path, file, locate)),
    ),
    late: (["replacements", "transformers"] as const).flatMap((kind) =>
      itemsOf(kind).map(({ item, path }): LateEntry => {
        const written = textOf(isMap(item) ? field(item, "path") : item);
        return { kind, path, written: written !== undefined && /[\n{]/.test(written) ? undefined : written };
      }),
    ),
  };
}

function field(value: unknown, name: string): unknown {
  return mapOf(value)[writtenKey(value, name)];
}

/** The possible kustomization files of a folder. */
export function kustomizationsIn(folder: string): readonly string[] {
  return kustomizationNames.map((name) => posix.join(folder, name));
}

/** Reads a patch with the path of a file, or with an inline text of several lines. */
function readPatch(item: unknown, path: FieldPath, folder: string): readonly PatchEntry[] {
  const [named, patch] = isMap(item) ? [field(item, "path"), field(item, "patch")] : [item, item];
  const isText = textOf(patch) !== undefined && (isMap(item) || /[\n{[]/.test(String(patch)));
  const fieldPath = isMap(item) ? [...path, writtenKey(item, "patch")] : path;
  const sources = isText ? [{ path: fieldPath }] : resolveIn(folder, textOf(named)).map((file) => ({ file }));
  return sources.map((source) => ({ source, target: selectorOf(field(item, "target")) }));
}

export function readEntry(
  item: unknown,
  path: FieldPath,
  file: string,
  locate: (path: FieldPath) => Location,
): readonly ImageEntry[] {
  const name = textOf(field(item, "name"));
  if (name === undefined) return [];
  const version = ["newTag", "digest"]
    .map((each) => writtenKey(item, each))
    .find((key) => ![undefined, null, ""].includes(mapOf(item)[key] as string));
  const fieldPath = version === undefined ? path : [...path, version];
  const newName = textOf(field(item, "newName"));
  return [
    {
      kind: "entry",
      name,
      newName,
      version: [...path, version ?? (newName === undefined ? "name" : "newName")],
      setsVersion: version !== undefined,
      path,
      file,
      locate: () => locate(fieldPath),
    },
  ];
}

/** Resolves a path; none if it is not a file of the repository: a URL, an inline patch, a path that leads out of it. */
export function resolveIn(folder: string, written: string | undefined): readonly string[] {
  if (written === undefined || isAddress(written) || written.includes("\n") || written.startsWith("/")) return [];
  const path = posix.join(folder, written).replace(/\/$/, "");
  return path === ".." || path.startsWith("../") ? [] : [path];
}

function isAddress(written: string | undefined): boolean {
  return written !== undefined && /\?|:\/\/|^[\w.-]+@|^github\.com[/:]/.test(written);
}
