import { formatLocation, UserError } from "@pushpull/core/errors";
import { formatImage, type ImageOverride, type ImageReference, overrideImage } from "@pushpull/core/images";
import { formatPath } from "../yaml-edit/yaml-change.ts";
import { changeImage } from "./change-image.ts";
import { describeUpdate } from "./image-location.ts";
import type { PlannedEdit } from "./planned-edit.ts";
import { setInstead } from "./set-lines.ts";
import { type AmbiguityContext, ambiguousFault } from "./targets/ambiguous-image.ts";
import { filesOf, hasSeveralVersions, type TargetLocation } from "./targets/locate-targets.ts";
import { countTargets, namesEach } from "./targets/named-targets.ts";

/** The inputs that select which locations to change. */
export interface ChoiceInputs {
  readonly all: boolean;
  /** The files and folders that `manifests` names. */
  readonly named: readonly string[];
}

interface Chosen {
  readonly edits: readonly PlannedEdit[];
  /** Locations that already have the requested version. */
  readonly alreadySet: readonly PlannedEdit[];
  readonly faults: readonly UserError[];
}

/**
 * Decides which locations of an image are set: all of them, if they are in one target and have one version. If several
 * targets would change, input `manifests` must name each of them, or `all` must be set; the same holds if one target
 * has several versions.
 * @param choosing the inputs, and the context for an error
 * @returns an edit for each location that changes
 */
export function chooseImages(
  override: ImageOverride,
  locations: readonly TargetLocation[],
  choosing: ChoiceInputs & AmbiguityContext,
): Chosen {
  if (isAmbiguous(override, locations, choosing)) {
    return { edits: [], alreadySet: [], faults: [ambiguousFault(override, locations, choosing)] };
  }
  const updates = locations.map((location) => ({ location, update: updateOf(override, location) }));
  const refused = refusedFaults(
    override,
    updates.flatMap(({ update }) => ("reason" in update ? [update] : [])),
  );
  const possible = updates.flatMap(({ location, update: edit }) => ("reason" in edit ? [] : [{ location, edit }]));
  const changing = possible.filter(({ edit }) => edit.changes.length > 0);
  const alreadySet = possible.map(({ edit }) => edit).filter((edit) => edit.changes.length === 0);
  return { edits: changing.map(({ edit }) => edit), alreadySet, faults: refused };
}

/** Whether the inputs leave open which locations of an image to change. */
export function isAmbiguous(
  override: ImageOverride,
  locations: readonly TargetLocation[],
  { all, named }: ChoiceInputs,
): boolean {
  if (all) return false;
  const changing = locations.filter((location) => {
    const update = updateOf(override, location);
    return "reason" in update || update.changes.length > 0;
  });
  if (countTargets(filesOf(withoutAliases(changing))) > 1 && !namesEach(filesOf(changing), named)) return true;
  // Named targets may have different versions; locations that are deployed as one unit may not.
  const groups = namesEach(filesOf(locations), named)
    ? [...Map.groupBy(locations, ({ target }) => target.name).values()]
    : [locations];
  return groups.some(hasSeveralVersions);
}

/** Omits aliases of another location: they cannot be changed separately. */
function withoutAliases(locations: readonly TargetLocation[]): readonly TargetLocation[] {
  const keyOf = ({ file, document, found }: TargetLocation) =>
    JSON.stringify([file.file, document.index, document.readers(found.at.steps)[0]]);
  return [...new Map(locations.map((location) => [keyOf(location), location])).values()];
}

/** A location that cannot get the requested image. */
interface RefusedUpdate {
  readonly location: TargetLocation;
  readonly to: ImageReference;
  readonly reason: string;
}

function updateOf(override: ImageOverride, location: TargetLocation): PlannedEdit | RefusedUpdate {
  const {
    found,
    file: { file },
    writtenAt,
    target: { name },
  } = location;
  const to = overrideImage(found.image, override);
  const changes = changeImage(found, to);
  if (typeof changes === "string") return { location, to, reason: changes };
  const update = describeUpdate(found.image, to);
  const path = formatPath(found.at.steps);
  return { target: name, file, line: writtenAt.line, path, image: override.name, ...update, changes };
}

/** One fault for all locations of a file that are refused for the same reason. */
function refusedFaults({ name }: ImageOverride, refused: readonly RefusedUpdate[]): readonly UserError[] {
  const each = refused.map((one) => ({ ...one, written: formatImage(one.to), hint: setHint(one) }));
  const groups = Map.groupBy(each, ({ location, written, reason, hint }) =>
    JSON.stringify([location.file.file, written, reason, hint]),
  );
  return [...groups.values()].flatMap((group) =>
    group.slice(0, 1).map(({ location: { writtenAt: location }, written, reason, hint }) => {
      const where = group.map(({ location }) => formatLocation(location.writtenAt)).join(", ");
      return new UserError(`${name} cannot become ${written} at ${where}: ${reason}`, { code: "edit", hint, location });
    }),
  );
}

function setHint({ location, to }: RefusedUpdate): string {
  const lines = setInstead(location, to);
  if (lines.length === 0) return "Change it by hand once, or set the values with input 'set'.";
  const which = lines.length === 1 ? "" : ", whichever the chart reads";
  return `Remove its line from input 'images', and set the field by input 'set'${which}: ${lines.join(", ")}.`;
}
