import { isDeepStrictEqual } from "node:util";
import { UserError } from "@pushpull/core/errors";
import type { CST, Document } from "yaml";
import { areReadAlike } from "./alike.ts";
import { marksOf } from "./marks.ts";
import { type Replacement, replaceAll } from "./replace.ts";
import { compose, isJson, type Reading, readValues, type Source, tokensOf } from "./source.ts";
import { grantWishes, type Wish } from "./wish.ts";

/**
 * Holds an edited text against what was wished for: read again, as YAML 1.1 and as YAML 1.2, it says what the text
 * before said, but for the wishes; comments, anchors and tags stand where they stood.
 * @param tokens of the text before
 * @param documents what they say in YAML 1.1; what is wished for is done to them
 * @returns why it is not what was wished for; undefined where it is
 */
export function disproof(
  before: Source,
  tokens: readonly CST.Token[],
  documents: readonly Document[],
  wishes: readonly Wish[],
  ordered: readonly Replacement[],
): string | undefined {
  const after = { ...before, text: replaceAll(before.text, ordered) };
  try {
    if (isJson(before) && !isJson(after)) return "it would be no JSON any more";
    const tokensAfter = tokensOf(after);
    const alike = areReadAlike(tokens) && areReadAlike(tokensAfter);
    const readings: readonly Reading[] = alike ? ["yaml-1.1"] : ["yaml-1.1", "yaml-1.2"];
    for (const reading of readings) {
      const granted = reading === "yaml-1.1" ? documents : compose(before, tokens, reading);
      grantWishes(granted, wishes);
      const wanted = readValues(before, granted);
      if (!isDeepStrictEqual(readValues(after, compose(after, tokensAfter, reading)), wanted)) {
        return `it would say something else in ${reading === "yaml-1.1" ? "YAML 1.1" : "YAML 1.2"}`;
      }
    }
    const kept = marksAfter(tokens, ordered);
    return isDeepStrictEqual(marksOf(tokensAfter), kept) ? undefined : "a comment, an anchor or a tag would be another";
  } catch (error) {
    if (error instanceof UserError) return `it could not be read again: ${error.message}`;
    throw error;
  }
}

/** The marks of a text as they stand once it is edited. */
function marksAfter(tokens: readonly CST.Token[], ordered: readonly Replacement[]) {
  let shift = 0;
  let next = 0;
  return marksOf(tokens).flatMap(({ offset, source }) => {
    for (let edit = ordered[next]; edit !== undefined && edit.end <= offset; edit = ordered[next]) {
      shift += edit.text.length - (edit.end - edit.begin);
      next++;
    }
    const edit = ordered[next];
    const gone = edit !== undefined && edit.begin <= offset && offset < edit.end;
    return gone ? [] : [{ offset: offset + shift, source }];
  });
}
