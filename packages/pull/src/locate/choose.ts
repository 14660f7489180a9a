import { formatLocation, UserError } from "@pushpull/core/errors";
import { formatImage, type ImageOverride, overrideImage } from "@pushpull/core/images";
import { formatPath } from "../edit/path.ts";
import type { Change } from "../edit/types.ts";
import { ambiguousFault, sharedFault, type ToldOfChoice } from "./ambiguous.ts";
import { countTargets, namesEach } from "./targets/named-targets.ts";
import { filesOf, hasSeveralVersions, type TargetPlace } from "./targets/target-place.ts";
import type { Edit, FileEdit } from "./types.ts";
import { describeUpdate } from "./version.ts";

/** An edit of a file, and what makes it. */
export interface PlannedFileEdit extends FileEdit {
  readonly changes: readonly Change[];
}

/** The same, and what it is deployed with. */
export interface PlannedEdit extends Edit {
  readonly changes: readonly Change[];
}

/** What a person has said of which places are meant. */
export interface Choosing {
  readonly all: boolean;
  /** The files and folders that `manifests` names. */
  readonly named: readonly string[];
}

interface Chosen {
  readonly edits: readonly PlannedEdit[];
  /** What is there already, as it is wanted. */
  readonly standing: readonly PlannedEdit[];
  readonly faults: readonly UserError[];
}

/**
 * Decides which places of an image are set. All of them where they are in one target and have one version. Where several
 * targets would change, each has to be named, or `all` says that all are meant; so it is where one target has several
 * versions, or a value is used in other places too.
 * @param choosing and what an error says of it
 * @returns an edit for each place that changes
 */
export function chooseImages(
  override: ImageOverride,
  places: readonly TargetPlace[],
  choosing: Choosing & ToldOfChoice,
): Chosen {
  if (isAmbiguous(override, places, choosing)) {
    return { edits: [], standing: [], faults: [ambiguousFault(override, places, choosing)] };
  }
  const updates = places.map((place) => ({ place, update: updateOf(override, place) }));
  const refused = updates.flatMap(({ update }) => (update instanceof UserError ? [update] : []));
  const possible = updates.flatMap(({ place, update: edit }) => (edit instanceof UserError ? [] : [{ place, edit }]));
  const changing = possible.filter(({ edit }) => edit.changes.length > 0);
  const shared = changing.flatMap(({ place }) => {
    const sharing = choosing.all ? undefined : place.document.sharing(place.found.at.steps);
    return sharing === undefined ? [] : [sharedFault(override, place, sharing)];
  });
  const standing = possible.map(({ edit }) => edit).filter((edit) => edit.changes.length === 0);
  return { edits: changing.map(({ edit }) => edit), standing, faults: [...refused, ...shared] };
}

/** Whether nobody has said which places of an image are meant. */
export function isAmbiguous(
  override: ImageOverride,
  places: readonly TargetPlace[],
  { all, named }: Choosing,
): boolean {
  if (all) return false;
  const changing = places.filter((place) => {
    const update = updateOf(override, place);
    return update instanceof UserError || update.changes.length > 0;
  });
  if (countTargets(filesOf(changing)) > 1 && !namesEach(filesOf(changing), named)) return true;
  // Targets that are named each may differ; what is deployed as one may not.
  const alike = namesEach(filesOf(places), named)
    ? [...Map.groupBy(places, ({ target }) => target.name).values()]
    : [places];
  return alike.some(hasSeveralVersions);
}

function updateOf(
  override: ImageOverride,
  { found, file: { file }, location, target: { name } }: TargetPlace,
): PlannedEdit | UserError {
  const to = overrideImage(found.image, override);
  const changes = found.become(to);
  if (typeof changes === "string") {
    const where = formatLocation(location);
    return new UserError(`${override.name} cannot become ${formatImage(to)} at ${where}: ${changes}`, {
      code: "edit",
      hint: "Change it by hand once, or set the values yourself with input 'set'.",
      location,
    });
  }
  const update = describeUpdate(found.image, to);
  const path = formatPath(found.at.steps);
  return { target: name, file, line: location.line, path, image: override.name, ...update, changes };
}
