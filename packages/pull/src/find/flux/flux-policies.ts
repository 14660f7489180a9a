import { formatLocation } from "@pushpull/core/errors";
import { type ImageOverride, normalizeName, parseImage } from "@pushpull/core/images";
import { groupOf } from "@pushpull/core/kubernetes";
import { mapOf } from "@pushpull/core/yaml";
import type { Checkout } from "../../git/types.ts";
import type { ParsedDocument } from "../../yaml-edit/parse-file.ts";
import type { NodePath } from "../../yaml-edit/yaml-change.ts";
import { below, objectsOf, rootOf, textOf } from "../document-nodes.ts";
import type { Candidate } from "../formats/format.ts";
import { readFiles } from "../read-files.ts";
import { setTarget, versionFor } from "../set-lines.ts";

/**
 * Collects the image names of Flux image policies by `namespace:name`: of ImagePolicies whose ImageRepository is among
 * the candidates (`image-reflector-controller`), and of markers beside an image name. A policy whose namespace is set
 * elsewhere is keyed as `:name`.
 */
export function policiesOf(candidates: readonly Candidate[]): ReadonlyMap<string, string> {
  const repositories = new Map<string, string>();
  const references: { readonly policy: string; readonly repository: string }[] = [];
  const policies = new Map<string, string>();
  for (const candidate of candidates) {
    for (const { object } of objectsOf(candidate.document)) {
      const { apiVersion, kind, metadata, spec } = object;
      const name = metadata?.name;
      if (groupOf(apiVersion) !== "image.toolkit.fluxcd.io" || name === undefined) continue;
      const namespace = metadata.namespace ?? "";
      const { image, imageRepositoryRef } = mapOf(spec);
      const reference = mapOf(imageRepositoryRef);
      if (kind === "ImageRepository" && textOf(image)) repositories.set(`${namespace}:${name}`, String(image));
      if (kind === "ImagePolicy" && textOf(reference.name)) {
        const repository = `${textOf(reference.namespace) ?? namespace}:${reference.name}`;
        references.push({ policy: `${namespace}:${name}`, repository });
      }
    }
    for (const { policy, part, value } of fluxMarkers(candidate)) {
      const name = part === "image" || part === "name" ? parseImage(value)?.name : undefined;
      if (name !== undefined) policies.set(policy, name);
    }
  }
  for (const { policy, repository } of references) {
    const image = repositories.get(repository) ?? repositories.get(repository.slice(repository.indexOf(":")));
    if (image !== undefined) policies.set(policy, image);
  }
  return policies;
}

/** @param policy `namespace:name`, as in a marker */
export function policyImage(policies: ReadonlyMap<string, string>, policy: string): string | undefined {
  return policies.get(policy) ?? policies.get(policy.slice(policy.indexOf(":")));
}

/**
 * Search words for further files about these images: files with markers only, and, for an ImageRepository whose
 * ImagePolicy is in another file, that file. Files found this way may require further words.
 */
export function policyWords(
  candidates: readonly Candidate[],
  images: readonly { readonly name: string }[],
): readonly string[] {
  const wanted = new Set(images.map(({ name }) => normalizeName(name)));
  const policies = [...policiesOf(candidates)].filter(([, name]) => wanted.has(normalizeName(name)));
  const isScanned = candidates.some(({ document }) =>
    objectsOf(document).some(({ object: { kind, spec } }) => {
      const image = kind === "ImageRepository" ? textOf(mapOf(spec).image) : undefined;
      return image !== undefined && wanted.has(normalizeName(image));
    }),
  );
  const markers = policies.flatMap(([policy]) =>
    ["tag", "digest"].map((part) => `${policy.startsWith(":") ? "" : '"'}${policy}:${part}"`),
  );
  return isScanned ? ["imageRepositoryRef", ...markers] : markers;
}

/** A marker comment, and the scalar on its line. */
export interface Marker {
  /** `namespace:name` of the ImagePolicy. */
  readonly policy: string;
  /** The part of the image that the scalar holds. */
  readonly part: "image" | "name" | "tag" | "digest";
  readonly at: NodePath;
  /** As text, even if YAML reads a number. */
  readonly value: string;
}

/** `{"$imagepolicy": "flux-system:web:tag"}`, with nothing else in the comment. */
const marker = /^\{\s*"\$imagepolicy"\s*:\s*"([^":\s]+:[^":\s]+)(?::(name|tag|digest))?"\s*\}$/;

/**
 * Finds the markers of a document (`image-automation-controller`, `pkg/update`, `UpdateWithSetters`): JSON comments on
 * the line of a scalar.
 */
export function fluxMarkers({ document, text }: Candidate): readonly Marker[] {
  if (text?.includes('"$imagepolicy"') === false) return [];
  return [...search(document, document.value, rootOf(document))];
}

function* search(document: ParsedDocument, value: unknown, at: NodePath): Generator<Marker> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* search(document, item, below(at, index));
  } else if (typeof value === "object" && value !== null) {
    for (const [key, child] of Object.entries(value)) yield* search(document, child, below(at, key));
  } else if (isShort(value)) {
    const [, policy, part = "image"] = marker.exec(document.comment(at.steps) ?? "") ?? [];
    if (policy !== undefined) yield { policy, part: part as Marker["part"], at, value: String(value ?? "") };
  }
}

/** No image is longer, and searching for comments takes time. */
function isShort(value: unknown): boolean {
  return value === null || typeof value === "number" || (typeof value === "string" && value.length < 512);
}

/** Maximum number of lost markers that an error lists. */
const most = 3;

/** Formats the sentence for one image that the marker may belong to. */
type LostMarker = (override: ImageOverride) => string;

/**
 * Finds versions that cannot be assigned to an image: each has a Flux marker whose policy is not among the searched
 * files.
 * @param maxFilesRead limits how many files are parsed
 */
export async function lostMarkers(checkout: Checkout, maxFilesRead: number): Promise<readonly LostMarker[]> {
  const paths = (await checkout.search(["$imagepolicy", "imageRepositoryRef"])).slice(0, maxFilesRead);
  const { files } = await readFiles(checkout, paths);
  const candidates = [...files.values()].flatMap((file) =>
    file.documents.map((document) => ({ file: file.file, document, text: file.text, parsed: file })),
  );
  const policies = policiesOf(candidates);
  const lost = candidates.flatMap((candidate) =>
    fluxMarkers(candidate)
      .filter(({ part, policy }) => (part === "tag" || part === "digest") && !policyImage(policies, policy))
      .map((marker) => ({ ...marker, ...candidate })),
  );
  return lost.slice(0, most).map(({ policy, at, document, parsed }) => {
    const location = { found: { at }, file: parsed, document };
    return (override) => {
      const value = versionFor(location, override);
      const bySet = value === undefined ? "" : `, or set the version by \`set: ${setTarget(location)}=${value}\``;
      return `${formatLocation(document.locate(at.steps))} gets its version from the ImagePolicy ${policy}, which was not found there with its ImageRepository: add the files of both to input 'manifests'${bySet}.`;
    };
  });
}
