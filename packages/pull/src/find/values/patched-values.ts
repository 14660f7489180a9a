import { normalizeName } from "@pushpull/core/images";
import { type FieldPath, groupOf, type KubernetesObject, valueAt } from "@pushpull/core/kubernetes";
import type { ParsedFile } from "../../yaml-edit/parse-file.ts";
import { below, type ObjectInFile, objectsOf } from "../document-nodes.ts";
import { findHelmValues } from "../helm/helm-values.ts";
import { type KustomizeTree, kustomizationsAmong, parentsIn, readAround } from "../overlays/kustomize-tree.ts";
import { changeMetadata, type OverlaidObject } from "../overlays/object-selector.ts";
import type { Repository } from "../overlays/overlay-repository.ts";
import { overlaysOn, readPatches } from "../overlays/patch-overlays.ts";
import { nodeOfValue, type ValuesLayer, type WrittenValues } from "./values-layers.ts";

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
    patchesOver(base.file.file, base.object).map((over) => ({ base, layer: valuesOf(over), linked: true })),
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

/** Finds what the patches of all kustomizations that include a file, directly or indirectly, merge into its object. */
function patchFinder(tree: KustomizeTree): (file: string, object: KubernetesObject) => readonly WrittenValues[] {
  const parentsOf = parentsIn(tree);
  const over = (file: string, before: OverlaidObject, seen: Set<string>): readonly WrittenValues[] =>
    parentsOf(file).flatMap((parent) => {
      let object = before;
      const own = parent.steps.flatMap((step) => {
        if (step.kind === "renaming") object = changeMetadata(object, step);
        return step.kind === "patch" ? overlaysOn(object, step) : [];
      });
      const key = JSON.stringify([parent.file, object.metadata]);
      if (seen.has(key)) return own;
      seen.add(key);
      return [...own, ...over(parent.file, object, seen)];
    });
  const keyOf = (written: WrittenValues) => JSON.stringify([written.file.file, nodeOfValue(written, values)]);
  return (file, object) => [...new Map(over(file, object, new Set()).map((each) => [keyOf(each), each])).values()];
}
