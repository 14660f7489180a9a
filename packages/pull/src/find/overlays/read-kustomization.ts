import { posix } from "node:path";
import type { Location } from "@pushpull/core/errors";
import {
  type FieldPath,
  imageFields,
  isInlineText,
  isRemoteAddress,
  kustomizationNames,
  patchFields,
  resourceFields,
  writtenKey,
} from "@pushpull/core/kubernetes";
import { isMap, mapOf } from "@pushpull/core/yaml";
import { listOf, textOf } from "../document-nodes.ts";
import { kustomizationOf, valuesFilesOf } from "../formats/kustomization.ts";
import { type MetadataChange, type ObjectSelector, readMetadataChange, selectorOf } from "./object-selector.ts";

/** A kustomization: the files that it includes, and the images that it sets. */
export interface Kustomization {
  /** Its path; for one that is only built for a deployer, followed by `#`. */
  readonly file: string;
  /** The file that holds its inline patches and transformers. */
  readonly writtenIn: string;
  /** Whether it is only built, for what deploys its folder. */
  readonly isBuilt?: boolean;
  /** Whether it is a component, which changes the kustomizations that include it as a whole. */
  readonly isComponent: boolean;
  /** Whether it also includes something from outside of the repository: a URL, a chart. */
  readonly hasExternalResources: boolean;
  /** Whether all its objects are written in files of the repository, and each entry of its lists can be followed. */
  readonly isClosed: boolean;
  readonly resources: readonly string[];
  readonly components: readonly string[];
  readonly patches: readonly PatchEntry[];
  readonly renaming: MetadataChange;
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

interface PatchHolder {
  readonly file: string;
  readonly document: number;
}

export interface PatchEntry {
  /** The path of its file, or the path to its inline text, in the kustomization or in a document of another file. */
  readonly source: { readonly file: string } | { readonly path: FieldPath; readonly within?: PatchHolder };
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

/** The fields that make objects which no file of the repository holds. */
const generatorFields = [
  "generators",
  "configMapGenerator",
  "secretGenerator",
  "helmCharts",
  "helmChartInflationGenerator",
];

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
  const paths = (list: unknown) => listOf(list).flatMap((item) => resolveIn(posix.dirname(file), textOf(item)));
  const charts = listOf(field(value, "helmCharts"));
  const folder = posix.dirname(file);
  const itemsOf = (name: string) => {
    const key = writtenKey(value, name);
    return listOf(mapOf(value)[key]).map((item, index) => ({ item, path: [key, index] }));
  };
  return {
    file,
    writtenIn: file,
    isComponent: field(value, "kind") === "Component",
    hasExternalResources:
      charts.length > 0 ||
      [...resourceFields, "components"].some((name) =>
        itemsOf(name).some(({ item }) => isRemoteAddress(textOf(item) ?? "")),
      ),
    isClosed:
      generatorFields.every((name) => field(value, name) === undefined) &&
      [...resourceFields, "components"].every((name) =>
        itemsOf(name).every(({ item }) => resolveIn(folder, textOf(item)).length > 0),
      ) &&
      patchFields.every((name) =>
        itemsOf(name).every(
          ({ item, path }) => readPatch(item, path, folder).length > 0 && field(item, "options") === undefined,
        ),
      ),
    // Charts are inflated before images are set, so their values count as resources.
    resources: [
      ...resourceFields.flatMap((name) => paths(field(value, name))),
      ...paths(charts.flatMap(valuesFilesOf)),
    ],
    components: paths(field(value, "components")),
    patches: patchFields.flatMap((name) => itemsOf(name).flatMap(({ item, path }) => readPatch(item, path, folder))),
    renaming: readMetadataChange((name) => field(value, name)),
    entries: imageFields.flatMap((name) =>
      itemsOf(name).flatMap(({ item, path }) => readEntry(item, path, file, locate)),
    ),
    late: (["replacements", "transformers"] as const).flatMap((kind) =>
      itemsOf(kind).map(({ item, path }): LateEntry => {
        const written = textOf(isMap(item) ? field(item, "path") : item);
        return { kind, path, written: written !== undefined && isInlineText(written) ? undefined : written };
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
export function readPatch(item: unknown, path: FieldPath, folder: string): readonly PatchEntry[] {
  const [named, patch] = isMap(item) ? [field(item, "path"), field(item, "patch")] : [item, item];
  const isText = textOf(patch) !== undefined && (isMap(item) || isInlineText(String(patch)));
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
  if (written === undefined || isRemoteAddress(written) || written.includes("\n") || written.startsWith("/")) return [];
  const path = posix.join(folder, written).replace(/\/$/, "");
  return path === ".." || path.startsWith("../") ? [] : [path];
}
