import { normalizeName } from "@pushpull/core/images";
import { type FieldPath, groupOf, type KubernetesObject, valueAt } from "@pushpull/core/kubernetes";
import type { ParsedFile } from "../../yaml-edit/parse-file.ts";
import { below, type ObjectInFile, objectsOf } from "../document-nodes.ts";
import { findHelmValues } from "../helm/helm-values.ts";
import { type KustomizeTree, kustomizationsAmong, parentsIn, readAround } from "../overlays/kustomize-tree.ts";
import type { Repository } from "../overlays/overlay-repository.ts";
import { overlaysOn, type Patch, readPatches } from "../overlays/patch-overlays.ts";
import type { ValuesLayer, WrittenValues } from "./values-layers.ts";

const values: FieldPath = ["spec", "values"];

interface Release extends WrittenValues {
  readonly object: KubernetesObject;
}

/**
 * Reads the layers of a HelmRelease's values: patches of the kustomizations that include it, which are applied before
 * Helm merges the values over the chart's (Flux, "Structuring your repositories"). A patch may hold only a tag.
 * @param files files that contain the search words of images, by path
 * @param names the normalized names of the images
 */
export async function readPatchedValues(
  files: ReadonlyMap<string, ParsedFile>,
  names: ReadonlySet<string>,
  repository: Repository,
): Promise<readonly ValuesLayer[]> {
  const releases = [...files.values()].flatMap((file) => releasesIn(file, names));
  if (releases.length === 0) return [];
  const paths = [...new Set(releases.map(({ file }) => file.file))];
  const known = await readAround(paths, kustomizationsAmong(files.values()), repository);
  const patchesOver = patchFinder({ known, patches: await readPatches(known.values(), repository) });
  return releases.flatMap((base) =>
    patchesOver(base.file.file)
      .flatMap((patch) => overlaysOn(base.object, patch))
      .map((over) => ({ base, layer: valuesOf(over), linked: true })),
  );
}

function releasesIn(file: ParsedFile, names: ReadonlySet<string>): readonly Release[] {
  return file.documents.flatMap((document) =>
    objectsOf(document).flatMap(({ object, at }: ObjectInFile): readonly Release[] => {
      const isRelease = groupOf(object.apiVersion) === "helm.toolkit.fluxcd.io" && object.kind === "HelmRelease";
      const written = isRelease ? valueAt(object, values) : undefined;
      if (!findHelmValues(written).some(({ image }) => names.has(normalizeName(image.name)))) return [];
      return [{ object, file, document, values: written, at: below(at, ...values), unwritten: 0 }];
    }),
  );
}

/** The values of the release in a patch. */
function valuesOf(patch: WrittenValues): WrittenValues {
  const written = values.slice(patch.unwritten);
  return {
    ...patch,
    values: valueAt(patch.values, values),
    at: below(patch.at, ...written),
    unwritten: patch.unwritten - (values.length - written.length),
  };
}

/** Finds the patches of all kustomizations that include a file, directly or indirectly. */
function patchFinder(tree: KustomizeTree): (file: string) => readonly Patch[] {
  const parentsOf = parentsIn(tree);
  const over = (file: string, seen: Set<string>): readonly Patch[] =>
    parentsOf(file).flatMap((parent) => {
      const own = parent.steps.filter((step) => step.kind === "patch");
      if (seen.has(parent.file)) return own;
      seen.add(parent.file);
      return [...own, ...over(parent.file, seen)];
    });
  return (file) => [...new Set(over(file, new Set([file])))];
}
