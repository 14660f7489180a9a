import { type ImageReference, normalizeName, parseImage } from "@pushpull/core/images";
import type { NodePath, YamlChange } from "../../yaml-edit/yaml-change.ts";
import { below, mapOf, textOf } from "../document-nodes.ts";
import { filledIn } from "../formats/kustomize-entries.ts";
import type { FoundImage, ImageWriting } from "../image-location.ts";

const scheme = "oci://";

type Fields = Readonly<Record<string, unknown>>;

/**
 * Finds the artifact of an OCIRepository (`source-controller`, OCIRepositorySpec): `url` is its name; in `ref`,
 * `digest` takes precedence over `semver`, and `semver` over `tag`.
 * @param at the path to the spec
 */
export function ociRepository(spec: Fields, at: NodePath, format: string): readonly FoundImage[] {
  const url = textOf(spec.url) ?? "";
  const named = url.startsWith(scheme) ? parseImage(url.slice(scheme.length)) : undefined;
  if (named === undefined || named.tag !== undefined || named.digest !== undefined) return [];
  const ref = mapOf(spec.ref);
  const digest = versionOf(ref.digest);
  const tag = versionOf(ref.semver) === undefined ? versionOf(ref.tag) : undefined;
  const reason = filledIn(tag, digest);
  const version = (["digest", "semver", "tag"] as const).find((field) => versionOf(ref[field]) !== undefined);
  return [
    {
      image: { name: named.name, tag, digest },
      at: version === undefined ? below(at, "url") : below(at, "ref", version),
      format,
      writing: reason === undefined ? { kind: "oci-repository", spec, at } : { kind: "refused", reason },
    },
  ];
}

/** The changes that make an OCIRepository refer to another artifact. */
export function changeArtifact(
  { spec, at }: ImageWriting & { readonly kind: "oci-repository" },
  image: ImageReference,
  to: ImageReference,
): readonly YamlChange[] | string {
  const ref = mapOf(spec.ref);
  const set = versionsFor(versionOf(ref.semver), to);
  if (typeof set === "string") return set;
  const renamed: YamlChange[] =
    normalizeName(to.name) === normalizeName(image.name)
      ? []
      : [{ kind: "set", at: below(at, "url"), value: `${scheme}${to.name}` }];
  if (spec.ref === undefined && set.length > 0) {
    return [...renamed, { kind: "add", at, key: "ref", value: Object.fromEntries(set), after: "url" }];
  }
  return [...renamed, ...versioned(ref, below(at, "ref"), new Map(set))];
}

/** The version fields and their new values. */
function versionsFor(
  semver: string | undefined,
  { tag, digest }: ImageReference,
): readonly (readonly [string, string])[] | string {
  if (digest === undefined && semver !== undefined && tag !== undefined) {
    return `its semver '${semver}' chooses the tag; put a tag in its place once`;
  }
  return [
    ...(tag === undefined ? [] : [["tag", tag] as const]),
    ...(digest === undefined ? [] : [["digest", digest] as const]),
    ...(semver === undefined ? [] : [["semver", semver] as const]),
  ];
}

/** Replaces the version fields: a field that is no longer needed is renamed to a new one, or removed. */
function versioned(ref: Fields, at: NodePath, wanted: ReadonlyMap<string, string>): readonly YamlChange[] {
  if (wanted.size === 0) return [];
  const spare = ["tag", "digest"].filter((field) => field in ref && !wanted.has(field));
  const changes: YamlChange[] = [];
  for (const [field, value] of wanted) {
    const given = field in ref ? undefined : spare.shift();
    if (field in ref) {
      if (ref[field] !== value) changes.push({ kind: "set", at: below(at, field), value });
    } else if (given !== undefined) changes.push({ kind: "rename", at: below(at, given), key: field, value });
    else changes.push({ kind: "add", at, key: field, value });
  }
  return [...changes, ...spare.map((field): YamlChange => ({ kind: "remove", at: below(at, field) }))];
}

function versionOf(value: unknown): string | undefined {
  return value === undefined || value === null || value === "" ? undefined : String(value);
}
