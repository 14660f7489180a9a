import { formatLocation, UserError } from "@pushpull/core/errors";
import type { ImageOverride } from "@pushpull/core/images";
import type { PlannedEdit } from "../find/planned-edit.ts";
import type { YamlChange } from "../yaml-edit/yaml-change.ts";

/** An edit, and the line of an input that requests it: `input 'images', line 2`. */
interface RequestedEdit {
  readonly edit: PlannedEdit;
  readonly by: string;
}

/**
 * Errors for values that two lines of the inputs would set: a line of `set` and one of `images`, or two of `set` whose
 * paths lead to the same value.
 * @param setLines the line of `set` that each edit belongs to
 */
export function conflictingLines(
  imageEdits: readonly PlannedEdit[],
  valueEdits: readonly PlannedEdit[],
  {
    images,
    setLines,
  }: { readonly images: readonly ImageOverride[]; readonly setLines: ReadonlyMap<PlannedEdit, number> },
): readonly UserError[] {
  const byImages = imageEdits.map((edit): RequestedEdit => {
    const line = images.find(({ name }) => name === edit.image)?.line;
    return { edit, by: `input 'images'${line === undefined ? "" : `, line ${line}`}` };
  });
  const requests = new Map(
    byImages.flatMap((request) => request.edit.changes.map((change) => [keyOf(request.edit, change), request])),
  );
  return valueEdits.flatMap((edit): readonly UserError[] => {
    const line = setLines.get(edit) ?? 0;
    const keys = edit.changes.map((change) => keyOf(edit, change));
    const other = keys.map((key) => requests.get(key)).find((request) => request !== undefined);
    // Two lines may add keys to the same map.
    for (const key of keys)
      if (edit.changes[0]?.kind === "set") requests.set(key, { edit, by: `input 'set', line ${line}` });
    if (other === undefined) return [];
    const { path, file, line: at } = edit;
    const message = `Input 'set', line ${line} and ${other.by} both set ${path} in ${formatLocation({ file, line: at })}`;
    return [new UserError(message, { code: "input", hint: "Keep one of them.", location: { file, line: at } })];
  });
}

function keyOf({ file }: PlannedEdit, change: YamlChange): string {
  return JSON.stringify([file, change.at, change.kind === "add" ? change.key : undefined]);
}
