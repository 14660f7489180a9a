import { groupOf } from "@pushpull/core/kubernetes";
import type { ParsedDocument } from "../../yaml-edit/parse-file.ts";
import { below } from "../node-path.ts";
import { type ObjectInFile, objectsOf } from "../objects.ts";
import { listOf, mapOf } from "../shapes.ts";
import type { Format, FoundImage } from "../types.ts";
import { fluxMarked } from "./flux-marked.ts";
import { ociRepository } from "./flux-oci-repository.ts";
import { helmValues, helmValuesAt } from "./helm-values.ts";
import { podImages } from "./kubernetes.ts";
import { kustomize } from "./kustomize.ts";
import { kustomizeImages } from "./kustomize-images.ts";
import { inlinePatches } from "./kustomize-patches.ts";

const format = "flux";

/**
 * Images of Flux: in its own objects, and wherever a marker of its image policies says that a scalar is one. What other
 * rules read too is theirs: a marker adds nothing to a container's `image`.
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
    // `kustomize-controller`, KustomizationSpec: what Kustomize gets beside the folder's own kustomization.
    case "kustomize.toolkit.fluxcd.io/Kustomization":
      return [
        ...kustomizeImages(spec.images, below(here, "images"), format),
        ...inlinePatches(document, spec.patches, below(here, "patches"), format),
      ];
    // `helm-controller`, HelmReleaseSpec. Post renderers work on what the chart has made of the values.
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
