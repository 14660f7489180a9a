import { type CST, isMap, type YAMLMap, type YAMLSeq } from "yaml";
import { lineEnd } from "./replace-text.ts";

/** A range of a text, in offsets. It excludes surrounding spaces and comments. */
export interface SourceRange {
  readonly begin: number;
  readonly end: number;
}

type Item = CST.BlockMap["items"][number] | CST.BlockSequence["items"][number] | CST.FlowCollection["items"][number];

/** Range of a map entry or list item, including its key or dash. */
export function rangeOfItem(parent: YAMLMap | YAMLSeq, index: number): SourceRange | undefined {
  const item = itemToken(parent, index);
  const begin = item === undefined ? undefined : beginOf(item);
  const end = item === undefined ? undefined : endOfItem(item);
  return begin === undefined || end === undefined ? undefined : { begin, end };
}

function itemToken(parent: YAMLMap | YAMLSeq, index: number): Item | undefined {
  const { srcToken } = parent;
  if (srcToken === undefined || !("items" in srcToken)) return undefined;
  if (!isMap(parent)) return srcToken.items[index];
  const pair = parent.items[index];
  return pair !== undefined && "srcToken" in pair ? (pair.srcToken as Item) : undefined;
}

function beginOf(item: Item): number | undefined {
  const [first] = [
    ...item.start.filter(isWritten),
    ...keysOf(item),
    ...(item.sep ?? []).filter(isWritten),
    ...valuesOf(item),
  ];
  return first?.offset;
}

function keysOf({ key }: Item): readonly CST.Token[] {
  return key == null ? [] : [key];
}

function valuesOf({ value }: Item): readonly CST.Token[] {
  return value === undefined ? [] : [value];
}

function endOfItem(item: Item): number | undefined {
  const tokens = [...item.start, ...keysOf(item), ...(item.sep ?? []), ...valuesOf(item)];
  return ends(tokens).at(-1);
}

function ends(tokens: readonly CST.Token[]): readonly number[] {
  return tokens.map(endOf).filter((end) => end !== undefined);
}

function isWritten({ type }: CST.Token): boolean {
  return type !== "space" && type !== "newline" && type !== "comment" && type !== "comma";
}

/** Returns undefined for tokens without content. */
function endOf(token: CST.Token): number | undefined {
  switch (token.type) {
    case "block-map":
    case "block-seq":
      return token.items.map(endOfItem).findLast((end) => end !== undefined);
    case "flow-collection":
      return ends(token.end).at(-1);
    case "block-scalar": {
      const header = token.props.filter(isWritten).at(-1);
      return trimmedLength(token.source) === 0 ? header && endOf(header) : blockTextEnd(token);
    }
    case "document":
    case "doc-end":
    case "error":
      return undefined;
    default:
      return !isWritten(token) || !("source" in token) || token.source === ""
        ? undefined
        : token.offset + token.source.length;
  }
}

/** Offset of a block scalar's first line, after the header. */
export function blockBodyBegin({ offset, props }: CST.BlockScalar): number {
  return props.reduce((end, prop) => end + ("source" in prop ? prop.source.length : 0), offset);
}

/** The line break after a block scalar's header. Its text may have none. */
export function blockLineBreak({ props }: CST.BlockScalar): string {
  const end = props.find(({ type }) => type === "newline");
  return end !== undefined && "source" in end ? end.source : "\n";
}

/** End of the last line of a block scalar's text, before trailing blank lines. */
export function blockTextEnd(token: CST.BlockScalar): number {
  return blockBodyBegin(token) + lineEnd(token.source, trimmedLength(token.source));
}

/**
 * Length without trailing whitespace. A loop, since a pattern would scan a run of blank lines again from each position.
 */
function trimmedLength(text: string): number {
  let length = text.length;
  while (length > 0 && /[ \t\r\n]/.test(text[length - 1] ?? "")) length--;
  return length;
}
