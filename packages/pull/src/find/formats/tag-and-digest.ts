/** What the formats share that have a field each for the tag and the digest: Kustomize's `images`, Flux's OCIRepository. */
import { isDigest, isTag } from "@pushpull/core/images";
import type { NodePath, YamlChange } from "../../yaml-edit/yaml-change.ts";
import { below } from "../document-nodes.ts";

/** The version as text: YAML reads `newTag: 1.10` as a number, which Kustomize rejects and an edit corrects. */
export function versionText(value: unknown): string | undefined {
  return value === undefined || value === null || value === "" ? undefined : String(value);
}

/** Why a version is not changed: it is a placeholder, such as `${TAG}`, that something else fills in. */
export function filledIn(tag: string | undefined, digest: string | undefined): string | undefined {
  const placeholder = [tag !== undefined && !isTag(tag) && tag, digest !== undefined && !isDigest(digest) && digest];
  const written = placeholder.find((each) => each !== false);
  return written === undefined ? undefined : `its version ${written} is filled in elsewhere`;
}

/**
 * Gives fields of a map new values. A field that is not there yet replaces a spare one, by renaming it, or is added.
 * @param spare fields that are no longer needed; removed if nothing replaces them
 * @param after the field to add others after; at the end of the map if undefined
 */
export function replaceFields(
  { fields, at }: { readonly fields: Readonly<Record<string, unknown>>; readonly at: NodePath },
  wanted: ReadonlyMap<string, string>,
  spare: readonly string[],
  after?: string,
): readonly YamlChange[] {
  const left = [...spare];
  const changes: YamlChange[] = [];
  let last = after;
  for (const [key, value] of wanted) {
    const replaced = key in fields ? undefined : left.shift();
    if (replaced !== undefined) changes.push({ kind: "rename", at: below(at, replaced), key, value });
    else if (!(key in fields)) changes.push({ kind: "add", at, key, value, after: last });
    else if (fields[key] !== value) changes.push({ kind: "set", at: below(at, key), value });
    if (after !== undefined) last = replaced ?? key;
  }
  return [...changes, ...left.map((field): YamlChange => ({ kind: "remove", at: below(at, field) }))];
}
