import { groupOf } from "@pushpull/core/kubernetes";
import { mapOf } from "@pushpull/core/yaml";
import type { ParsedDocument } from "../../yaml-edit/parse-file.ts";
import { below, listOf, type ObjectInFile, objectsOf } from "../document-nodes.ts";
import type { Format } from "../formats/format.ts";
import { podImages } from "../formats/kubernetes.ts";
import { kustomizeImages } from "../formats/kustomize-entries.ts";
import { kustomize } from "../formats/kustomize-format.ts";
import { inlinePatches } from "../formats/kustomize-patches.ts";
import { helmValues, helmValuesAt } from "../helm/helm-values.ts";
import type { FoundImage } from "../image-location.ts";
import { fluxMarked } from "./flux-marked-images.ts";
import { ociRepository } from "./flux-oci-repository.ts";

const format = "flux";

/**
 * Finds images of Flux: in its own objects, and wherever a marker of an image policy identifies a scalar as one. Images
 * that other formats also find are left to them: a marker adds nothing to a container's `image`.
 */
export const flux: Format = (candidate, known) => {
  const { document } = candidate;
  const own = objectsOf(document).flatMap((each) => objectImages(document, each));
  const marked = fluxMarked(candidate, known, () =>
    [...own, ...[podImages, kustomize, helmValues].flatMap((other) => other(candidate, known))].map(({ at }) => at),
  );
  return [...own, ...marked];
};

function objectImages(document: ParsedDocument, { object, at }: ObjectInFile): readonly FoundImage[] {
  const spec = mapOf(object.spec);
  const here = below(at, "spec");
  switch (`${groupOf(object.apiVersion)}/${object.kind}`) {
    // `kustomize-controller`, KustomizationSpec: passed to Kustomize in addition to the folder's own kustomization.
    case "kustomize.toolkit.fluxcd.io/Kustomization":
      return [
        ...kustomizeImages(spec.images, below(here, "images"), format),
        ...inlinePatches(document, spec.patches, below(here, "patches"), format),
      ];
    // `helm-controller`, HelmReleaseSpec. Post renderers run on the manifests that the chart renders.
    case "helm.toolkit.fluxcd.io/HelmRelease":
      return [
        ...helmValuesAt(spec.values, below(here, "values"), format),
        ...listOf(spec.postRenderers).flatMap((renderer, index) => {
          const { images, patches } = mapOf(mapOf(renderer).kustomize);
          const inner = below(here, "postRenderers", index, "kustomize");
          return [
            ...kustomizeImages(images, below(inner, "images"), format),
            ...inlinePatches(document, patches, below(inner, "patches"), format),
          ];
        }),
      ];
    case "source.toolkit.fluxcd.io/OCIRepository":
      return ociRepository(spec, here, format);
    default:
      return [];
  }
}
