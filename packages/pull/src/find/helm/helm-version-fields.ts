import { isDigest, isTag } from "@pushpull/core/images";
import type { FieldPath } from "@pushpull/core/kubernetes";
import { isMap } from "@pushpull/core/yaml";

/** A scalar of Helm values whose key suggests the version of an image. */
export interface VersionField {
  readonly path: FieldPath;
  /** Empty if a default of the chart applies. */
  readonly value: string;
}

/**
 * Finds all version fields, in the order of the values. Skips Kubernetes objects among the values, whose fields concern
 * no other image.
 */
export function versionFields(values: unknown, path: FieldPath = []): readonly VersionField[] {
  if (Array.isArray(values)) return values.flatMap((item, index) => versionFields(item, [...path, index]));
  if (!isMap(values) || (path.length > 0 && isObject(values))) return [];
  return Object.entries(values).flatMap(([key, child]): readonly VersionField[] => {
    const at = [...path, key];
    const value = versionAt(key, child);
    if (value !== undefined) return [{ path: at, value }];
    // `tags: {web: v1}` has versions keyed by name.
    const named = isMap(child) && isVersionKey(key) ? Object.entries(child) : [];
    const versions = named.flatMap(([name, each]) => {
      const written = scalarText(each);
      return written !== undefined && /\d/.test(written) && isVersion(written)
        ? [{ path: [...at, name], value: written }]
        : [];
    });
    return versions.length > 0 ? versions : versionFields(child, at);
  });
}

/** The version at a key: empty if it is not set; undefined if the value is not a version. */
export function versionAt(key: string, value: unknown): string | undefined {
  const written = scalarText(value);
  if (written === undefined || !isVersionKey(key)) return undefined;
  if (weakKey.test(words(key))) return /\d|[{$<%]/.test(written) && isVersion(written) ? written : undefined;
  return written === "" || isVersion(written) ? written : undefined;
}

/** Whether a key of the map itself has a version that is not empty. */
export function hasVersionField(map: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(map).some(([key, value]) => Boolean(versionAt(key, value)));
}

/** Whether a key is only used for tags and digests: `tag`, `imageTag`, `image_digest`, `imageVersion`. */
export function isImageVersionKey(key: FieldPath[number] | undefined): boolean {
  return /(?:tag|digest|image_?version)$/.test(words(String(key)));
}

/** Whether a key contains `digest` or `sha`: `useDigest`, `digestEnabled`, `sha256`. */
export function isDigestKey(key: string): boolean {
  return /digest|(?<![a-z])sha(?:256|512)?(?![a-z0-9])/.test(words(key));
}

/** Whether a key switches digests on: `useDigest`, `imageDigestEnabled`. */
export function isDigestSwitch(key: string): boolean {
  return /^(?:(?:use|pin|prefer|require|enable|with)_)?(?:image_)?digests?(?:_(?:enabled|only|required))?$/.test(
    words(key),
  );
}

/**
 * Distance of a field from a map of the same values: the number of levels if it is next to the map or above it,
 * `global` if it is among the global values, `elsewhere` otherwise.
 */
export function distanceTo({ path }: VersionField, map: FieldPath): number {
  const parent = path.slice(0, -1);
  if (parent.every((step, index) => map[index] === step)) return map.length - parent.length;
  return path[0] === "global" ? distances.global : distances.elsewhere;
}

export const distances = { global: 1_000, elsewhere: 2_000 } as const;

export function isObject(value: unknown): boolean {
  return isMap(value) && typeof value.apiVersion === "string" && typeof value.kind === "string";
}

/** `imageTag`, `web_tag`, `dockertag`, `imageVersion`, `tagSuffix`, `release`. */
function isVersionKey(key: string): boolean {
  const written = words(key);
  if (notOfImages.test(written)) return false;
  return weakKey.test(written) || strongKey.test(written);
}

const strongKey = /(?<![a-z])(?:tags?|versions?|digests?|sha(?:256|512)?)(?![a-z0-9])|(?:tag|version|digest)$/;

/** Keys whose value decides whether it is a version: `release: v1`, but not `release: prometheus`. */
const weakKey = /^(?:(?:image|app|docker|container|git)_)?(?:release|ref|revision|commit|build)$/;

/** Versions of APIs, protocols and clusters. */
const notOfImages =
  /^(?:api|kube|kubernetes|k8s|schema|min|max|tls|ssl|http|protocol|ip|crd)(?:_[a-z]{1,20}){0,3}_?version/;

/** `imageTag` as `image_tag`. */
function words(key: string): string {
  return key
    .replace(/([a-z0-9])(?=[A-Z])/g, "$1_")
    .replaceAll("-", "_")
    .toLowerCase();
}

function isVersion(written: string): boolean {
  const [tag = "", digest] = written.split("@", 2);
  if (/\{\{|\$\{|\$\(|^<.{1,100}>$|%.{1,100}%|#\{/.test(written)) return true;
  if (digest === undefined) return isTag(tag) || isDigest(tag);
  return (tag === "" || isTag(tag)) && isDigest(digest);
}

function scalarText(value: unknown): string | undefined {
  if (value === null || value === undefined) return "";
  return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
}
