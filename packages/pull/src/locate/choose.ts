import { formatImage, formatLocation, type ImageOverride, overrideImage, UserError } from "@pushpull/core";
import { formatPath } from "../edit/path.ts";
import type { Change } from "../edit/types.ts";
import { ambiguousFault, sharedFault } from "./ambiguous.ts";
import type { Place } from "./place.ts";
import type { Edit } from "./types.ts";
import { describeUpdate, formatVersion } from "./version.ts";

/** An edit, and what makes it. */
export interface PlannedEdit extends Edit {
  readonly changes: readonly Change[];
}

interface Chosen {
  readonly edits: readonly PlannedEdit[];
  /** What is there already, as it is wanted. */
  readonly standing: readonly PlannedEdit[];
  readonly faults: readonly UserError[];
}

/**
 * Decides which places of an image are set. All of them where they have one version; where they have several, or where a
 * value is used in other places too, only `all` says that all are meant.
 * @param isAlone whether no other image has several versions
 * @returns an edit for each place that changes
 */
export function chooseImages(
  override: ImageOverride,
  places: readonly Place[],
  { all, isAlone }: { readonly all: boolean; readonly isAlone: boolean },
): Chosen {
  const updates = places.map((place) => ({ place, update: updateOf(override, place) }));
  if (!all && hasSeveralVersions(places))
    return { edits: [], standing: [], faults: [ambiguousFault(override, places, isAlone)] };
  const refused = updates.flatMap(({ update }) => (update instanceof UserError ? [update] : []));
  const possible = updates.flatMap(({ place, update: edit }) => (edit instanceof UserError ? [] : [{ place, edit }]));
  const changing = possible.filter(({ edit }) => edit.changes.length > 0);
  const shared = changing.flatMap(({ place }) => {
    const sharing = all ? undefined : place.document.sharing(place.found.at.steps);
    return sharing === undefined ? [] : [sharedFault(override, place, sharing)];
  });
  const standing = possible.map(({ edit }) => edit).filter((edit) => edit.changes.length === 0);
  return { edits: changing.map(({ edit }) => edit), standing, faults: [...refused, ...shared] };
}

export function hasSeveralVersions(places: readonly Place[]): boolean {
  return new Set(places.map(({ found }) => formatVersion(found.image))).size > 1;
}

function updateOf(override: ImageOverride, { found, file: { file }, location }: Place): PlannedEdit | UserError {
  const target = overrideImage(found.image, override);
  const changes = found.become(target);
  if (typeof changes === "string") {
    const where = formatLocation(location);
    return new UserError(`${override.name} cannot become ${formatImage(target)} at ${where}: ${changes}`, {
      code: "edit",
      hint: "Change it by hand once, or set the values yourself with input 'set'.",
      location,
    });
  }
  const update = describeUpdate(found.image, target);
  return { file, line: location.line, path: formatPath(found.at.steps), image: override.name, ...update, changes };
}
