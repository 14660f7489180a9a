import type { CST, Scalar } from "yaml";
import { blockLineBreak } from "./source-range.ts";
import { writeDouble, writeSingle } from "./write-scalar.ts";

/** The value of a scalar as a text that can be edited inside its file. */
interface InnerText {
  readonly text: string;
  /** Converts an offset of the text to one of the file; undefined if that position is not written there. */
  toOuter(offset: number): number | undefined;
  /** Escapes and indents text for insertion; undefined if the scalar's style cannot hold it. */
  write(text: string): string | undefined;
}

/** Returns undefined if the source differs from the value by more than indentation and simple escapes. */
export function innerText(outer: string, scalar: Scalar): InnerText | undefined {
  const { value, range, type, srcToken } = scalar;
  if (typeof value !== "string" || range == null) return undefined;
  const [begin, end] = range;
  if (srcToken?.type === "block-scalar") return blockText(value, srcToken, end - srcToken.source.length);
  const written = outer.slice(begin, end);
  if (/[\r\n]/.test(written)) return undefined;
  switch (type) {
    case "PLAIN":
      return written === value ? asInnerText(value, (offset) => begin + offset, oneLine) : undefined;
    case "QUOTE_SINGLE":
      return quotedText(value, begin, singleSteps(written), (text) => oneLine(text) && writeSingle(text).slice(1, -1));
    case "QUOTE_DOUBLE":
      return quotedText(value, begin, doubleSteps(written), (text) => writeDouble(text).slice(1, -1));
    default:
      return undefined;
  }
}

function asInnerText(text: string, toOuter: InnerText["toOuter"], write: InnerText["write"]): InnerText {
  return { text, toOuter, write };
}

function oneLine(text: string): string | undefined {
  return /[\r\n]/.test(text) ? undefined : text;
}

/**
 * Maps each line of the value to its source line without indentation. Works for folded scalars without folded lines.
 */
function blockText(value: string, token: CST.BlockScalar, begin: number): InnerText | undefined {
  const written = token.source.split("\n");
  const readLines = value.split("\n");
  let indent: number | undefined;
  let innerBegin = 0;
  let outerBegin = begin;
  const lines: { readonly inner: number; readonly outer: number }[] = [];
  for (const [index, line] of readLines.entries()) {
    const whole = written[index];
    if (whole === undefined) break;
    const bare = whole.replace(/\r$/, "");
    const before = bare.length - line.length;
    if (!bare.endsWith(line) || !/^ *$/.test(bare.slice(0, before))) return undefined;
    if (line !== "") {
      indent ??= before;
      if (indent !== before) return undefined;
    }
    lines.push({ inner: innerBegin, outer: outerBegin + before });
    innerBegin += line.length + 1;
    outerBegin += whole.length + 1;
  }
  if (indent === undefined) return undefined;
  const lineBreak = blockLineBreak(token) + " ".repeat(indent);
  return asInnerText(
    value,
    (offset) => {
      let [low, high] = [0, lines.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((lines[middle]?.inner ?? 0) <= offset) low = middle + 1;
        else high = middle;
      }
      const line = lines[low - 1];
      return line === undefined || offset >= innerBegin ? undefined : line.outer + offset - line.inner;
    },
    (text) => text.replaceAll("\n", lineBreak),
  );
}

/** @param steps source length of each character of the value */
function quotedText(
  value: string,
  begin: number,
  steps: readonly number[],
  write: (text: string) => string | undefined,
): InnerText | undefined {
  if (steps.length !== value.length) return undefined;
  const offsets = [begin + 1];
  for (const step of steps) offsets.push((offsets.at(-1) ?? 0) + step);
  return asInnerText(value, (offset) => offsets[offset], write);
}

function singleSteps(written: string): readonly number[] {
  return [...written.slice(1, -1).matchAll(/''|./gs)].map(([character]) => character.length);
}

function doubleSteps(written: string): readonly number[] {
  const escapes = /\\(?:x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|.)|./gs;
  return [...written.slice(1, -1).matchAll(escapes)].flatMap(([character]) =>
    // JavaScript counts a character beyond the basic plane as two.
    character.length === 10 && Number.parseInt(character.slice(2), 16) > 0xffff
      ? [character.length, 0]
      : [character.length],
  );
}
