/**
 * Objects that deploy a folder by its path, and change its images: `kustomize` of an Argo CD source, and `images`,
 * `patches` and `components` of a Flux Kustomization. Both merge these into the folder's own kustomization before they
 * build it: `images` replaces the entry of the same name, patches come before all images (Argo CD, `Build` of
 * `util/kustomize`; Flux, `Generator.WriteFile` of `pkg/kustomize`).
 */

import { posix } from "node:path";
import { groupOf } from "@pushpull/core/kubernetes";
import { isMap, mapOf } from "@pushpull/core/yaml";
import type { ParsedDocument, ParsedFile } from "../../yaml-edit/parse-file.ts";
import type { NodePath } from "../../yaml-edit/yaml-change.ts";
import { fillAll, type GeneratorElement, readGenerators } from "../argo-cd/argo-cd-generators.ts";
import { argoCdImages } from "../argo-cd/argo-cd-images.ts";
import { below, listOf, objectsOf, rootOf, textOf } from "../document-nodes.ts";
import { match } from "../values/values-links.ts";
import type { Kustomizations } from "./kustomize-tree.ts";
import {
  type ImageEntry,
  type Kustomization,
  type PatchEntry,
  readEntry,
  readPatch,
  resolveIn,
} from "./read-kustomization.ts";

/** The name of a file that Argo CD merges over the sources in its folder, for one Application or for all. */
const sourceName = /^\.argocd-source(?:-([^/]+))?\.yaml$/;

export interface Deployer {
  /** The folder from the repository's root, as written. */
  readonly path: string;
  /**
   * The name of the Application; undefined for other kinds, and for a file that applies to all Applications of its
   * folder.
   */
  readonly application: string | undefined;
  readonly kind: "argo-cd" | "argo-cd-source" | "flux";
  readonly patches: readonly PatchEntry[];
  readonly entries: readonly ImageEntry[];
  /** As written, from the folder. */
  readonly components: readonly string[];
}

/** Finds the objects of a file that deploy folders. */
export function deployersIn(file: ParsedFile): readonly Deployer[] {
  const [, application] = sourceName.exec(posix.basename(file.file)) ?? [];
  return file.documents.flatMap((document) => {
    if (sourceName.test(posix.basename(file.file))) {
      const source = { path: posix.dirname(file.file), kustomize: mapOf(document.value).kustomize };
      const found = ofArgo(file.file, document, { value: source, at: rootOf(document) }, undefined);
      return found.map((each) => ({ ...each, application, kind: "argo-cd-source" as const }));
    }
    return objectsOf(document).flatMap(({ object, at }) => {
      const spec = below(at, "spec");
      switch (`${groupOf(object.apiVersion)}/${object.kind}`) {
        case "kustomize.toolkit.fluxcd.io/Kustomization":
          return [ofFlux(file.file, document, mapOf(object.spec), spec)];
        case "argoproj.io/Application": {
          const application = textOf(object.metadata?.name);
          return sourcesOf(object.spec, spec).flatMap((each) =>
            ofArgo(file.file, document, each, undefined).map((found) => ({ ...found, application })),
          );
        }
        case "argoproj.io/ApplicationSet": {
          const { generators, template } = mapOf(object.spec);
          const { elements } = readGenerators(document, generators, below(spec, "generators"));
          const sources = sourcesOf(mapOf(template).spec, below(spec, "template", "spec"));
          return (elements.length === 0 ? [undefined] : elements).flatMap((element) =>
            sources.flatMap((each) => ofArgo(file.file, document, each, element, generatedFolders(generators))),
          );
        }
        default:
          return [];
      }
    });
  });
}

function sourcesOf(spec: unknown, at: NodePath): readonly GeneratorElement[] {
  const { source, sources, sourceHydrator } = mapOf(spec);
  return [
    { value: source, at: below(at, "source") },
    ...listOf(sources).map((value, index) => ({ value, at: below(at, "sources", index) })),
    { value: mapOf(sourceHydrator).drySource, at: below(at, "sourceHydrator", "drySource") },
  ];
}

/** The folders of a directory generator, with a placeholder for each `*`. */
function generatedFolders(generators: unknown): readonly string[] {
  const within = listOf(generators).flatMap((each) => {
    const { git, matrix, merge } = mapOf(each);
    const folders = listOf(mapOf(git).directories).flatMap((folder) => {
      const { path, exclude } = mapOf(folder);
      return exclude === true ? [] : (textOf(path) ?? []);
    });
    return [...folders, ...[matrix, merge].flatMap((nested) => generatedFolders(mapOf(nested).generators))];
  });
  return within.map((path) => path.split("*").reduce((before, after, nth) => `${before}{{*${nth}}}${after}`));
}

/** The placeholder for the folder that a directory generator found. */
const wholePath = /^\{\{-?\s*\.?path(?:\.path)?\s*-?\}\}$/;

function ofArgo(
  file: string,
  document: ParsedDocument,
  { value, at }: GeneratorElement,
  element: GeneratorElement | undefined,
  folders: readonly string[] = [],
): readonly Deployer[] {
  const { path, kustomize } = mapOf(value);
  const written = textOf(path);
  if (written === undefined) return [];
  const { images, patches, components } = mapOf(kustomize);
  const list = below(at, "kustomize", "images");
  const found = listOf(images).flatMap((item, index): readonly ImageEntry[] => {
    const here = below(list, index);
    const locate = (node: NodePath) => () => document.locate(node.steps);
    const entries = argoCdImages([item], list, element).map(({ image, otherNames: [old] = [], at: node }) => {
      const setsVersion = image.tag !== undefined || image.digest !== undefined;
      // A list of one element has its image at its own index.
      const own = node.steps[0].length === here.steps[0].length && element === undefined ? here : node;
      const newName = old === undefined ? undefined : image.name;
      return { ...entryAt(file, own), name: old ?? image.name, newName, setsVersion, locate: locate(own) };
    });
    return entries.length > 0 ? entries : unreadEntry(item, { ...entryAt(file, here), locate: locate(here) });
  });
  const folder = fillAll(written, element) ?? written;
  const all = wholePath.test(folder) && folders.length > 0 ? folders : [folder];
  return all.map((each) => ({
    path: posix.join(each),
    application: undefined,
    kind: "argo-cd",
    entries: found,
    patches: patchesOf(patches, below(at, "kustomize", "patches"), { file, document: document.index, folder: each }),
    components: listOf(components).flatMap((component) => textOf(component) ?? []),
  }));
}

