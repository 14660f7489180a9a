import { imageFields, isInlineText, patchFields, writtenKey } from "@pushpull/core/kubernetes";
import { mapOf } from "@pushpull/core/yaml";
import { below, insideText, listOf, rootOf } from "../document-nodes.ts";
import { helmValuesAt } from "../helm/helm-values.ts";
import type { FoundImage } from "../image-location.ts";
import type { Format } from "./format.ts";
import { kustomizationOf } from "./kustomization.ts";
import { imageEntry, isImageTransformer, kustomizeImages } from "./kustomize-entries.ts";
import { inlinePatches, isOperations, patchImages } from "./kustomize-patches.ts";

const format = "kustomize";

/**
 * Finds the images of a kustomization (`kustomize.config.k8s.io`, `types.Kustomization`): in `images`, formerly
 * `imageTags`, in its patches, in the values of its charts and in its image transformers; and in files that only
 * contain a JSON patch or an image transformer. A strategic merge patch in a separate file is found as a Kubernetes
 * object.
 */
export const kustomize: Format = (candidate) => {
  const { document } = candidate;
  const root = rootOf(document);
  if (isOperations(document.value)) return patchImages(document.value, root, format);
  if (isImageTransformer(document.value)) {
    return imageEntry(mapOf(document.value).imageTag, below(root, "imageTag"), format);
  }
  const kustomization = kustomizationOf(candidate.file, document.value);
  if (kustomization === undefined) return [];
  const written = (name: string) => writtenKey(kustomization, name);
  const entries = imageFields
    .map(written)
    .flatMap((field) => kustomizeImages(kustomization[field], below(root, field), format));
  const patches = patchFields
    .map(written)
    .flatMap((field): readonly FoundImage[] =>
      inlinePatches(document, kustomization[field], below(root, field), format),
    );
  const values = listOf(kustomization.helmCharts).flatMap((chart, index) =>
    helmValuesAt(mapOf(chart).valuesInline, below(root, "helmCharts", index, "valuesInline"), format),
  );
  const transformers = listOf(kustomization.transformers).flatMap((item, index) => {
    const text = below(root, "transformers", index);
    const value = typeof item === "string" && isInlineText(item) ? document.textValue(text.steps) : undefined;
    return isImageTransformer(value)
      ? imageEntry(mapOf(value).imageTag, below(insideText(text), "imageTag"), format)
      : [];
  });
  return [...entries, ...patches, ...values, ...transformers];
};
