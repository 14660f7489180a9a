import { normalizeName } from "@pushpull/core/images";
import { argoCd } from "./formats/argo-cd.ts";
import { flux } from "./formats/flux.ts";
import { helmValues } from "./formats/helm-values.ts";
import { jenkinsX } from "./formats/jenkins-x.ts";
import { kubernetes } from "./formats/kubernetes.ts";
import { kustomize } from "./formats/kustomize.ts";
import type { Candidate, Format, FoundImage, Known } from "./types.ts";

/** The operators' rules. Where two of them find the same scalar, the first one knows it best. */
const formats: readonly Format[] = [flux, kustomize, argoCd, jenkinsX, kubernetes, helmValues];

/** Finds the images of a document, each place once. */
export function findInDocument(candidate: Candidate, known: Known): readonly FoundImage[] {
  const found = new Map<string, FoundImage>();
  for (const image of formats.flatMap((format) => format(candidate, known))) {
    // Where images share a version, each of them is found there.
    const key = `${normalizeName(image.image.name)} ${JSON.stringify(image.at)}`;
    if (!found.has(key)) found.set(key, image);
  }
  return [...found.values()];
}
