import type { UserError } from "@pushpull/core/errors";
import { manifestPathspecs } from "../git/search.ts";
import type { Checkout } from "../git/types.ts";
import { addEntries } from "./add-entries.ts";
import { chooseImages, isAmbiguous, type PlannedEdit } from "./choose.ts";
import { locateImages } from "./locate.ts";
import { notFound } from "./not-found.ts";
import type { Place } from "./place.ts";
import type { Stray } from "./strays.ts";
import { namedPaths } from "./targets/named-targets.ts";
import { withTargets } from "./targets/target-place.ts";
import type { Intent, Untouched } from "./types.ts";

interface PlannedImages {
  readonly edits: readonly PlannedEdit[];
  readonly standing: readonly PlannedEdit[];
  readonly faults: readonly UserError[];
  readonly untouched: readonly Untouched[];
  readonly strays: readonly Stray[];
  /** The files that are read, by their paths. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Plans the edits of the input `images`. */
export async function planImages(checkout: Checkout, intent: Intent): Promise<PlannedImages> {
  const { images, all, addMissing, manifests, repository } = intent;
  const named = namedPaths(manifestPathspecs(manifests));
  const { places: found, files, untouched, strays } = await locateImages(checkout, images, addMissing);
  const places = await withTargets(found, checkout, new Set(named));
  const texts = [...files.values()].map(({ file, text }) => [file, text] as const);
  const missing = addMissing ? images.filter((override) => !places.get(override)?.some(isSet)) : [];
  const added = missing.length === 0 ? undefined : await addEntries(checkout, missing, { all, named });
  const left = images.filter((override) => added?.added.has(override) !== true);
  const nowhere = left.filter((override) => (places.get(override) ?? []).length === 0);
  const looked = {
    repository: `${repository.name} (${checkout.branch})`,
    manifests: manifests.map(({ text }) => text),
    addMissing,
    untouched: [...strays, ...untouched],
  };
  const lost = nowhere.length === 0 ? [] : await notFound(nowhere, checkout, looked);
  const choosing = { all, named };
  const isAlone = left.filter((override) => isAmbiguous(override, places.get(override) ?? [], choosing)).length === 1;
  const chosen = left.map((override) => chooseImages(override, places.get(override) ?? [], { ...choosing, isAlone }));
  return {
    edits: [...chosen.flatMap(({ edits }) => edits), ...(added?.edits ?? [])],
    standing: chosen.flatMap(({ standing }) => standing),
    faults: [...chosen.flatMap(({ faults }) => faults), ...(added?.faults ?? []), ...lost],
    untouched,
    strays,
    texts: new Map([...texts, ...(added?.texts ?? [])]),
  };
}

/** Where an entry may be added, an image without a version is none that is set there, unless it is in such an entry. */
function isSet({ found: { image, at, format } }: Place): boolean {
  const isEntry = format === "kustomize" && at.steps[0][0] === "images";
  return isEntry || image.tag !== undefined || image.digest !== undefined;
}
