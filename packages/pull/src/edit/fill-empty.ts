import { isDeepStrictEqual } from "node:util";
import { UserError } from "@pushpull/core/errors";
import { marksOf } from "./marks.ts";
import { readDocuments } from "./read-document.ts";
import { type Source, tokensOf } from "./source.ts";
import type { Change, PlainValue } from "./types.ts";
import { entryLines } from "./write-value.ts";

/**
 * Puts the first entries into a file that has nothing in it, or only comments, which stay above them.
 * @returns undefined where something is there, or something else is wished for
 * @throws UserError where it cannot prove itself
 */
export function fillEmpty(source: Source, changes: readonly Change[]): string | undefined {
  const { text, file, at } = source;
  const adds = changes.flatMap((change) => (change.kind === "add" && isRoot(change) ? [change] : []));
  const isEmpty = () => readDocuments(source).every(({ value }) => value === undefined);
  if (adds.length === 0 || adds.length < changes.length || !isEmpty()) return undefined;
  const lineBreak = text.includes("\r\n") ? "\r\n" : "\n";
  const writing = { surroundings: "block", json: false, quotes: "double" } as const;
  const lines = adds.flatMap(({ key, value }) => entryLines(key, value, { step: 2, list: 2 }, writing));
  const before = text === "" || text.endsWith("\n") ? text : text + lineBreak;
  const after = before + lines.map((line) => line + lineBreak).join("");
  const wanted: PlainValue = Object.fromEntries(adds.map(({ key, value }) => [key, value]));
  const marks = marksOf(tokensOf(source));
  const read = { ...source, text: after };
  const values = readDocuments(read).map(({ value }) => value);
  const isProved = isDeepStrictEqual(values, [wanted]) && isDeepStrictEqual(marksOf(tokensOf(read)), marks);
  if (isProved) return after;
  throw new UserError(`${file} cannot be filled exactly`, {
    code: "edit",
    hint: "Nothing is written. Put the first entry there by hand.",
    location: at(0),
  });
}

function isRoot({ at: { document, steps } }: Change): boolean {
  return document === 0 && steps.length === 1 && steps[0].length === 0;
}
