import { readFile, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { type Location, parseYaml, type YamlDocument } from "@pushpull/core";
import { showPath } from "./show-path.ts";

/** One kustomization, with the patches that it names, as they are written. */
export interface Layer {
  readonly file: string;
  readonly document: YamlDocument;
  /** In the order in which Kustomize applies them. */
  readonly patches: readonly Patch[];
}

export interface Patch {
  readonly target: PatchTarget | undefined;
  readonly documents: readonly Pick<YamlDocument, "value" | "locate">[];
}

/** What a patch is for (`kustomize.config.k8s.io/v1beta1`, Selector); its name is a regular expression. */
interface PatchTarget {
  readonly kind?: string;
  readonly name?: string;
}

/** The fields of a kustomization that change what its resources say. */
export interface Kustomization {
  readonly resources?: readonly unknown[];
  readonly bases?: readonly unknown[];
  readonly components?: readonly unknown[];
  readonly patches?: readonly PatchEntry[];
  readonly patchesJson6902?: readonly PatchEntry[];
  readonly patchesStrategicMerge?: readonly string[];
  readonly images?: readonly {
    readonly name?: string;
    readonly newName?: string;
    readonly newTag?: string | number;
    readonly digest?: string;
  }[];
  readonly replicas?: readonly { readonly name?: string; readonly count?: number }[];
}

interface PatchEntry {
  readonly path?: string;
  readonly patch?: string;
  readonly target?: PatchTarget;
}

/** Reads a kustomization, built already; undefined for one that is not there. */
export async function readLayer(path: string, workspace: string): Promise<Layer | undefined> {
  const content = await readFile(path, "utf8").catch(() => undefined);
  if (content === undefined) return undefined;
  const file = showPath(path, workspace);
  const [document] = parseYaml(content, file).documents;
  if (document === undefined) return undefined;
  const { patches, patchesJson6902, patchesStrategicMerge } = document.value as Kustomization;
  const entries = [
    ...itemsOf(patchesStrategicMerge).map((text, index) => ({ text, at: ["patchesStrategicMerge", index] })),
    ...itemsOf(patches).map((entry, index) => ({ ...entry, at: ["patches", index, "patch"] })),
    ...itemsOf(patchesJson6902).map((entry, index) => ({ ...entry, at: ["patchesJson6902", index, "patch"] })),
  ];
  const read = await Promise.all(
    entries.map(async (entry): Promise<Patch> => {
      const { target, path: named, patch } = "text" in entry ? await pathOrPatch(entry.text, path) : entry;
      const documents =
        named === undefined
          ? inline(patch ?? "", file, document.locate(entry.at))
          : await fromFile(resolve(dirname(path), named), workspace);
      return { target, documents };
    }),
  );
  return { file, document, patches: read };
}

/** An entry of `patchesStrategicMerge` is a path or the patch itself. */
async function pathOrPatch(text: string, kustomization: string): Promise<PatchEntry> {
  const info = text.includes("\n")
    ? undefined
    : await stat(resolve(dirname(kustomization), text)).catch(() => undefined);
  return info?.isFile() ? { path: text } : { patch: text };
}

async function fromFile(path: string, workspace: string): Promise<Patch["documents"]> {
  const content = await readFile(path, "utf8").catch(() => "");
  return parseYaml(content, showPath(path, workspace)).documents;
}

/** A patch in a block (`patch: |-`) begins on the line after its key. */
function inline(text: string, file: string, key: Location): Patch["documents"] {
  const inBlock = text.trimEnd().includes("\n");
  return parseYaml(text, file).documents.map(({ value, locate }) => ({
    value,
    locate: (path) => ({ file, line: inBlock ? key.line + locate(path).line : key.line }),
  }));
}

export function itemsOf<Item>(list: readonly Item[] | undefined): readonly Item[] {
  return Array.isArray(list) ? (list as readonly Item[]) : [];
}
