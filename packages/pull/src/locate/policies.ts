import { normalizeName, parseImage } from "@pushpull/core/images";
import { groupOf } from "@pushpull/core/kubernetes";
import { fluxMarkers } from "./formats/flux-markers.ts";
import { objectsOf } from "./objects.ts";
import { mapOf, textOf } from "./shapes.ts";
import type { Candidate } from "./types.ts";

/**
 * The image names of Flux's image policies, by `namespace:name`: those of ImagePolicies whose ImageRepository is here too
 * (`image-reflector-controller`), and those that stand beside a marker. A policy whose namespace something else sets is
 * there as `:name`.
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

/** @param policy `namespace:name`, as a marker has it */
export function policyImage(policies: ReadonlyMap<string, string>, policy: string): string | undefined {
  return policies.get(policy) ?? policies.get(policy.slice(policy.indexOf(":")));
}

/**
 * Texts that stand in files which tell more of these images: markers alone, and while an ImageRepository is known whose
 * ImagePolicy is in another file, that one. What they find may ask for more.
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
