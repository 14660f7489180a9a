import type { Change, PlainValue } from "../edit/types.ts";
import { isMap } from "../find/document-nodes.ts";
import type { PlannedFileEdit } from "../find/planned-edit.ts";

type Added = Change & { readonly kind: "add" | "append" };

/**
 * Several lines may add keys to one map that is not there yet (`web.probes.path`, `web.probes.port`), or to one item of a
 * list. It is added once, by the first of them, with the keys of all.
 * @param isThere whether what would be added is there already
 * @returns the edits that add something, and those whose item is there
 */
export function joinAdded<Each extends PlannedFileEdit>(
  edits: readonly Each[],
  isThere: (edit: Each, change: Change) => boolean,
): { readonly edits: readonly Each[]; readonly standing: readonly Each[] } {
  const joined = new Map<string, Added>();
  const keys = new Map<Change, string>();
  for (const { file, changes } of edits) {
    for (const change of changes) {
      if (!isAdded(change)) continue;
      const present = [...joined].find(
        ([key, before]) => key.startsWith(keyOf(file, change)) && canJoin(before, change),
      );
      const key = present?.[0] ?? `${keyOf(file, change)} ${joined.size}`;
      keys.set(change, key);
      joined.set(key, present === undefined ? change : withMore(present[1], change));
    }
  }
  const wholeOf = (change: Change) => joined.get(keys.get(change) ?? "") ?? change;
  const stands = (edit: Each) => edit.changes.every((change) => isThere(edit, wholeOf(change)));
  const standing = edits.filter(stands);
  const taken = new Set<Change>();
  const adding = edits
    .filter((edit) => !stands(edit))
    .map((edit) => {
      const changes = edit.changes.map(wholeOf).filter((change) => !taken.has(change));
      for (const change of changes) taken.add(change);
      return { ...edit, changes };
    });
  return { edits: adding, standing };
}

function isAdded(change: Change): change is Added {
  return change.kind === "add" || change.kind === "append";
}

function keyOf(file: string, change: Added): string {
  return JSON.stringify([file, change.at, change.kind === "add" ? change.key : ""]);
}

/** Scalars are items of their own. */
function canJoin(before: Added, change: Added): boolean {
  return change.kind === "add" || (before.kind === "append" && isMap(before.item) && isMap(change.item));
}

function withMore(before: Added, more: Added): Added {
  if (before.kind === "append" && more.kind === "append")
    return { ...before, item: withEntries(before.item, more.item) };
  return before.kind === "add" && more.kind === "add"
    ? { ...before, value: withEntries(before.value, more.value) }
    : more;
}

function withEntries(before: PlainValue, more: PlainValue): PlainValue {
  if (isList(before) && isList(more)) return withItems(before, more);
  if (!isMap(before) || !isMap(more)) return more;
  const merged = new Map<string, PlainValue>(Object.entries(before as Readonly<Record<string, PlainValue>>));
  for (const [key, value] of Object.entries(more as Readonly<Record<string, PlainValue>>)) {
    const present = merged.get(key);
    merged.set(key, present === undefined ? value : withEntries(present, value));
  }
  return Object.fromEntries(merged);
}

/** Both have one item: lines that begin alike mean the same where it is a map. */
function withItems(before: readonly PlainValue[], more: readonly PlainValue[]): readonly PlainValue[] {
  const [last, next] = [before.at(-1), more[0]];
  return isMap(last) && isMap(next)
    ? [...before.slice(0, -1), withEntries(last as PlainValue, next as PlainValue)]
    : [...before, ...more];
}

function isList(value: PlainValue): value is readonly PlainValue[] {
  return Array.isArray(value);
}
