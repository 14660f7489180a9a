/**
 * Plans the edits of the input `set`: `parse-set.ts` reads its lines, `set-nodes.ts` finds the nodes that they refer to,
 * `set-changes.ts` decides what changes there. `yaml-edit/` then writes the changes.
 */

import { isDeepStrictEqual } from "node:util";
import { UserError } from "@pushpull/core/errors";
import { valueAt } from "@pushpull/core/kubernetes";
import { sentence } from "@pushpull/core/text";
import { isMap, mapOf } from "@pushpull/core/yaml";
import { listOf } from "../find/document-nodes.ts";
import type { Intent, SetLine } from "../find/intent.ts";
import type { PlannedEdit, PlannedFileEdit } from "../find/planned-edit.ts";
import { insteadOfEdit, readFiles } from "../find/read-files.ts";
import { deployTargets } from "../find/targets/deploy-targets.ts";
import { readTargetFolders } from "../find/targets/locate-targets.ts";
import type { Checkout } from "../git/types.ts";
import type { ParsedFile } from "../yaml-edit/parse-file.ts";
import type { YamlChange } from "../yaml-edit/yaml-change.ts";
import { joinAdded } from "./join-added.ts";
import { setFault } from "./parse-set.ts";
import { setChanges } from "./set-changes.ts";

interface PlannedValues {
  readonly edits: readonly PlannedEdit[];
  readonly alreadySet: readonly PlannedFileEdit[];
  /** Line number of the input that each edit comes from. */
  readonly lines: ReadonlyMap<PlannedEdit, number>;
  readonly faults: readonly UserError[];
  /** The files that were read, by path. */
  readonly files: ReadonlyMap<string, ParsedFile>;
}

/** Plans the edits of the input `set`. */
export async function planValues(checkout: Checkout, { set, addMissing, all }: Intent): Promise<PlannedValues> {
  if (set.length === 0) return { edits: [], alreadySet: [], lines: new Map(), faults: [], files: new Map() };
  const { files, untouched } = await readFiles(checkout, [...new Set(set.map(({ file }) => file))]);
  const planned = await Promise.all(
    set.map(async (line): Promise<readonly PlannedFileEdit[] | UserError> => {
      const file = files.get(line.file);
      if (file === undefined) {
        const reason = untouched.find((each) => each.file === line.file)?.reason;
        if (reason !== undefined) return setFault(line, `${line.file} ${reason}`, sentence(insteadOfEdit(reason)));
        return setFault(line, `${line.file} does not exist`, await missingFileHint(line, checkout));
      }
      const changes = setChanges(line, file, { addMissing, all });
      return changes instanceof UserError ? changes : changes.edits;
    }),
  );
  const requested = planned.flatMap((edits, index) =>
    edits instanceof UserError ? [] : edits.map((edit) => ({ edit, line: set[index]?.line ?? 0 })),
  );
  const changing = requested.filter(({ edit }) => edit.changes.length > 0);
  const targeted = await withTargets(
    changing.map(({ edit }) => edit),
    files,
    checkout,
  );
  const numbered = targeted.map((edit, nth) => ({ ...edit, inputLine: changing[nth]?.line ?? 0 }));
  const joined = joinAdded(numbered, ({ file }, change) => hasItem(files.get(file), change));
  const lines = new Map(joined.edits.map(({ inputLine: line, ...edit }): [PlannedEdit, number] => [edit, line]));
  const alreadySet = joined.alreadySet.map(({ inputLine: _, ...edit }) => ({ ...edit, changes: [] }));
  return {
    edits: [...lines.keys()],
    alreadySet: [...requested.map(({ edit }) => edit).filter((edit) => edit.changes.length === 0), ...alreadySet],
    lines,
    faults: planned.filter((edits) => edits instanceof UserError),
    files,
  };
}

/** Whether a `once` change would append an item to a list that already has one with the same content. */
function hasItem(file: ParsedFile | undefined, change: YamlChange): boolean {
  if (change.kind !== "append" || !change.once) return false;
  const { document, steps } = change.at;
  const [first, ...inner] = steps;
  const read = file?.documents[document];
  const root = inner.length === 0 ? read?.value : read?.textValue([first, ...inner.slice(0, -1)]);
  return listOf(valueAt(root, inner.at(-1) ?? first)).some((item) => hasAll(item, change.item));
}

function hasAll(value: unknown, wanted: unknown): boolean {
  if (!isMap(wanted)) return isDeepStrictEqual(value, wanted);
  return Object.entries(wanted).every(([key, each]) => hasAll(mapOf(value)[key], each));
}

/** Each line names its own file, so targets are found per edit. */
async function withTargets(
  edits: readonly PlannedFileEdit[],
  files: ReadonlyMap<string, ParsedFile>,
  checkout: Pick<Checkout, "read">,
): Promise<readonly PlannedEdit[]> {
  const named = new Set(edits.map(({ file }) => file));
  const folders = await readTargetFolders(checkout, [...named]);
  const located = new Map(
    edits.flatMap((edit) => {
      const [file, at] = [files.get(edit.file), edit.changes[0]?.at];
      const document = at && file?.documents[at.document];
      return file && document && at ? [[edit, { file, document, at }] as const] : [];
    }),
  );
  const targets = deployTargets([...located.values()], folders, named);
  const names = new Map([...located.keys()].map((edit, nth) => [edit, targets[nth]?.name]));
  return edits.map((edit) => ({ ...edit, target: names.get(edit) ?? edit.file }));
}

async function missingFileHint({ file }: SetLine, checkout: Checkout): Promise<string> {
  if (/[*?]/.test(file)) return "Globs are not supported: name each file on a separate line.";
  const nearest = await checkout.nearestFile(file);
  if (nearest !== undefined) return `Did you mean '${nearest}'?`;
  return "Paths are relative to the root of the manifest repository; links and submodules are not followed.";
}
