import { type ImageOverride, normalizeName } from "@pushpull/core";
import { ownAlias } from "./formats/chart-version.ts";

/** The names, normalized, under which an override's image may stand: before it was set and, where that changes, after. */
export function namesOf({ name, newName }: ImageOverride): readonly string[] {
  return [...new Set([name, ...(newName === undefined ? [] : [newName])].map(normalizeName))];
}

/**
 * The texts of which a file that uses the image holds one: its path in the registry. The registry may stand in another
 * field (Helm), and Docker Hub's own images may be written without anything before their last part. A release of Jenkins X
 * names the chart that is built with it.
 */
export function searchWords(overrides: readonly ImageOverride[]): readonly string[] {
  return distinct(
    overrides
      .flatMap(namesOf)
      .flatMap((name) => [pathOf(name).replace(/^library\//, ""), `${ownAlias}/${lastPart(name)}`]),
  );
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
