import { findImages, groupOf } from "@pushpull/core/kubernetes";
import { below } from "../node-path.ts";
import { objectsOf } from "../objects.ts";
import type { Format } from "../types.ts";
import { wholeImage } from "./whole-image.ts";

/** Kinds that are another format's: what looks like a pod's containers in them is a patch, or a chart's values. */
const others: ReadonlySet<string> = new Set([
  "kustomize.config.k8s.io/Kustomization",
  "kustomize.config.k8s.io/Component",
  "argoproj.io/Application",
  "argoproj.io/ApplicationSet",
  "argoproj.io/AppProject",
  "kustomize.toolkit.fluxcd.io/Kustomization",
  "helm.toolkit.fluxcd.io/HelmRelease",
]);

/**
 * Images of Kubernetes objects: those of `containers`, `initContainers`, `ephemeralContainers` and image volumes
 * (Kubernetes API, `core/v1` Container and ImageVolumeSource), wherever a kind has its pod template, and in the items of
 * a `List`.
 */
export const kubernetes: Format = ({ document }) =>
  objectsOf(document)
    .filter(({ object: { apiVersion, kind } }) => !others.has(`${groupOf(apiVersion)}/${kind}`))
    .flatMap(({ object, at }) =>
      findImages(object).flatMap(({ path, image }) => wholeImage(image, below(at, ...path), "kubernetes")),
    );
