import { throwFaults } from "@pushpull/core";
import { editFile } from "./edit/edit.ts";
import { formatPath } from "./edit/path.ts";
import { manifestPathspecs } from "./git/search.ts";
import type { Checkout } from "./git/types.ts";
import type { PlannedEdit } from "./locate/choose.ts";
import { planImages } from "./locate/plan-images.ts";
import type { Stray } from "./locate/strays.ts";
import { namedPaths } from "./locate/targets/named-targets.ts";
import type { FileEdit, Untouched } from "./locate/types.ts";
import { overlaidFaults } from "./locate/unlinked-values.ts";
import { planValues } from "./set/plan-values.ts";
import { setTwice } from "./set-twice.ts";
import type { Intent } from "./types.ts";

/** What is to be changed at one commit. */
export interface PullPlan {
  readonly edits: readonly PlannedEdit[];
  /** What is there already, as it is wanted. */
  readonly standing: readonly FileEdit[];
  readonly untouched: readonly Untouched[];
  /** The files that edits change, with those made. @throws UserError where an edit cannot prove itself */
  apply(edits: readonly PlannedEdit[]): ReadonlyMap<string, Buffer>;
}

/**
 * Finds out what is wanted at a commit: which scalars of which files are to become what.
 * @throws UserError or Faults for all that cannot be done, or is not certain
 */
export async function planPull(checkout: Checkout, intent: Intent): Promise<PullPlan> {
  const [images, values] = await Promise.all([planImages(checkout, intent), planValues(checkout, intent)]);
  const setEdits = [...values.edits, ...values.standing];
  const isSet = (stray: Stray) => setEdits.some(isIn(stray));
  const named = namedPaths(manifestPathspecs(intent.manifests));
  const overlaid = overlaidFaults(images.unlinked, named, isSet);
  const twice = setTwice(images.edits, values.edits, { images: intent.images, lineOf: values.lineOf });
  throwFaults([...images.faults, ...overlaid, ...values.faults, ...twice]);
  const texts = new Map([...images.texts, ...values.texts]);
  return {
    edits: [...images.edits, ...values.edits],
    standing: [...images.standing, ...values.standing],
    untouched: [...images.untouched, ...[...images.strays, ...images.unlinked].filter((stray) => !isSet(stray))].map(
      ({ file, reason }) => ({ file, reason }),
    ),
    apply(edits) {
      const byFile = Map.groupBy(edits, ({ file }) => file);
      return new Map(
        [...byFile].map(([file, ofFile]) => {
          const changes = ofFile.flatMap((edit) => edit.changes);
          return [file, Buffer.from(editFile(texts.get(file) ?? "", file, changes))];
        }),
      );
    },
  };
}

function isIn({ file, at }: Stray): (edit: FileEdit) => boolean {
  const path = formatPath(at.steps);
  return (edit) => edit.file === file && (edit.path === path || edit.path.startsWith(`${path} > `));
}
