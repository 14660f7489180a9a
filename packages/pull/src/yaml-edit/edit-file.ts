/**
 * Edits YAML and JSON in place and proves each edit. This folder has two entry points: `editFile` here, and `parseFile`
 * in `parse-file.ts`. It knows nothing of images, operators or Git: callers choose what to change (`yaml-change.ts`).
 */
import { isDeepStrictEqual } from "node:util";
import { UserError } from "@pushpull/core/errors";
import type { ParsedFile } from "./parse-file.ts";
import { planReplacements } from "./plan-replacements.ts";
import { triviaOf } from "./prove-edit.ts";
import { applyReplacements } from "./replace-text.ts";
import { fileSource, parseText, readValues, withoutMark } from "./source-text.ts";
import { entryLines } from "./write-value.ts";
import type { PlainValue, YamlChange } from "./yaml-change.ts";

/**
 * Edits scalars, map entries and list items of a YAML or JSON file in place: every other byte is unchanged. The file is
 * parsed again after the edit, and may differ only by the changes.
 * @throws UserError `edit` if a change cannot be made exactly or two changes contradict each other
 */
export function editFile(file: ParsedFile, changes: readonly YamlChange[]): string {
  const { mark, content } = withoutMark(file.text);
  const filled = fillEmpty(file, content, changes);
  if (filled !== undefined) return mark + filled;
  const { parts } = file;
  const replacements = parts.flatMap((part, index) => {
    const documentChanges = parts.length === 1 ? changes : changes.filter(({ at }) => at.document === index);
    if (documentChanges.length === 0) return [];
    const tasks = documentChanges.map((change) => ({
      change,
      document: change.at.document - index,
      steps: change.at.steps,
    }));
    return planReplacements(part, tasks).map(({ text, begin, end }) => ({
      text,
      begin: part.begin + begin,
      end: part.begin + end,
    }));
  });
  return mark + applyReplacements(content, replacements);
}

/**
 * Adds the first entries to a file that is empty or holds only comments. Comments stay above the entries.
 * @returns undefined if the file has content, or if some change is not an entry of its root
 * @throws UserError if the result does not read as expected
 */
function fillEmpty(
  { file, documents, parts }: ParsedFile,
  text: string,
  changes: readonly YamlChange[],
): string | undefined {
  const adds = changes.flatMap((change) => (change.kind === "add" && isRoot(change) ? [change] : []));
  const isEmpty = documents.every(({ value }) => value === undefined);
  if (adds.length === 0 || adds.length < changes.length || !isEmpty) return undefined;
  const lineBreak = text.includes("\r\n") ? "\r\n" : "\n";
  const context = { collectionStyle: "block", json: false, quotes: "double" } as const;
  const lines = adds.flatMap(({ key, value }) => entryLines(key, value, { step: 2, list: 2 }, context));
  const before = text === "" || text.endsWith("\n") ? text : text + lineBreak;
  const after = before + lines.map((line) => line + lineBreak).join("");
  const expected: PlainValue = Object.fromEntries(adds.map(({ key, value }) => [key, value]));
  const trivia = triviaOf(parts.flatMap(({ tokens }) => tokens));
  const filled = parseText(fileSource(after, file));
  const isSame = isDeepStrictEqual(triviaOf(filled.tokens), trivia);
  if (isSame && isDeepStrictEqual(readValues(filled), [expected])) return after;
  throw new UserError(`${file} cannot be edited exactly`, {
    code: "edit",
    hint: "Nothing was changed. Add the first entry by hand.",
    location: { file, line: 1, column: 1 },
  });
}

function isRoot({ at: { document, steps } }: YamlChange): boolean {
  return document === 0 && steps.length === 1 && steps[0].length === 0;
}
