import { groupOf } from "@pushpull/core/kubernetes";
import { mapOf } from "@pushpull/core/yaml";
import type { ParsedDocument } from "../../yaml-edit/parse-file.ts";
import type { NodePath } from "../../yaml-edit/yaml-change.ts";
import { below, insideText, listOf, objectsOf, rootOf } from "../document-nodes.ts";
import type { Format } from "../formats/format.ts";
import { inlinePatches } from "../formats/kustomize-patches.ts";
import { helmValuesAt } from "../helm/helm-values.ts";
import type { FoundImage } from "../image-location.ts";
import { type GeneratorElement, hasPlaceholder, readGenerators } from "./argo-cd-generators.ts";
import { argoCdHelm } from "./argo-cd-helm.ts";
import { argoCdImages } from "./argo-cd-images.ts";

/**
 * Finds images that Argo CD passes to Kustomize and Helm: in the sources of an Application, in the template and
 * elements of an ApplicationSet (`argoproj.io/v1alpha1`), and in `.argocd-source.yaml` and `.argocd-source-APP.yaml`
 * beside the manifests (`repository.mergeSourceParameters`).
 */
export const argoCd: Format = ({ file, document }) => {
  const isOverride = /(^|\/)\.argocd-source(-[^/]+)?\.yaml$/.test(file);
  if (isOverride) return imagesOfSource(document, document.value, rootOf(document));
  return objectsOf(document).flatMap(({ object, at }) => {
    if (groupOf(object.apiVersion) !== "argoproj.io") return [];
    if (object.kind === "Application") return imagesOfTemplate(document, { value: object, at }, []);
    if (object.kind === "ApplicationSet") return imagesOfSet(document, object.spec, below(at, "spec"));
    return [];
  });
};

function imagesOfSet(document: ParsedDocument, spec: unknown, at: NodePath): readonly FoundImage[] {
  const { template, templatePatch, generators } = mapOf(spec);
  const { elements, templates } = readGenerators(document, generators, below(at, "generators"));
  const patch = below(at, "templatePatch");
  const inPatch = typeof templatePatch === "string" ? document.textValue(patch.steps) : undefined;
  const inTemplates = [
    { value: template, at: below(at, "template") },
    { value: inPatch, at: insideText(patch) },
    ...templates,
  ].flatMap((each) => imagesOfTemplate(document, each, elements));
  const taken = new Set(inTemplates.map(locationKey));
  const inElements = elements
    .flatMap((each) => helmValuesAt(each.value, each.at, "argo-cd"))
    // The template determines which image an element belongs to.
    .filter((each) => !taken.has(locationKey(each)));
  return [...withoutDuplicates(inTemplates), ...inElements];
}

/** An Application, or the template of an ApplicationSet. */
function imagesOfTemplate(
  document: ParsedDocument,
  template: GeneratorElement,
  elements: readonly GeneratorElement[],
): readonly FoundImage[] {
  const spec = mapOf(mapOf(template.value).spec);
  const at = below(template.at, "spec");
  const sources: readonly GeneratorElement[] = [
    { value: spec.source, at: below(at, "source") },
    ...listOf(spec.sources).map((value, index) => ({ value, at: below(at, "sources", index) })),
    { value: mapOf(spec.sourceHydrator).drySource, at: below(at, "sourceHydrator", "drySource") },
  ];
  return sources.flatMap((source) => {
    if (!hasPlaceholder(source.value)) return imagesOfSource(document, source.value, source.at);
    return [undefined, ...elements].flatMap((element) => imagesOfSource(document, source.value, source.at, element));
  });
}

function imagesOfSource(
  document: ParsedDocument,
  source: unknown,
  at: NodePath,
  element?: GeneratorElement,
): readonly FoundImage[] {
  const { kustomize, helm } = mapOf(source);
  const { images, patches } = mapOf(kustomize);
  return [
    ...argoCdImages(images, below(at, "kustomize", "images"), element),
    ...inlinePatches(document, patches, below(at, "kustomize", "patches"), "argo-cd"),
    ...argoCdHelm(document, helm, below(at, "helm"), element),
  ];
}

/** Removes duplicates: an image in a template is found once per element, and one element may fill in several images. */
function withoutDuplicates(found: readonly FoundImage[]): readonly FoundImage[] {
  const byLocation = Map.groupBy(found, locationKey);
  return [...byLocation.values()].flatMap((locations) => {
    const byName = new Map(locations.map((each) => [each.image.name, each]));
    const names = [...byName.keys()];
    if (names.length === 1) return [...byName.values()];
    const others = (own: string) => names.filter((name) => name !== own).join(", ");
    return [...byName].map(([name, each]) => ({
      ...each,
      writing: { kind: "refused", reason: `the same value is also the version of ${others(name)}` },
    }));
  });
}

function locationKey({ at }: FoundImage): string {
  return JSON.stringify(at);
}
