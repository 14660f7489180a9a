import { UserError } from "@pushpull/core/errors";
import { type ImageOverride, nearestNames, normalizeName } from "@pushpull/core/images";
import { kustomizationNames } from "@pushpull/core/kubernetes";
import type { Checkout } from "../git/types.ts";
import { lostMarkers } from "./flux/flux-policies.ts";
import { findInDocument } from "./formats/find-in-document.ts";
import { findAddTargets } from "./overlays/add-image-entries.ts";
import { insteadOfEdit, readFiles, type Untouched } from "./read-files.ts";
import { looseWords, pathsOf } from "./search-words.ts";
import { referencesWithoutVersion } from "./unrecognized-references.ts";

/** Maximum number of files that are parsed to suggest image names: enough to recognize a misspelled one. */
const maxFilesRead = 200;

/** Maximum number of files that an error names. */
const maxListed = 5;

interface SearchedScope {
  /** `acme/deploy (main)` */
  readonly repository: string;
  /** As written in input `manifests`. */
  readonly manifests: readonly string[];
  /** Whether missing entries would have been added to a kustomization. */
  readonly addMissing: boolean;
  readonly untouched: readonly Untouched[];
}

/** The faults of images that are used nowhere, with similar names and the searched files. */
export async function notFound(
  overrides: readonly ImageOverride[],
  checkout: Checkout,
  { repository, manifests, addMissing, untouched }: SearchedScope,
): Promise<readonly UserError[]> {
  const paths = (await checkout.search(["image"])).slice(0, maxFilesRead);
  const { files } = await readFiles(checkout, paths);
  const used = [...files.values()].flatMap(({ file, documents }) =>
    documents.flatMap((document) =>
      findInDocument({ file, document }, { policies: new Map() }).map(({ image }) => normalizeName(image.name)),
    ),
  );
  const targets = addMissing ? new Map<ImageOverride, never>() : await findAddTargets(checkout, overrides);
  const notAdded = addMissing ? await whyNotAdded(checkout) : [];
  const markersLost = await lostMarkers(checkout, maxFilesRead);
  const where = manifests.length === 0 ? "the whole repository" : manifests.join(", ");
  const isNarrow = manifests.length > 0;
  // Most policies have the name of their image.
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
      const naming = await filesNaming(override, checkout, untouched);
      const none =
        naming.length > 0 ? [] : [isNarrow ? `${noImage}; it may be outside of \`manifests\`.` : `${noImage}.`];
      return new UserError(`Input 'images': nothing in ${repository} uses the image ${name}`, {
        code: "image",
        hint: [
          `Searched ${where}.`,
          ...(nearest.length === 0 ? none : [`Similar images there: ${nearest.join(", ")}.`]),
          ...naming.slice(0, maxListed).map(({ file, reason }) => `${file} ${reason}.`),
          ...markers,
          ...addable,
          ...notAdded,
          ...(markers.length > 0 || (naming.length > 0 && naming.every(({ reason }) => !withoutSuggestion.test(reason)))
            ? []
            : [bySet]),
        ].join(" "),
      });
    }),
  );
}

/** An entry is only added where it has an effect: where a resource of the kustomization uses the image. */
async function whyNotAdded(checkout: Checkout): Promise<readonly string[]> {
  const paths = (await checkout.search([])).filter((path) => kustomizationNames.includes(path.split("/").at(-1) ?? ""));
  const [path, another] = paths;
  if (path === undefined) return ["No entry was added, since there is no kustomization."];
  const which = another === undefined ? path : `the ${paths.length} kustomizations`;
  return [`No entry was added, since no resource of ${which} uses the image.`];
}

/** Matches a reason without a suggestion. */
const withoutSuggestion = /without a recognized version$/;

const noImage = "No file there contains its name";
const canBeAdded = "`add-missing: true` adds an entry for it to a kustomization there.";
const bySet = "To set a version without its image's name, use `set: FILE:PATH=VERSION`.";

/** Files that contain the image's name without a location of it. Others only matched the last part of the name. */
async function filesNaming(
  override: ImageOverride,
  checkout: Checkout,
  untouched: readonly Untouched[],
): Promise<readonly Untouched[]> {
  const paths = await checkout.search(pathsOf(override));
  const holding = new Set(paths);
  const { files } = await readFiles(checkout, paths.slice(0, maxFilesRead));
  const unread = [...files.values()].flatMap((file) =>
    referencesWithoutVersion(override, file).map((reason) => ({ file: file.file, reason })),
  );
  const known = untouched.flatMap((each) => {
    if (!holding.has(each.file) || (each.override ?? override) !== override) return [];
    return each.override === undefined
      ? [{ ...each, reason: `${each.reason}: ${insteadOfEdit(each.reason)}` }]
      : [each];
  });
  const distinct = new Map([...known, ...unread].map((each) => [`${each.file} ${each.reason}`, each]));
  return [...distinct.values()];
}
