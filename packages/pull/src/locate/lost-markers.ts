import { formatLocation } from "@pushpull/core/errors";
import type { ImageOverride } from "@pushpull/core/images";
import type { Checkout } from "../git/types.ts";
import { fluxMarkers } from "./formats/flux-markers.ts";
import { setTarget } from "./place.ts";
import { policiesOf, policyImage } from "./policies.ts";
import { readFiles } from "./read.ts";
import { versionFor } from "./set-instead.ts";

/** How many of them a person wants to read about. */
const most = 3;

/** A sentence for an image that may be meant. */
type LostMarker = (override: ImageOverride) => string;

/**
 * Says which versions nobody can tell an image of: a marker of Flux stands behind each, and the policy that it names is
 * not among the files that were looked at.
 * @param mostRead bounds how many files are parsed
 */
export async function lostMarkers(checkout: Checkout, mostRead: number): Promise<readonly LostMarker[]> {
  const paths = (await checkout.search(["$imagepolicy", "imageRepositoryRef"])).slice(0, mostRead);
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
    const place = { found: { at }, file: parsed, document };
    return (override) => {
      const value = versionFor(place, override);
      const bySet = value === undefined ? "" : `, or set the version by \`set: ${setTarget(place)}=${value}\``;
      return `${formatLocation(document.locate(at.steps))} has its version by the ImagePolicy ${policy}, which does not stand there with its ImageRepository: name the files of both with input 'manifests' too${bySet}.`;
    };
  });
}
