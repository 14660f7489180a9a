import type { UserError } from "@pushpull/core/errors";
import { manifestPathspecs } from "../git/search.ts";
import type { Checkout } from "../git/types.ts";
import type { ParsedFile } from "../yaml-edit/parse-file.ts";
import { chooseImages, isAmbiguous } from "./choose-images.ts";
import type { ImageLocation } from "./image-location.ts";
import { notFound } from "./image-not-found.ts";
import type { Intent } from "./intent.ts";
import { locateImages } from "./locate-images.ts";
import { planImageEntries } from "./overlays/add-image-entries.ts";
import { openRepository } from "./overlays/overlay-repository.ts";
import { inheritorsOf } from "./overlays/overridden-locations.ts";
import type { PlannedEdit } from "./planned-edit.ts";
import type { Untouched } from "./read-files.ts";
import { joinSharedScalars } from "./shared-scalars.ts";
import { ineffectiveFault } from "./targets/ineffective-change.ts";
import { withTargets } from "./targets/locate-targets.ts";
import { namedPaths } from "./targets/named-targets.ts";
import type { UnrecognizedReference } from "./unrecognized-references.ts";
import { withLinkedManifests } from "./values/linked-manifests.ts";
import type { UnlinkedVersion } from "./values/unlinked-values.ts";

interface PlannedImages {
  readonly edits: readonly PlannedEdit[];
  readonly alreadySet: readonly PlannedEdit[];
  readonly faults: readonly UserError[];
  readonly untouched: readonly Untouched[];
  readonly unrecognized: readonly UnrecognizedReference[];
  readonly unlinked: readonly UnlinkedVersion[];
  /** The files that were read, by path. */
  readonly files: ReadonlyMap<string, ParsedFile>;
}

/** Plans the edits of the input `images`. */
export async function planImages(commit: Checkout, intent: Intent): Promise<PlannedImages> {
  const { images, all, addMissing, manifests, repository } = intent;
  const checkout = images.length === 0 ? commit : await withLinkedManifests(commit);
  const named = namedPaths(manifestPathspecs(manifests));
  const located = await locateImages(checkout, images, { named, isNarrow: manifests.length > 0, addMissing });
  const { locations: found, files, untouched, unrecognized, unlinked, ineffective } = located;
  const locations = await withTargets(found, checkout, new Set(named));
  const effective = images.filter((override) => !ineffective.has(override));
  const missing = addMissing ? effective.filter((override) => !locations.get(override)?.some(isSet)) : [];
  const added = missing.length === 0 ? undefined : await planImageEntries(checkout, missing, { all, named });
  const left = effective.filter((override) => added?.added.has(override) !== true);
  const notFoundImages = left.filter((override) => (locations.get(override) ?? []).length === 0);
  const scope = {
    repository: `${repository.name} (${checkout.branch})`,
    manifests: manifests.map(({ text }) => text),
    addMissing,
    untouched: [...unrecognized, ...unlinked, ...untouched],
  };
  const notFoundFaults = notFoundImages.length === 0 ? [] : await notFound(notFoundImages, checkout, scope);
  const choosing = { all, named };
  const ambiguous = left.filter((override) => isAmbiguous(override, locations.get(override) ?? [], choosing));
  const ambiguousLocations = ambiguous.flatMap((override) => locations.get(override) ?? []);
  const inheritors =
    ambiguousLocations.length === 0 ? new Map() : await inheritorsOf(ambiguousLocations, openRepository(checkout));
  const context = { ...choosing, isAlone: ambiguous.length === 1, inheritors };
  const chosen = left.map((override) => chooseImages(override, locations.get(override) ?? [], context));
  const chosenEdits = chosen.flatMap(({ edits }) => edits);
  const joined = joinSharedScalars(chosenEdits, files, { images, all });
  return {
    edits: [...joined.edits, ...(added?.edits ?? [])],
    alreadySet: chosen.flatMap(({ alreadySet }) => alreadySet),
    faults: [
      ...[...ineffective].map(([override, without]) => ineffectiveFault(override, without)),
      ...chosen.flatMap(({ faults }) => faults),
      ...joined.faults,
      ...(added?.faults ?? []),
      ...notFoundFaults,
    ],
    untouched: [...untouched, ...(await unsearched(checkout, intent))],
    unrecognized,
    unlinked,
    files: new Map([...files, ...(added?.files ?? [])]),
  };
}

/** Says that what may override images outside of `manifests` is not known, where the repository is too large for that. */
async function unsearched(checkout: Checkout, { images, manifests }: Intent): Promise<readonly Untouched[]> {
  if (images.length === 0 || manifests.length === 0) return [];
  if ((await checkout.searchEverywhere(["argoproj.io/"])) !== undefined) return [];
  const reason = "has too many files outside of input `manifests` to search them for what overrides an image";
  return [{ file: ".", reason }];
}

/**
 * Whether a version is set here. Where entries can be added, an image without a version does not count, unless it is in
 * such an entry.
 */
function isSet({ found: { image, at, format } }: ImageLocation): boolean {
  const isEntry = format === "kustomize" && at.steps[0][0] === "images";
  return isEntry || image.tag !== undefined || image.digest !== undefined;
}
