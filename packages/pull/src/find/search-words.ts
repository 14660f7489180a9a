import { type ImageOverride, normalizeName } from "@pushpull/core/images";
import { ownAlias } from "./helm/chart-version.ts";

/** The names, normalized, under which an override's image may stand: before it was set and, where that changes, after. */
export function namesOf({ name, newName }: ImageOverride): readonly string[] {
  return [...new Set([name, ...(newName === undefined ? [] : [newName])].map(normalizeName))];
}

/** The same as they are written without a registry: `acme/web`, `nginx`. */
export function pathsOf(override: ImageOverride): readonly string[] {
  return namesOf(override).map((name) => pathOf(name).replace(/^library\//, ""));
}

/**
 * The texts of which a file that uses the image holds one: its path in the registry. The registry may stand in another
 * field (Helm), with the beginning of the path or without, and Docker Hub's own images may be written without anything
 * before their last part. A release of Jenkins X names the chart that is built with it.
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

/** How the values of `registry` and `imageRegistry` begin, in YAML and in JSON. */
const registryFields = ["egistry: ", 'egistry: "', "egistry: '", 'egistry": "'] as const;

/** What such a field may begin with that has a part of the path in it: `ghcr.io/acme`; on Docker Hub, `acme` too. */
function registriesOf(normalized: string): readonly string[] {
  const [host, owner, last] = normalized.split("/");
  if (owner === undefined || last === undefined || owner === "library") return [];
  return [`${host}/${owner}`, ...(host === "docker.io" ? [owner] : [])];
}

/** The same for files that split the path too: any that holds its last part. */
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
