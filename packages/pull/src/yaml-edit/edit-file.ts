import { isDeepStrictEqual } from "node:util";
import { UserError } from "@pushpull/core/errors";
import { readDocuments } from "./parse-file.ts";
import { planReplacements } from "./plan-replacements.ts";
import { triviaOf } from "./prove-edit.ts";
import { applyReplacements } from "./replace-text.ts";
import { fileSource, type SourceText, sliceSource, splitDocuments, tokensOf, withoutMark } from "./source-text.ts";
import { entryLines } from "./write-value.ts";
import type { PlainValue, YamlChange } from "./yaml-change.ts";

/**
 * Changes a file of YAML or JSON so that only the bytes of what is wished for are others. The file is read before and
 * after: they differ by the wishes, and by nothing else.
 * @param file its path, as it is to be shown
 * @throws UserError (`edit`) where a change cannot be made so, or two contradict; (`manifest`) where the file cannot be read
 */
export function editFile(text: string, file: string, changes: readonly YamlChange[]): string {
  const { mark, content } = withoutMark(text);
  const source = fileSource(content, file);
  const filled = fillEmpty(source, changes);
  if (filled !== undefined) return mark + filled;
  const parts = splitDocuments(content);
  const replacements = parts.flatMap(({ begin, text: part }, index) => {
    const own = parts.length === 1 ? changes : changes.filter(({ at }) => at.document === index);
    if (own.length === 0) return [];
    const tasks = own.map((change) => ({ change, document: change.at.document - index, steps: change.at.steps }));
    return planReplacements(sliceSource(source, begin, part), tasks).map((replacement) => ({
      text: replacement.text,
      begin: begin + replacement.begin,
      end: begin + replacement.end,
    }));
  });
  return mark + applyReplacements(content, replacements);
}

/**
 * Puts the first entries into a file that has nothing in it, or only comments, which stay above them.
 * @returns undefined where something is there, or something else is wished for
 * @throws UserError where it cannot prove itself
 */
export function fillEmpty(source: SourceText, changes: readonly YamlChange[]): string | undefined {
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
  const marks = triviaOf(tokensOf(source));
  const read = { ...source, text: after };
  const values = readDocuments(read).map(({ value }) => value);
  const isProved = isDeepStrictEqual(values, [wanted]) && isDeepStrictEqual(triviaOf(tokensOf(read)), marks);
  if (isProved) return after;
  throw new UserError(`${file} cannot be filled exactly`, {
    code: "edit",
    hint: "Nothing is written. Put the first entry there by hand.",
    location: at(0),
  });
}

function isRoot({ at: { document, steps } }: YamlChange): boolean {
  return document === 0 && steps.length === 1 && steps[0].length === 0;
}
