import { findImages, groupOf } from "@pushpull/core/kubernetes";
import type { ParsedDocument } from "../../yaml-edit/parse-file.ts";
import type { NodePath } from "../../yaml-edit/yaml-change.ts";
import { below, type ObjectInFile, objectsOf } from "../document-nodes.ts";
import { helmValuesAt } from "../helm/helm-values.ts";
import type { FoundImage } from "../image-location.ts";
import type { Format } from "./format.ts";
import { type CustomImageField, customImageFields, wholeImage } from "./object-image-fields.ts";

/** Kinds that another format handles: containers in them belong to a patch, or to values of a chart. */
const others: ReadonlySet<string> = new Set([
  "kustomize.config.k8s.io/Kustomization",
  "kustomize.config.k8s.io/Component",
  "argoproj.io/Application",
  "argoproj.io/ApplicationSet",
  "argoproj.io/AppProject",
  "kustomize.toolkit.fluxcd.io/Kustomization",
  "helm.toolkit.fluxcd.io/HelmRelease",
]);

/** API groups whose kinds restrict images but use none. */
const aboutImages: ReadonlySet<string> = new Set(["apiextensions.k8s.io", "argocd-image-updater.argoproj.io"]);

/**
 * Finds the images of Kubernetes objects: of `containers`, `initContainers`, `ephemeralContainers` and image volumes
 * (Kubernetes API, `core/v1` Container and ImageVolumeSource), wherever a kind has its pod template, and in the items
 * of a `List`; and in fields of any kind that are named as an image and have a version.
 */
export const kubernetes: Format = (candidate, known) => [
  ...podImages(candidate, known),
  ...customImages(candidate, known),
];

/** Finds the images of containers and image volumes only. */
export const podImages: Format = ({ document }) =>
  ownObjects(document).flatMap(({ object, at }) =>
    findImages(object).flatMap(({ path, image }) => wholeImage(image, below(at, ...path), "kubernetes")),
  );

const customImages: Format = ({ document }) =>
  ownObjects(document)
    .filter(({ object: { apiVersion } }) => !aboutImages.has(groupOf(apiVersion)))
    .flatMap(({ object, at }) => [...customImageFields(object)].flatMap((field) => customImage(field, at)));

function ownObjects(document: ParsedDocument): readonly ObjectInFile[] {
  return objectsOf(document).filter(
    ({ object: { apiVersion, kind } }) => !others.has(`${groupOf(apiVersion)}/${kind}`),
  );
}

function customImage({ path, value }: CustomImageField, at: NodePath): readonly FoundImage[] {
  const map = path.slice(0, -1);
  const found =
    typeof value === "string"
      ? wholeImage(value, below(at, ...path), "kubernetes")
      : helmValuesAt({ [String(path.at(-1))]: value }, below(at, ...map), "kubernetes");
  return found.filter(({ image }) => image.tag !== undefined || image.digest !== undefined);
}
