import { formatLocation } from "@pushpull/core";
import type { Checkout } from "../git/types.ts";
import { fluxMarkers } from "./formats/flux-markers.ts";
import { policiesOf, policyImage } from "./policies.ts";
import { readFiles } from "./read.ts";

/** How many are said: those of an image have its name more often than not. */
const most = 2;

/**
 * Markers of Flux for a version alone, whose policy says nothing here about its image; in sentences.
 * @param image its name's last part
 */
export async function unknownPolicies(checkout: Checkout, image: string): Promise<readonly string[]> {
  const marked = await checkout.search(['"$imagepolicy"']);
  if (marked.length === 0) return [];
  const policies = await checkout.search(["imageRepositoryRef", "ImageRepository"]);
  const { files } = await readFiles(checkout, [...new Set([...marked, ...policies])]);
  const candidates = [...files.values()].flatMap(({ file, documents, text }) =>
    documents.map((document) => ({ file, document, text })),
  );
  const known = policiesOf(candidates);
  const unknown = candidates.flatMap((candidate) =>
    fluxMarkers(candidate)
      .filter(({ part, policy }) => (part === "tag" || part === "digest") && policyImage(known, policy) === undefined)
      .map(({ policy, at }) => ({ policy, place: formatLocation(candidate.document.locate(at.steps)) })),
  );
  return unknown
    .toSorted((a, b) => Number(b.policy.includes(image)) - Number(a.policy.includes(image)))
    .slice(0, most)
    .map(({ policy, place }) => `${place} has a marker of the policy ${policy}, which is not in what was looked at.`);
}
