import { isMap } from "@pushpull/core/yaml";
import type { PlannedFileEdit } from "../find/planned-edit.ts";
import type { PlainValue, YamlChange } from "../yaml-edit/yaml-change.ts";

type Added = YamlChange & { readonly kind: "add" | "append" };

/**
 * Joins lines that add keys to the same missing map (`web.probes.path`, `web.probes.port`) or to the same new list
 * item: the first of them adds it with the keys of all.
 * @param isPresent whether the item that a change would add is already present
 * @returns the edits that add something, and those whose item is already present
 */
export function joinAdded<Each extends PlannedFileEdit>(
  edits: readonly Each[],
  isPresent: (edit: Each, change: YamlChange) => boolean,
): { readonly edits: readonly Each[]; readonly alreadySet: readonly Each[] } {
  const joined = new Map<string, Added>();
  const keys = new Map<YamlChange, string>();
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
  const joinedChange = (change: YamlChange) => joined.get(keys.get(change) ?? "") ?? change;
  const isAlreadySet = (edit: Each) => edit.changes.every((change) => isPresent(edit, joinedChange(change)));
  const alreadySet = edits.filter(isAlreadySet);
  const used = new Set<YamlChange>();
  const adding = edits
    .filter((edit) => !isAlreadySet(edit))
    .map((edit) => {
      const changes = edit.changes.map(joinedChange).filter((change) => !used.has(change));
      for (const change of changes) used.add(change);
      return { ...edit, changes };
    });
  return { edits: adding, alreadySet };
}

function isAdded(change: YamlChange): change is Added {
  return change.kind === "add" || change.kind === "append";
}

function keyOf(file: string, change: Added): string {
  return JSON.stringify([file, change.at, change.kind === "add" ? change.key : ""]);
}

/** Scalars are never joined: each is a separate item. */
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

/** Joins lists of one item each. If both items are maps, lines with the same start mean the same item. */
function withItems(before: readonly PlainValue[], more: readonly PlainValue[]): readonly PlainValue[] {
  const [last, next] = [before.at(-1), more[0]];
  return isMap(last) && isMap(next)
    ? [...before.slice(0, -1), withEntries(last as PlainValue, next as PlainValue)]
    : [...before, ...more];
}

function isList(value: PlainValue): value is readonly PlainValue[] {
  return Array.isArray(value);
}
