import { posix } from "node:path";
import type { Location } from "@pushpull/core/errors";
import type { FieldPath } from "@pushpull/core/kubernetes";
import { isMap, listOf, mapOf, textOf } from "../document-nodes.ts";
import { kustomizationNames, kustomizationOf } from "../formats/kustomization.ts";
import { type ObjectSelector, selectorOf } from "./object-selector.ts";

/** A kustomization, as far as it says which files it is made of and which images it sets. */
export interface Kustomization {
  readonly file: string;
  /** Whether it is for other kustomizations to take in, which it then changes as a whole. */
  readonly isComponent: boolean;
  /** Whether it is made of what is not in the repository, too: an address, a chart. */
  readonly isOpen: boolean;
  readonly resources: readonly string[];
  readonly components: readonly string[];
  readonly patches: readonly PatchEntry[];
  /** In the order in which they are applied. */
  readonly entries: readonly ImageEntry[];
  /** Its replacements and transformers, which come after those. */
  readonly late: readonly LateEntry[];
}

interface LateEntry {
  readonly path: FieldPath;
  /** The path of its file, or of a folder; undefined where it stands in place. */
  readonly written: string | undefined;
}

export interface PatchEntry {
  /** Its file, or the way to its text here. */
  readonly source: { readonly file: string } | { readonly path: FieldPath };
  readonly target: ObjectSelector | undefined;
}

export interface ImageEntry {
  readonly kind: "entry";
  /** What it is compared with: the image's name as it is written, or as an entry before has made it. */
  readonly name: string;
  readonly newName: string | undefined;
  /** Whether the version is its, and no longer what stood in the manifest. */
  readonly setsVersion: boolean;
  /** The way to it. */
  readonly path: FieldPath;
  /** The way to its version, or to its name where it has none. */
  readonly version: FieldPath;
  readonly file: string;
  /** Further fields that a transformer sets: `spec/image`. */
  readonly fields?: readonly string[];
  /** Where its version is written, where it has one. */
  locate(): Location;
}

/** A document that may be one; `locate` is its own. */
export function readKustomization(
  file: string,
  value: unknown,
  locate: (path: FieldPath) => Location,
): Kustomization | undefined {
  const fields = kustomizationOf(file, value);
  if (fields === undefined) return undefined;
  const paths = (list: unknown, key?: string) =>
    listOf(list)
      .map((item) => textOf(key === undefined ? item : mapOf(item)[key]))
      .flatMap((written) => resolveIn(posix.dirname(file), written));
  const charts = listOf(fields.helmCharts);
  return {
    file,
    isComponent: fields.kind === "Component",
    isOpen:
      charts.length > 0 ||
      ["resources", "bases", "components"].some((field) =>
        listOf(fields[field]).some((each) => isAddress(textOf(each))),
      ),
    // A chart is inflated before the images are set, so its values are to them as a manifest.
    resources: [
      ...paths(fields.resources),
      ...paths(fields.bases),
      ...paths(charts, "valuesFile"),
      ...charts.flatMap((chart) => paths(mapOf(chart).additionalValuesFiles)),
    ],
    components: paths(fields.components),
    patches: ["patches", "patchesJson6902", "patchesStrategicMerge"].flatMap((field) =>
      listOf(fields[field]).flatMap((item, index) => readPatch(item, [field, index], posix.dirname(file))),
    ),
    entries: ["images", "imageTags"].flatMap((field) =>
      listOf(fields[field]).flatMap((item, index) => readEntry(mapOf(item), [field, index], file, locate)),
    ),
    late: ["replacements", "transformers"].flatMap((field) =>
      listOf(fields[field]).map((item, index): LateEntry => {
        const written = textOf(isMap(item) ? item.path : item);
        return { path: [field, index], written: written !== undefined && /[\n{]/.test(written) ? undefined : written };
      }),
    ),
  };
}

/** The files in which the kustomization of a folder may be. */
export function kustomizationsIn(folder: string): readonly string[] {
  return kustomizationNames.map((name) => posix.join(folder, name));
}

/** With the path of a file, or with its text in place, which has more lines than one. */
function readPatch(item: unknown, path: FieldPath, folder: string): readonly PatchEntry[] {
  const { path: named, patch, target } = isMap(item) ? item : { path: item, patch: item };
  const isText = textOf(patch) !== undefined && (isMap(item) || /[\n{[]/.test(String(patch)));
  const way = isMap(item) ? [...path, "patch"] : path;
  const sources = isText ? [{ path: way }] : resolveIn(folder, textOf(named)).map((file) => ({ file }));
  return sources.map((source) => ({ source, target: selectorOf(target) }));
}

export function readEntry(
  item: Readonly<Record<string, unknown>>,
  path: FieldPath,
  file: string,
  locate: (path: FieldPath) => Location,
): readonly ImageEntry[] {
  const name = textOf(item.name);
  if (name === undefined) return [];
  const version = ["newTag", "digest"].find((field) => ![undefined, null, ""].includes(item[field] as string));
  const way = version === undefined ? path : [...path, version];
  const newName = textOf(item.newName);
  return [
    {
      kind: "entry",
      name,
      newName,
      version: [...path, version ?? (newName === undefined ? "name" : "newName")],
      setsVersion: version !== undefined,
      path,
      file,
      locate: () => locate(way),
    },
  ];
}

/** None for what is no file of the repository: an address, a patch in place, a path that leads out of it. */
export function resolveIn(folder: string, written: string | undefined): readonly string[] {
  if (written === undefined || isAddress(written) || written.includes("\n") || written.startsWith("/")) return [];
  const path = posix.join(folder, written).replace(/\/$/, "");
  return path === ".." || path.startsWith("../") ? [] : [path];
}

function isAddress(written: string | undefined): boolean {
  return written !== undefined && /\?|:\/\/|^[\w.-]+@|^github\.com[/:]/.test(written);
}
