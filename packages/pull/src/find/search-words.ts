import { type ImageOverride, normalizeName } from "@pushpull/core/images";
import { ownAlias } from "./helm/chart-version.ts";

/** The normalized names of an override's image: the present name, and the new name if it changes. */
export function namesOf({ name, newName }: ImageOverride): readonly string[] {
  return [...new Set([name, ...(newName === undefined ? [] : [newName])].map(normalizeName))];
}

/** The same names as written without a registry: `acme/web`, `nginx`. */
export function pathsOf(override: ImageOverride): readonly string[] {
  return namesOf(override).map((name) => pathOf(name).replace(/^library\//, ""));
}

/**
 * Search words, one of which every file that uses the image contains: its path in the registry. The registry may be in
 * another field (Helm), with or without the start of the path, and Docker Hub's official images may be written as their
 * last part only. A release of Jenkins X names the chart that is built with the image.
 */
export function searchWords(overrides: readonly ImageOverride[]): readonly string[] {
  return distinct(
    overrides.flatMap((override) => [
      ...pathsOf(override),
      ...namesOf(override).flatMap((name) => [
        `${ownAlias}/${lastPart(name)}`,
        ...registriesOf(name).flatMap((registry) => registryFields.map((field) => field + registry)),
      ]),
    ]),
  );
}

/** How fields `registry` and `imageRegistry` start, in YAML and JSON. */
const registryFields = ["egistry: ", 'egistry: "', "egistry: '", 'egistry": "'] as const;

/** Values of such a field that include a part of the path: `ghcr.io/acme`; for Docker Hub also `acme`. */
function registriesOf(normalized: string): readonly string[] {
  const [host, owner, last] = normalized.split("/");
  if (owner === undefined || last === undefined || owner === "library") return [];
  return [`${host}/${owner}`, ...(host === "docker.io" ? [owner] : [])];
}

/** Search words for files that split the path too: any that contain its last part. */
export function looseWords(overrides: readonly ImageOverride[]): readonly string[] {
  return distinct(overrides.flatMap(namesOf).map(lastPart));
}

function pathOf(normalized: string): string {
  return normalized.slice(normalized.indexOf("/") + 1);
}

function lastPart(name: string): string {
  return name.slice(name.lastIndexOf("/") + 1);
}

function distinct(words: readonly string[]): readonly string[] {
  return [...new Set(words)];
}
