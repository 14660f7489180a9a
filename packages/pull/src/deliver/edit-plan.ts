import { throwFaults } from "@pushpull/core/errors";
import type { Intent } from "../find/intent.ts";
import { planImages } from "../find/plan-images.ts";
import type { FileEdit, PlannedEdit } from "../find/planned-edit.ts";
import type { Untouched } from "../find/read-files.ts";
import { namedPaths } from "../find/targets/named-targets.ts";
import type { UnrecognizedReference } from "../find/unrecognized-references.ts";
import { overlaidFaults } from "../find/values/unlinked-values.ts";
import { manifestPathspecs } from "../git/search.ts";
import type { Checkout } from "../git/types.ts";
import { planValues } from "../set/plan-values.ts";
import { editFile } from "../yaml-edit/edit-file.ts";
import type { ParsedFile } from "../yaml-edit/parse-file.ts";
import { formatPath } from "../yaml-edit/yaml-change.ts";
import { conflictingLines } from "./conflicting-lines.ts";

/** The edits for one commit. */
export interface PullPlan {
  readonly edits: readonly PlannedEdit[];
  /** Values that are already as requested. */
  readonly alreadySet: readonly FileEdit[];
  readonly untouched: readonly Untouched[];
  /** The files that edits change, as parsed to plan these, by path. */
  readonly files: ReadonlyMap<string, ParsedFile>;
}

/**
 * Plans the edits at a commit: which scalars of which files get which values.
 * @throws UserError or Faults for everything that is impossible or ambiguous
 */
export async function planPull(checkout: Checkout, intent: Intent): Promise<PullPlan> {
  const [images, values] = await Promise.all([planImages(checkout, intent), planValues(checkout, intent)]);
  const setEdits = [...values.edits, ...values.alreadySet];
  const isSet = (reference: UnrecognizedReference) => setEdits.some(isIn(reference));
  const listed = namedPaths(manifestPathspecs(intent.manifests));
  const overlaid = overlaidFaults(images.unlinked, listed, isSet);
  const twice = conflictingLines(images.edits, values.edits, { images: intent.images, setLines: values.lines });
  throwFaults([...images.faults, ...overlaid, ...values.faults, ...twice]);
  return {
    edits: [...images.edits, ...values.edits],
    alreadySet: [...images.alreadySet, ...values.alreadySet],
    untouched: [
      ...images.untouched,
      ...[...images.unrecognized, ...images.unlinked].filter((reference) => !isSet(reference)),
    ].map(({ file, reason }) => ({ file, reason })),
    files: new Map([...images.files, ...values.files]),
  };
}

/**
 * Applies edits: returns the new content of the changed files, by path.
 * @param plan the plan that the edits are from
 * @throws UserError if an edit cannot be proved correct
 */
export function applyEdits(
  edits: readonly PlannedEdit[],
  { files }: Pick<PullPlan, "files">,
): ReadonlyMap<string, Buffer> {
  const byFile = Map.groupBy(edits, ({ file }) => file);
  return new Map(
    [...byFile].map(([path, ofFile]) => {
      const file = files.get(path);
      if (file === undefined) throw new RangeError(`Edits of ${path}, which was not read`);
      const changes = ofFile.flatMap((edit) => edit.changes);
      return [path, Buffer.from(editFile(file, changes))];
    }),
  );
}

function isIn({ file, at }: UnrecognizedReference): (edit: FileEdit) => boolean {
  const path = formatPath(at.steps);
  return (edit) => edit.file === file && (edit.path === path || edit.path.startsWith(`${path} > `));
}
