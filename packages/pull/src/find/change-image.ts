import { formatImage, type ImageReference } from "@pushpull/core/images";
import type { YamlChange } from "../yaml-edit/yaml-change.ts";
import { changeSourceValues } from "./argo-cd/argo-cd-helm.ts";
import { changeArgument, changeGenerated } from "./argo-cd/argo-cd-images.ts";
import { below } from "./document-nodes.ts";
import { changeMarked } from "./flux/flux-marked-images.ts";
import { changeArtifact } from "./flux/flux-oci-repository.ts";
import { nodeInText } from "./formats/inner-texts.ts";
import { changeEntry } from "./formats/kustomize-entries.ts";
import { changeChartVersion } from "./helm/chart-version.ts";
import { changeHelmImage } from "./helm/helm-change-image.ts";
import type { FoundImage, ImageWriting } from "./image-location.ts";
import { changeLayer } from "./values/layered-images.ts";

/**
 * The changes that turn a found image into another one; none if it already is that image. A reason without a full stop
 * if it cannot be changed there.
 */
export function changeImage(found: FoundImage, to: ImageReference): readonly YamlChange[] | string {
  const { writing, image, doubt, guessedKey, guessDoubt } = found;
  const changes = changeWriting(writing, image, to);
  if (typeof changes === "string" || changes.length === 0) return changes;
  if (doubt !== undefined) return doubt;
  const isGuessed = changes.some((change) => change.kind === "add" && change.key === guessedKey);
  return isGuessed && guessDoubt !== undefined ? guessDoubt : changes;
}

function changeWriting(
  writing: ImageWriting,
  image: ImageReference,
  to: ImageReference,
): readonly YamlChange[] | string {
  switch (writing.kind) {
    case "refused":
      return writing.reason;
    case "reference": {
      const value = formatImage(to);
      return value === writing.value ? [] : [{ kind: "set", at: writing.at, value }];
    }
    case "kustomize-entry":
      return changeEntry(writing, image, to);
    case "kustomize-argument":
      return changeArgument(writing, image, to);
    case "generated":
      return changeGenerated(writing, image, to);
    case "flux-markers":
      return changeMarked(writing, image, to);
    case "oci-repository":
      return changeArtifact(writing, image, to);
    case "chart-version":
      return changeChartVersion(writing, image, to);
    case "helm-values": {
      const changes = changeHelmImage(writing.inValues, to);
      if (typeof changes === "string") return changes;
      return changes.map((change): YamlChange => ({ ...change, at: below(writing.at, ...change.at) }));
    }
    case "argo-cd-values":
      return changeSourceValues(writing, to);
    case "values-layer":
      return changeLayer(writing, to);
    case "inner-text": {
      const changes = changeWriting(writing.inner, image, to);
      if (typeof changes === "string") return changes;
      return changes.map((change) => ({ ...change, at: nodeInText(writing.steps, change.at) }));
    }
  }
}
