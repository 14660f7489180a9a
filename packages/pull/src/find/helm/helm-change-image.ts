import { formatImage, type ImageReference, normalizeName } from "@pushpull/core/images";
import { mapOf } from "@pushpull/core/yaml";
import type { HelmWriting, RelativeChange, SplitImage } from "./helm-image.ts";
import { isDigestKey, isDigestSwitch } from "./helm-version-fields.ts";

/** The changes that turn an image in values into another one; a reason if its fields cannot express that. */
export function changeHelmImage(writing: HelmWriting, to: ImageReference): readonly RelativeChange[] | string {
  if (writing.kind === "split") return changeSplit(writing, to);
  const value = formatImage(to);
  return value === writing.written ? [] : [{ kind: "set", at: writing.path, value }];
}

function changeSplit(split: SplitImage, to: ImageReference): readonly RelativeChange[] | string {
  const renaming = nameChanges(split, to.name);
  if (typeof renaming === "string") return renaming;
  const { filledIn, map } = split;
  if (filledIn !== undefined) return `its version ${String(map[filledIn])} is filled in elsewhere`;
  const reason = digestSwitchReason(split, to);
  if (reason !== undefined) return reason;
  const versioned =
    split.fields.digest === undefined ? tagChanges(split, to) : digestChanges(split, to, split.fields.digest);
  return typeof versioned === "string" ? versioned : [...renaming, ...versioned];
}

function nameChanges(split: SplitImage, name: string): readonly RelativeChange[] | string {
  const { map, fields, image, registry } = split;
  if (normalizeName(name) === normalizeName(image.name)) return [];
  if (registry === undefined) return setField(split, fields.name, name);
  const repository = String(map[fields.name]);
  if (name.startsWith(`${registry.text}/`)) return setField(split, fields.name, name.slice(registry.text.length + 1));
  if (registry.isGlobal) return `global prefixes every image with the registry ${registry.text}`;
  if (fields.registry === undefined) return [];
  if (name.endsWith(`/${repository}`)) return setField(split, fields.registry, name.slice(0, -repository.length - 1));
  const full = normalizeName(name);
  const slash = full.indexOf("/");
  return [
    ...setField(split, fields.registry, full.slice(0, slash)),
    ...setField(split, fields.name, full.slice(slash + 1)),
  ];
}

/**
 * Without a field for digests: charts write `repository:tag`, so the digest follows the tag in the same scalar. A
 * digest without a tag follows the present tag; only the digest has an effect there.
 */
function tagChanges(split: SplitImage, { tag, digest }: ImageReference): readonly RelativeChange[] | string {
  if (digest === undefined) return tag === undefined ? [] : setTag(split, tag);
  const before = tag ?? split.image.tag;
  if (before === undefined) return "there is neither a field for a digest nor a tag to append it to";
  return setTag(split, `${before}@${digest}`);
}

/**
 * With a field for digests, which takes effect as soon as it is not empty. A tag is kept next to a digest without one:
 * some charts then ignore it (Bitnami, `common.images.image`), others require it (ingress-nginx).
 */
function digestChanges(
  split: SplitImage,
  { tag, digest }: ImageReference,
  field: string,
): readonly RelativeChange[] | string {
  if (tag === undefined && digest === undefined) return [];
  const { map, fields, image } = split;
  const present = map[field];
  const bare = typeof present === "string" && present !== "" ? !present.includes(":") : field.startsWith("sha");
  const value = bare ? (digest ?? "").replace(/^sha256:/, "") : (digest ?? "");
  // A digest after the tag as well would appear twice.
  const keptTag = tag ?? (fields.tag !== undefined && String(map[fields.tag]).includes("@") ? image.tag : undefined);
  const staysEmpty = value === "" && (present === null || present === "");
  return [
    ...(keptTag === undefined ? [] : setTag(split, keptTag)),
    ...(staysEmpty ? [] : setField(split, field, value)),
  ];
}

/** Why a chart would not read the fields after the change: a switch next to them, in a parent map, or in `global`. */
function digestSwitchReason({ parents, fields }: SplitImage, { tag, digest }: ImageReference): string | undefined {
  if (tag === undefined && digest === undefined) return undefined;
  const own = parents.at(-1) ?? {};
  const maps = [...parents.toReversed(), mapOf(parents[0]?.global)];
  const [given] = maps.flatMap((map) =>
    Object.entries(map).filter(
      ([key, on]) => isSwitch(on) && (isDigestSwitch(key) || (map === own && isDigestKey(key))),
    ),
  );
  if (given === undefined) return undefined;
  const written = `'${given[0]}: ${given[1]}'`;
  const isOn = String(given[1]) === "true";
  if (isOn && digest === undefined) return `${written} requires a digest: give one too, or disable that setting`;
  // Without a field of its own, a digest follows the tag.
  const isRead = isOn || digest === undefined || fields.digest === undefined;
  return isRead ? undefined : `${written} disables digests in the chart: enable it`;
}

function isSwitch(value: unknown): boolean {
  return /^(?:true|false)$/.test(String(value));
}

function setTag(split: SplitImage, value: string): readonly RelativeChange[] {
  const { fields, path } = split;
  if (fields.tag !== undefined) return setField(split, fields.tag, value);
  return [{ kind: "add", at: path, key: fields.newTag, value, after: fields.name }];
}

function setField({ map, path }: SplitImage, key: string, value: string): readonly RelativeChange[] {
  return map[key] === value ? [] : [{ kind: "set", at: [...path, key], value }];
}
