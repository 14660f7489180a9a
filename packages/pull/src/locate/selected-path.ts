import type { FieldPath } from "@pushpull/core/kubernetes";
import type { ParsedDocument } from "../yaml-edit/parse-file.ts";
import type { NodePath } from "../yaml-edit/yaml-change.ts";
import { formatPath } from "../yaml-edit/yaml-change.ts";
import { isMap, listOf } from "./shapes.ts";

/**
 * A path as the input `set` takes it, that means the same when a list has got other items meanwhile: they are chosen by a
 * field that no other item of theirs has the same of, `[name=web]`, and by their number where there is none.
 */
export function selectedPath(document: ParsedDocument, { steps }: NodePath): string {
  const parts = steps.map((path, index) => {
    const [first, ...rest] = steps.slice(0, index);
    const root = first === undefined ? document.value : document.textValue([first, ...rest]);
    return formatIn(root, path);
  });
  // `set` follows a path into a text without being told.
  return parts.reduce((whole, part) => (part === "" || part.startsWith("[") ? whole + part : `${whole}.${part}`));
}

function formatIn(root: unknown, path: FieldPath): string {
  let written = "";
  let value = root;
  for (const [index, step] of path.entries()) {
    const selected = typeof step === "number" ? select(listOf(value), step, path[index + 1]) : undefined;
    const plain = formatPath([[step]]);
    written += selected ?? (written === "" || plain.startsWith("[") ? plain : `.${plain}`);
    value = typeof step === "number" ? listOf(value)[step] : isMap(value) ? value[step] : undefined;
  }
  return written;
}

/** What changes from one version to the next does not choose an item. */
const versionLike = /(?:tag|version|digest|sha|hash|image|revision|commit)$/i;

/** Keys and values that need no quotes in a path. */
const plainKey = /^[^\s[\]="']+$/;
const plainValue = /^[^\s[\]="']+$/;

function select(items: readonly unknown[], index: number, next: string | number | undefined): string | undefined {
  const item = items[index];
  if (!isMap(item)) return undefined;
  const keys = Object.keys(item).toSorted((a, b) => Number(b === "name") - Number(a === "name"));
  const key = keys.find((each) => {
    const value = scalarText(item[each]);
    if (value === undefined || each === next || versionLike.test(each)) return false;
    if (!plainKey.test(each) || !plainValue.test(value)) return false;
    return items.every((other, at) => at === index || !isMap(other) || scalarText(other[each]) !== value);
  });
  return key === undefined ? undefined : `[${key}=${scalarText(item[key])}]`;
}

function scalarText(value: unknown): string | undefined {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? String(value)
    : undefined;
}
