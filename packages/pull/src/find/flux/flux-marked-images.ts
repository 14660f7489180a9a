import { type ImageReference, normalizeName, parseImage } from "@pushpull/core/images";
import type { NodePath, YamlChange } from "../../yaml-edit/yaml-change.ts";
import type { Candidate, KnownImages } from "../formats/format.ts";
import type { FoundImage, ImageWriting, WrittenScalar } from "../image-location.ts";
import { fluxMarkers, type Marker, policyImage } from "./flux-policies.ts";

/**
 * Finds the images that only markers identify. Markers of one policy in one map form one image: `repository`, `tag` and
 * `digest`, each with its marker.
 * @param others the nodes that other formats find in the document
 */
export function fluxMarked(
  candidate: Candidate,
  known: KnownImages,
  others: () => readonly NodePath[],
): readonly FoundImage[] {
  const markers = fluxMarkers(candidate);
  if (markers.length === 0) return [];
  const taken = new Set(others().map(parentOf));
  const free = markers.filter(({ at }) => !taken.has(parentOf(at)));
  const parts = free.filter(({ part }) => part !== "image");
  return [
    ...free.filter(({ part }) => part === "image").flatMap(wholeImage),
    ...[...Map.groupBy(parts, ({ policy, at }) => `${policy} ${parentOf(at)}`).values()].flatMap((group) =>
      splitImage(group, known),
    ),
  ];
}

function parentOf({ document, steps }: NodePath): string {
  return JSON.stringify([document, ...steps.slice(0, -1), steps.at(-1)?.slice(0, -1)]);
}

function wholeImage({ at, value }: Marker): readonly FoundImage[] {
  const image = parseImage(value);
  if (image === undefined) return [];
  return [{ image, at, format: "flux", writing: { kind: "reference", at, value } }];
}

function splitImage(group: readonly Marker[], known: KnownImages): readonly FoundImage[] {
  const part = (wanted: Marker["part"]) => group.find(({ part }) => part === wanted);
  const [name, tag, digest] = [part("name"), part("tag"), part("digest")];
  const policy = group[0]?.policy ?? "";
  const named = name?.value || policyImage(known.policies, policy);
  const versionMarker = [tag, digest].find((each) => each?.value) ?? tag ?? digest ?? name;
  if (named === undefined || versionMarker === undefined || (tag ?? digest) === undefined) return [];
  const version = `${tag?.value ? `:${tag.value}` : ""}${digest?.value ? `@${digest.value}` : ""}`;
  const image = parseImage(`${named}${version}`);
  if (image === undefined) return [];
  const needsOthers = !name?.value;
  const writing = { kind: "flux-markers", policy, name, tag, digest } as const;
  return [{ image, at: versionMarker.at, format: "flux", ...(needsOthers ? { needsOthers } : {}), writing }];
}

/** The changes that make the scalars of a policy's markers another image. */
export function changeMarked(
  { policy, name, tag, digest }: ImageWriting & { readonly kind: "flux-markers" },
  image: ImageReference,
  to: ImageReference,
): readonly YamlChange[] | string {
  const renamed = normalizeName(to.name) !== normalizeName(image.name);
  if (renamed && name === undefined) return `the marker of ${policy} is for a version; no marker is for the name`;
  if (to.digest !== undefined && digest === undefined) return "no marker there is for a digest";
  if (to.tag !== undefined && tag === undefined) return "no marker there is for a tag";
  return [
    ...(renamed ? setPart(name, to.name) : []),
    // An existing tag is kept next to a new digest, as in Helm values.
    ...(to.tag === undefined && digest !== undefined ? [] : setPart(tag, to.tag ?? "")),
    ...(digest === undefined ? [] : setPart(digest, to.digest ?? "")),
  ];
}

function setPart(part: WrittenScalar | undefined, value: string): readonly YamlChange[] {
  return part === undefined || part.value === value ? [] : [{ kind: "set", at: part.at, value }];
}
