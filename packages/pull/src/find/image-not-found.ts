import { UserError } from "@pushpull/core/errors";
import { type ImageOverride, nearestNames, normalizeName } from "@pushpull/core/images";
import type { Checkout } from "../git/types.ts";
import { lostMarkers } from "./flux/flux-policies.ts";
import { findInDocument } from "./formats/find-in-document.ts";
import { kustomizationNames } from "./formats/kustomization.ts";
import { findAddTargets } from "./overlays/add-image-entries.ts";
import { insteadOfEdit, readFiles, type Untouched } from "./read-files.ts";
import { looseWords, pathsOf } from "./search-words.ts";
import { referencesWithoutVersion } from "./unrecognized-references.ts";

/** Files that are parsed to find out which images there are: enough to find what somebody has misspelled. */
const mostRead = 200;

/** Files that an error names. */
const mostSaid = 5;

interface SearchedScope {
  /** `acme/deploy (main)` */
  readonly repository: string;
  /** As the input `manifests` names them. */
  readonly manifests: readonly string[];
  /** Whether entries would have been added, had there been a kustomization for them. */
  readonly addMissing: boolean;
  readonly untouched: readonly Untouched[];
}

/** The fault of images that stand nowhere: names that are near, and where was looked. */
export async function notFound(
  overrides: readonly ImageOverride[],
  checkout: Checkout,
  { repository, manifests, addMissing, untouched }: SearchedScope,
): Promise<readonly UserError[]> {
  const paths = (await checkout.search(["image"])).slice(0, mostRead);
  const { files } = await readFiles(checkout, paths);
  const used = [...files.values()].flatMap(({ file, documents }) =>
    documents.flatMap((document) =>
      findInDocument({ file, document }, { policies: new Map() }).map(({ image }) => normalizeName(image.name)),
    ),
  );
  const targets = addMissing ? new Map<ImageOverride, never>() : await findAddTargets(checkout, overrides);
  const notAdded = addMissing ? await whyNotAdded(checkout) : [];
  const markersLost = await lostMarkers(checkout, mostRead);
  const where = manifests.length === 0 ? "the whole repository" : manifests.join(", ");
  const isNarrow = manifests.length > 0;
  // A marker names a policy, which is named like its image more often than not.
  const concerns = (override: ImageOverride, marker: string) =>
    looseWords([override]).some((word) => marker.includes(word));
  const isClaimed = (marker: string) => overrides.some((override) => concerns(override, marker));
  return Promise.all(
    overrides.map(async (override) => {
      const { name } = override;
      const addable = targets.has(override) ? [canBeAdded] : [];
      const nearest = nearestNames(name, [...new Set(used)]);
      const lost = markersLost.map((say) => say(override));
      const markers = lost.filter((each) => overrides.length === 1 || concerns(override, each) || !isClaimed(each));
      const held = await heldIn(override, checkout, untouched);
      const none =
        held.length > 0 ? [] : [isNarrow ? `${noImage}; it may stand outside of \`manifests\`.` : `${noImage}.`];
      return new UserError(`Input 'images': nothing in ${repository} uses the image ${name}`, {
        code: "image",
        hint: [
          `Looked in ${where}.`,
          ...(nearest.length === 0 ? none : [`The nearest there are: ${nearest.join(", ")}.`]),
          ...held.slice(0, mostSaid).map(({ file, reason }) => `${file} ${reason}.`),
          ...markers,
          ...addable,
          ...notAdded,
          ...(markers.length > 0 || (held.length > 0 && held.every(({ reason }) => !isOpen.test(reason)))
            ? []
            : [bySet]),
        ].join(" "),
      });
    }),
  );
}

/** An entry is added where it would set an image: in what a kustomization is made of. */
async function whyNotAdded(checkout: Checkout): Promise<readonly string[]> {
  const paths = (await checkout.search([])).filter((path) => kustomizationNames.includes(path.split("/").at(-1) ?? ""));
  const [path, another] = paths;
  if (path === undefined) return ["No entry was added, since there is no kustomization."];
  const which = another === undefined ? path : `the ${paths.length} kustomizations`;
  return [`No entry was added, since no resource of ${which} uses the image.`];
}

/** What is said of a place without what to do about it. */
const isOpen = /with no version that a rule reads$/;

const noImage = "No image stands in what was looked at";
const canBeAdded = "`add-missing: true` adds an entry for it to a kustomization there.";
const bySet = "A version that stands without its image's name is set by `set: FILE:PATH=VERSION`.";

/** What holds the image's name, and is no place of it. Others were looked at for the last part of it alone. */
async function heldIn(
  override: ImageOverride,
  checkout: Checkout,
  untouched: readonly Untouched[],
): Promise<readonly Untouched[]> {
  const paths = await checkout.search(pathsOf(override));
  const holding = new Set(paths);
  const { files } = await readFiles(checkout, paths.slice(0, mostRead));
  const unread = [...files.values()].flatMap((file) =>
    referencesWithoutVersion(override, file).map((reason) => ({ file: file.file, reason })),
  );
  const known = untouched.flatMap((each) => {
    if (!holding.has(each.file) || (each.override ?? override) !== override) return [];
    return each.override === undefined
      ? [{ ...each, reason: `${each.reason}: ${insteadOfEdit(each.reason)}` }]
      : [each];
  });
  const said = new Map([...known, ...unread].map((each) => [`${each.file} ${each.reason}`, each]));
  return [...said.values()];
}
