import { type ImageReference, normalizeName, parseImage } from "@pushpull/core/images";
import { mapOf } from "@pushpull/core/yaml";
import type { NodePath, YamlChange } from "../../yaml-edit/yaml-change.ts";
import { below, textOf } from "../document-nodes.ts";
import { filledIn, replaceFields, versionText } from "../formats/tag-and-digest.ts";
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
  const digest = versionText(ref.digest);
  const tag = versionText(ref.semver) === undefined ? versionText(ref.tag) : undefined;
  const reason = filledIn(tag, digest);
  const version = (["digest", "semver", "tag"] as const).find((field) => versionText(ref[field]) !== undefined);
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
  const set = versionsFor(versionText(ref.semver), to);
  if (typeof set === "string") return set;
  const renamed: YamlChange[] =
    normalizeName(to.name) === normalizeName(image.name)
      ? []
      : [{ kind: "set", at: below(at, "url"), value: `${scheme}${to.name}` }];
  if (spec.ref === undefined && set.length > 0) {
    return [...renamed, { kind: "add", at, key: "ref", value: Object.fromEntries(set), after: "url" }];
  }
  if (set.length === 0) return renamed;
  const wanted = new Map(set);
  const spare = ["tag", "digest"].filter((field) => field in ref && !wanted.has(field));
  return [...renamed, ...replaceFields({ fields: ref, at: below(at, "ref") }, wanted, spare)];
}

/** The version fields and their new values. */
function versionsFor(
  semver: string | undefined,
  { tag, digest }: ImageReference,
): readonly (readonly [string, string])[] | string {
  if (digest === undefined && semver !== undefined && tag !== undefined) {
    return `its semver '${semver}' selects the tag; replace it by a tag once`;
  }
  return [
    ...(tag === undefined ? [] : [["tag", tag] as const]),
    ...(digest === undefined ? [] : [["digest", digest] as const]),
    ...(semver === undefined ? [] : [["semver", semver] as const]),
  ];
}
