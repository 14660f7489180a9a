import { UserError } from "@pushpull/core";
import type { Checkout } from "../git/types.ts";
import type { PlannedEdit } from "../locate/choose.ts";
import { readFiles } from "../locate/read.ts";
import type { Intent } from "../types.ts";
import { setChanges } from "./changes.ts";
import { joinAdded } from "./join-added.ts";

interface PlannedValues {
  readonly edits: readonly PlannedEdit[];
  readonly faults: readonly UserError[];
  /** The files that are read, by their paths. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Plans the edits of the input `set`. */
export async function planValues(checkout: Checkout, { set, addMissing, all }: Intent): Promise<PlannedValues> {
  if (set.length === 0) return { edits: [], faults: [], texts: new Map() };
  const { files, untouched } = await readFiles(checkout, [...new Set(set.map(({ file }) => file))]);
  const planned = set.map((line): readonly PlannedEdit[] | UserError => {
    const file = files.get(line.file);
    if (file === undefined) {
      const reason = untouched.find((each) => each.file === line.file)?.reason;
      return new UserError(`Input 'set', line ${line.line}: ${line.file} ${reason ?? "is not there"}`, {
        code: "input",
        hint:
          reason === undefined
            ? "Paths are those of the manifest repository, from its root; links and submodules are not followed."
            : "Choose another file.",
      });
    }
    const changes = setChanges(line, file, { addMissing, all });
    return changes instanceof UserError ? changes : changes.edits;
  });
  return {
    edits: joinAdded(planned.flatMap((edits) => (edits instanceof UserError ? [] : edits))),
    faults: planned.filter((edits) => edits instanceof UserError),
    texts: new Map([...files.values()].map(({ file, text }) => [file, text])),
  };
}
