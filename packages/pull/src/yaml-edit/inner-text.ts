import type { CST, Scalar } from "yaml";
import { blockLineBreak } from "./source-range.ts";
import { writeDouble, writeSingle } from "./write-scalar.ts";

/** What a scalar says, as a text that can be edited where it is written. */
interface InnerText {
  readonly text: string;
  /** Where a place of the text is written; undefined where it is not written down. */
  toOuter(offset: number): number | undefined;
  /** How something is written there; undefined where it cannot be. */
  write(text: string): string | undefined;
}

/** Undefined where what is written and what is said differ by more than an indentation or simple escapes. */
export function innerText(outer: string, scalar: Scalar): InnerText | undefined {
  const { value, range, type, srcToken } = scalar;
  if (typeof value !== "string" || range == null) return undefined;
  const [begin, end] = range;
  if (srcToken?.type === "block-scalar") return blockText(value, srcToken, end - srcToken.source.length);
  const written = outer.slice(begin, end);
  if (/[\r\n]/.test(written)) return undefined;
  switch (type) {
    case "PLAIN":
      return written === value ? lineText(value, (offset) => begin + offset, oneLine) : undefined;
    case "QUOTE_SINGLE":
      return quotedText(value, begin, singleSteps(written), (text) => oneLine(text) && writeSingle(text).slice(1, -1));
    case "QUOTE_DOUBLE":
      return quotedText(value, begin, doubleSteps(written), (text) => writeDouble(text).slice(1, -1));
    default:
      return undefined;
  }
}

function lineText(text: string, toOuter: InnerText["toOuter"], write: InnerText["write"]): InnerText {
  return { text, toOuter, write };
}

function oneLine(text: string): string | undefined {
  return /[\r\n]/.test(text) ? undefined : text;
}

/** Line by line, the text is what follows the indentation. In a folded text this is so where nothing is folded. */
function blockText(value: string, token: CST.BlockScalar, begin: number): InnerText | undefined {
  const written = token.source.split("\n");
  const said = value.split("\n");
  let indent: number | undefined;
  let innerBegin = 0;
  let outerBegin = begin;
  const lines: { readonly inner: number; readonly outer: number }[] = [];
  for (const [index, line] of said.entries()) {
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
  return lineText(
    value,
    (offset) => {
      const line = lines.findLast(({ inner }) => inner <= offset);
      return line === undefined || offset >= innerBegin ? undefined : line.outer + offset - line.inner;
    },
    (text) => text.replaceAll("\n", lineBreak),
  );
}

/** @param steps how many characters of the source each character of the text takes */
function quotedText(
  value: string,
  begin: number,
  steps: readonly number[],
  write: (text: string) => string | undefined,
): InnerText | undefined {
  if (steps.length !== value.length) return undefined;
  const offsets = [begin + 1];
  for (const step of steps) offsets.push((offsets.at(-1) ?? 0) + step);
  return lineText(value, (offset) => offsets[offset], write);
}

function singleSteps(written: string): readonly number[] {
  return [...written.slice(1, -1).matchAll(/''|./gs)].map(([said]) => said.length);
}

function doubleSteps(written: string): readonly number[] {
  const escapes = /\\(?:x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|.)|./gs;
  return [...written.slice(1, -1).matchAll(escapes)].flatMap(([said]) =>
    // Beyond the basic plane a character counts as two.
    said.length === 10 && Number.parseInt(said.slice(2), 16) > 0xffff ? [said.length, 0] : [said.length],
  );
}
