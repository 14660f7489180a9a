import { normalizeName } from "@pushpull/core/images";
import { argoCd } from "../argo-cd/argo-cd.ts";
import { flux } from "../flux/flux.ts";
import { helmValues } from "../helm/helm-values.ts";
import type { FoundImage } from "../image-location.ts";
import type { Candidate, Format, KnownImages } from "./format.ts";
import { innerTexts, liftImage } from "./inner-texts.ts";
import { jenkinsX } from "./jenkins-x.ts";
import { kubernetes } from "./kubernetes.ts";
import { kustomize } from "./kustomize-format.ts";

/** All formats, by precedence: if two of them find the same scalar, the first one wins. */
const formats: readonly Format[] = [flux, kustomize, argoCd, jenkinsX, kubernetes, helmValues];

/** Finds the images of a document, each location once, including those in strings that contain YAML themselves. */
export function findInDocument(candidate: Candidate, known: KnownImages): readonly FoundImage[] {
  const found = new Map<string, FoundImage>();
  const inTexts = innerTexts(candidate, known).flatMap((inner) =>
    formats
      .flatMap((format) => format({ file: candidate.file, document: inner.document }, known))
      .flatMap((image) => liftImage(image, inner)),
  );
  for (const image of [...formats.flatMap((format) => format(candidate, known)), ...inTexts]) {
    // If images share a version, each of them is found at its scalar.
    const key = `${normalizeName(image.image.name)} ${JSON.stringify(image.at)}`;
    if (!found.has(key)) found.set(key, image);
  }
  return [...found.values()];
}
