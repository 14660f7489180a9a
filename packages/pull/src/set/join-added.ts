import type { Change, PlainValue } from "../edit/types.ts";
import type { PlannedEdit } from "../locate/choose.ts";
import { isMap } from "../locate/shapes.ts";

type Add = Change & { readonly kind: "add" };

/**
 * Several lines may add keys to one map that is not there yet (`web.probes.path`, `web.probes.port`). It is added once, by
 * the first of them, with the keys of all.
 */
export function joinAdded(edits: readonly PlannedEdit[]): readonly PlannedEdit[] {
  const joined = new Map<string, Add>();
  for (const { file, changes } of edits) {
    for (const change of changes) {
      if (change.kind !== "add") continue;
      const before = joined.get(keyOf(file, change));
      const value = before === undefined ? change.value : withEntries(before.value, change.value);
      joined.set(keyOf(file, change), { ...change, value });
    }
  }
  return edits.map((edit) => ({
    ...edit,
    changes: edit.changes.flatMap((change): readonly Change[] => {
      if (change.kind !== "add") return [change];
      const key = keyOf(edit.file, change);
      const whole = joined.get(key);
      joined.delete(key);
      return whole === undefined ? [] : [whole];
    }),
  }));
}

function keyOf(file: string, { at, key }: Add): string {
  return JSON.stringify([file, at, key]);
}

function withEntries(before: PlainValue, more: PlainValue): PlainValue {
  if (!isMap(before) || !isMap(more)) return more;
  const merged = new Map<string, PlainValue>(Object.entries(before as Readonly<Record<string, PlainValue>>));
  for (const [key, value] of Object.entries(more as Readonly<Record<string, PlainValue>>)) {
    const present = merged.get(key);
    merged.set(key, present === undefined ? value : withEntries(present, value));
  }
  return Object.fromEntries(merged);
}
