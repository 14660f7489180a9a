import { type ImageReference, isTag, normalizeName } from "@pushpull/core/images";
import { type FieldPath, valueAt } from "@pushpull/core/kubernetes";
import { isMap } from "@pushpull/core/yaml";
import type { ParsedDocument } from "../yaml-edit/parse-file.ts";
import { formatPath, type NodePath } from "../yaml-edit/yaml-change.ts";
import { listOf } from "./document-nodes.ts";
import { isDigestKey } from "./helm/helm-version-fields.ts";
import type { ImageLocation, ScalarLocation } from "./image-location.ts";

/**
 * Formats the YAML line that sets a value; undefined if input `set` cannot express it.
 * @param target the `FILE:PATH` of a location
 */
export function setLine(target: string, value: unknown): string | undefined {
  const line = `${target}=${value}`;
  // A line that starts with `#` is a comment, and each line is a separate one.
  if (line !== line.trim() || /^#|[\p{Cc}\p{Zl}\p{Zp}]/u.test(line)) return undefined;
  const isPlain = /^[\p{L}\p{N}._/]/u.test(line) && !line.includes(": ") && !line.includes(" #") && !line.endsWith(":");
  return `set: ${isPlain ? line : JSON.stringify(line)}`;
}

/** The `FILE:PATH` of a location, as input `set` takes it. */
export function setTarget({ found, file, document }: ScalarLocation): string {
  const full = file.documents.filter(({ value }) => value !== undefined && value !== null);
  const number = full.indexOf(document) + 1;
  const where = full.length === 1 ? file.file : `${file.file}#${number}`;
  return `${where}:${selectedPath(document, found.at)}`;
}

/** Maximum number of fields to choose from. */
const maxLines = 3;

/** The lines of input `set` that would set the version where it seems to be, the most likely first. */
export function setInstead(location: ImageLocation, to: ImageReference): readonly string[] {
  const { found, elsewhere = [] } = location;
  if (normalizeName(to.name) !== normalizeName(found.image.name)) return [];
  const lines = elsewhere.flatMap((other) => {
    const value = versionFor(other, to);
    return value === undefined ? [] : [`\`set: ${setTarget(other)}=${value}\``];
  });
  return [...new Set(lines)].slice(0, maxLines);
}

/** The new value of a version field, in the form of the present one; undefined if the field cannot express it. */
export function versionFor(
  { document, found: { at } }: ScalarLocation,
  { tag, digest }: Omit<ImageReference, "name">,
): string | undefined {
  const [first, ...inner] = at.steps;
  const path = inner.at(-1) ?? first;
  const present = valueAt(inner.length === 0 ? document.value : document.textValue([first]), path);
  if (isDigestKey(String(path.at(-1)))) {
    const isBare = typeof present === "string" && /^[a-f0-9]{64}$/.test(present);
    return isBare ? digest?.replace(/^sha256:/, "") : digest;
  }
  if (digest === undefined) return tag;
  const [before = ""] = String(present).split("@", 1);
  const behind = tag ?? (isTag(before) ? before : undefined);
  return behind === undefined ? undefined : `${behind}@${digest}`;
}

/**
 * Formats a path for input `set` that stays valid if list items change: items are selected by a field with a unique
 * value, `[name=web]`, or by index if there is none.
 */
export function selectedPath(document: ParsedDocument, { steps }: NodePath): string {
  const parts = steps.map((path, index) => {
    const [first, ...rest] = steps.slice(0, index);
    const root = first === undefined ? document.value : document.textValue([first, ...rest]);
    return formatIn(root, path);
  });
  // `set` follows a path into a string without a separator of its own.
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

/** Fields that change with the version cannot select an item. */
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
