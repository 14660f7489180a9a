import { type ImageOverride, normalizeName } from "@pushpull/core";
import type { ParsedFile } from "../edit/types.ts";
import type { Checkout } from "../git/types.ts";
import { findInDocument } from "./formats.ts";
import { leaveOverridden } from "./overridden.ts";
import { type Place, placeOf } from "./place.ts";
import { policiesOf, policyWords } from "./policies.ts";
import { type ReadFiles, readFiles } from "./read.ts";
import type { Candidate, Untouched } from "./types.ts";
import { looseWords, namesOf, searchWords } from "./words.ts";

/** Where images stand in a repository. */
export interface Located {
  /** By override, in their order. */
  readonly places: ReadonlyMap<ImageOverride, readonly Place[]>;
  readonly files: ReadonlyMap<string, ParsedFile>;
  readonly untouched: readonly Untouched[];
}

/** Finds all places of images. Files are searched for their names as bytes, and only those that hold one are parsed. */
export async function locateImages(checkout: Checkout, overrides: readonly ImageOverride[]): Promise<Located> {
  if (overrides.length === 0) return { places: new Map(), files: new Map(), untouched: [] };
  const exact = await locateBy(searchWords(overrides), checkout, overrides);
  const missing = overrides.filter((override) => exact.places.get(override)?.length === 0);
  if (missing.length === 0) return exact;
  const loose = await locateBy(looseWords(missing), checkout, missing);
  return {
    places: new Map([...exact.places, ...loose.places]),
    files: new Map([...exact.files, ...loose.files]),
    untouched: distinct([...exact.untouched, ...loose.untouched]),
  };
}

async function locateBy(
  words: readonly string[],
  checkout: Checkout,
  overrides: readonly ImageOverride[],
): Promise<Located> {
  const first = await readFiles(checkout, await checkout.search(words));
  const { files, untouched } = await withMarked(first, checkout, overrides);
  const candidates = candidatesOf(files);
  const known = {
    policies: policiesOf(candidates.map(({ candidate }) => candidate)),
    wanted: overrides.map(({ name }) => name),
  };
  const all = candidates.flatMap(({ candidate, file }) =>
    findInDocument(candidate, known).map((found) => placeOf(found, file, candidate.document)),
  );
  const places = new Map<ImageOverride, readonly Place[]>();
  const left: Untouched[] = [];
  for (const override of overrides) {
    const names = new Set(namesOf(override));
    const meant = all.filter(({ found }) =>
      [found.image.name, ...(found.otherNames ?? [])].some((name) => names.has(normalizeName(name))),
    );
    const { counting, overridden } = await leaveOverridden(meant, files, {
      search: checkout.search,
      read: (paths) => textsOf(checkout, paths),
    });
    places.set(override, counting);
    left.push(...overridden);
  }
  return { places, files, untouched: distinct([...untouched, ...left]) };
}

/** Reads files besides in which only a marker of Flux says which image a tag is of. */
async function withMarked(
  first: ReadFiles,
  checkout: Checkout,
  overrides: readonly ImageOverride[],
): Promise<ReadFiles> {
  const policies = policiesOf(candidatesOf(first.files).map(({ candidate }) => candidate));
  const words = policyWords(policies, overrides);
  if (words.length === 0) return first;
  const known = new Set([...first.files.keys(), ...first.untouched.map(({ file }) => file)]);
  const more = (await checkout.search(words)).filter((path) => !known.has(path));
  const second = await readFiles(checkout, more);
  return {
    files: new Map([...first.files, ...second.files]),
    untouched: [...first.untouched, ...second.untouched],
  };
}

function candidatesOf(
  files: ReadonlyMap<string, ParsedFile>,
): readonly { readonly file: ParsedFile; readonly candidate: Candidate }[] {
  return [...files.values()].flatMap((file) =>
    file.documents.map((document) => ({ file, candidate: { file: file.file, document, text: file.text } })),
  );
}

async function textsOf(checkout: Checkout, paths: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const stored = [...(await checkout.read(paths))];
  return new Map(
    stored.flatMap(([path, { content }]) => (content === undefined ? [] : [[path, content.toString("utf8")]])),
  );
}

function distinct(untouched: readonly Untouched[]): readonly Untouched[] {
  return [...new Map(untouched.map((each) => [`${each.file} ${each.reason}`, each])).values()];
}