function entryAt(file: string, { steps: [path] }: NodePath): Pick<ImageEntry, "kind" | "file" | "path" | "version"> {
  return { kind: "entry", file, path, version: path };
}

/** An image whose version cannot be read: `web:{{tag}}`. */
function unreadEntry(
  item: unknown,
  entry: Pick<ImageEntry, "kind" | "file" | "path" | "version" | "locate">,
): readonly ImageEntry[] {
  const [, name] = /^([^=:@{}]{1,300})[=:@]/.exec(textOf(item) ?? "") ?? [];
  return name === undefined ? [] : [{ ...entry, name, newName: undefined, setsVersion: true }];
}

function ofFlux(
  file: string,
  document: ParsedDocument,
  spec: Readonly<Record<string, unknown>>,
  at: NodePath,
): Deployer {
  const path = posix.join(textOf(spec.path) ?? ".");
  return {
    path,
    application: undefined,
    kind: "flux",
    entries: listOf(spec.images).flatMap((item, index) =>
      readEntry(item, below(at, "images", index).steps[0], file, (fieldPath) => document.locate([fieldPath])),
    ),
    patches: patchesOf(spec.patches, below(at, "patches"), { file, document: document.index, folder: path }),
    components: listOf(spec.components).flatMap((component) => textOf(component) ?? []),
  };
}

function patchesOf(
  list: unknown,
  { steps: [at] }: NodePath,
  { file, document, folder }: { readonly file: string; readonly document: number; readonly folder: string },
): readonly PatchEntry[] {
  return listOf(list).flatMap((item, index) =>
    (isMap(item) ? readPatch(item, [...at, index], folder) : []).map(({ source, target }) => ({
      target,
      source: "file" in source ? source : { ...source, within: { file, document } },
    })),
  );
}

/** The kustomizations of a repository as they are deployed. */
interface Deployed {
  readonly known: Kustomizations;
  /** Whether a kustomization that is deployed with changes is also deployed unchanged. */
  readonly deployed: ReadonlyMap<string, boolean>;
}

/**
 * Adds, for each kustomization that is deployed with changes, the resulting kustomization.
 * @param paths all files that may be manifests
 */
export function withDeployers(
  known: Kustomizations,
  deployers: readonly Deployer[],
  paths: readonly string[],
): Deployed {
  const all = new Map(known);
  const deployed = new Map<string, boolean>();
  const changing = deployers.filter(({ entries, patches, components }) =>
    [entries, patches, components].some(({ length }) => length > 0),
  );
  if (changing.length === 0) return { known, deployed };
  for (const own of known.values()) {
    const folder = posix.dirname(own.file);
    const isOf = ({ path }: Deployer) => match(path, folder) !== undefined;
    const here = own.isComponent ? [] : changing.filter(isOf);
    if (here.length === 0) continue;
    for (const [index, each] of here.entries())
      all.set(`${own.file}#${index}`, merged(own, each, `${own.file}#${index}`));
    const overrides = here.filter(({ kind }) => kind === "argo-cd-source");
    const isKept = ({ kind, application }: Deployer) =>
      kind === "flux" || !overrides.some((each) => each.application === undefined || each.application === application);
    deployed.set(
      own.file,
      deployers.some((each) => isOf(each) && !changing.includes(each) && isKept(each)),
    );
  }
  // Flux builds a folder without a kustomization from all manifests in it.
  for (const [index, each] of changing.entries()) {
    const file = `${each.path}/kustomization.yaml`;
    const inside = paths
      .filter((path) => /\.ya?ml$/.test(path))
      .filter((path) => each.path === "." || path.startsWith(`${each.path}/`));
    const isBuilt = [...known.keys()].some((path) => posix.dirname(path) === each.path);
    if (each.kind !== "flux" || isBuilt || inside.length === 0) continue;
    all.set(`${file}#${index}`, merged({ ...folderOf(file), resources: inside }, each, `${file}#${index}`));
  }
  return { known: all, deployed };
}

function folderOf(file: string): Kustomization {
  const renaming = {
    kind: "renaming",
    prefix: "",
    suffix: "",
    namespace: undefined,
    labels: {},
    annotations: {},
  } as const;
  const nothing = { resources: [], components: [], patches: [], entries: [], late: [] };
  return {
    ...nothing,
    file,
    writtenIn: file,
    isComponent: false,
    hasExternalResources: false,
    isClosed: false,
    renaming,
  };
}

function merged(own: Kustomization, { entries, patches, components }: Deployer, file: string): Kustomization {
  const isReplaced = ({ name }: ImageEntry) => entries.some((each) => each.setsVersion && each.name === name);
  return {
    ...own,
    file,
    isBuilt: true,
    components: [...own.components, ...components.flatMap((each) => resolveIn(posix.dirname(file), each))],
    patches: [...own.patches, ...patches],
    entries: [...own.entries.filter((each) => !isReplaced(each)), ...entries],
  };
}
