/**
 * Edits YAML and JSON in place and proves each edit. This folder has two entry points: `editFile` here, and `parseFile`
 * in `parse-file.ts`. It knows nothing of images, operators or Git: callers choose what to change (`yaml-change.ts`).
 */
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
 * Edits scalars, map entries and list items of a YAML or JSON file in place: every other byte is unchanged. The file is
 * parsed before and after, and the two may differ only by the changes.
 * @param file path to show in messages
 * @throws UserError `edit` if a change cannot be made exactly or two changes contradict each other; `manifest` if the
 * file cannot be parsed
 */
export function editFile(text: string, file: string, changes: readonly YamlChange[]): string {
  const { mark, content } = withoutMark(text);
  const source = fileSource(content, file);
  const filled = fillEmpty(source, changes);
  if (filled !== undefined) return mark + filled;
  const parts = splitDocuments(content);
  const replacements = parts.flatMap(({ begin, text: part }, index) => {
    const documentChanges = parts.length === 1 ? changes : changes.filter(({ at }) => at.document === index);
    if (documentChanges.length === 0) return [];
    const tasks = documentChanges.map((change) => ({
      change,
      document: change.at.document - index,
      steps: change.at.steps,
    }));
    return planReplacements(sliceSource(source, begin, part), tasks).map((replacement) => ({
      text: replacement.text,
      begin: begin + replacement.begin,
      end: begin + replacement.end,
    }));
  });
  return mark + applyReplacements(content, replacements);
}

/**
 * Adds the first entries to a file that is empty or holds only comments. Comments stay above the entries.
 * @returns undefined if the file has content, or if some change is not an entry of its root
 * @throws UserError if the result does not read as expected
 */
function fillEmpty(source: SourceText, changes: readonly YamlChange[]): string | undefined {
  const { text, file, at } = source;
  const adds = changes.flatMap((change) => (change.kind === "add" && isRoot(change) ? [change] : []));
  const isEmpty = () => readDocuments(source).every(({ value }) => value === undefined);
  if (adds.length === 0 || adds.length < changes.length || !isEmpty()) return undefined;
  const lineBreak = text.includes("\r\n") ? "\r\n" : "\n";
  const context = { collectionStyle: "block", json: false, quotes: "double" } as const;
  const lines = adds.flatMap(({ key, value }) => entryLines(key, value, { step: 2, list: 2 }, context));
  const before = text === "" || text.endsWith("\n") ? text : text + lineBreak;
  const after = before + lines.map((line) => line + lineBreak).join("");
  const expected: PlainValue = Object.fromEntries(adds.map(({ key, value }) => [key, value]));
  const trivia = triviaOf(tokensOf(source));
  const filled = { ...source, text: after };
  const values = readDocuments(filled).map(({ value }) => value);
  const isProved = isDeepStrictEqual(values, [expected]) && isDeepStrictEqual(triviaOf(tokensOf(filled)), trivia);
  if (isProved) return after;
  throw new UserError(`${file} cannot be edited exactly`, {
    code: "edit",
    hint: "Nothing was changed. Add the first entry by hand.",
    location: at(0),
  });
}

function isRoot({ at: { document, steps } }: YamlChange): boolean {
  return document === 0 && steps.length === 1 && steps[0].length === 0;
}
