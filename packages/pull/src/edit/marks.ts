import type { CST } from "yaml";

/** What of a text says nothing by itself: a comment, an anchor, a tag, a directive, the bounds of documents. */
export interface Mark {
  readonly offset: number;
  readonly source: string;
}

const kinds: ReadonlySet<string> = new Set(["comment", "anchor", "tag", "directive", "doc-start", "doc-end"]);

export function marksOf(tokens: readonly CST.Token[]): readonly Mark[] {
  const found: Mark[] = [];
  for (const token of tokens) collect(token, found);
  return found;
}

/** Every token of it that is no scalar, however deep: collections hold items, and these hold tokens again. */
function collect(token: CST.Token, found: Mark[]): void {
  if (kinds.has(token.type) && "source" in token) found.push({ offset: token.offset, source: token.source });
  if ("start" in token && Array.isArray(token.start)) for (const inner of token.start) collect(inner, found);
  if (token.type === "flow-collection") collect(token.start, found);
  if ("props" in token) for (const inner of token.props) collect(inner, found);
  if ("items" in token) {
    for (const { start, key, sep, value } of token.items) {
      for (const inner of [...start, key, ...(sep ?? []), value]) if (inner != null) collect(inner, found);
    }
  }
  if (token.type === "document" && token.value !== undefined) collect(token.value, found);
  if ("end" in token && token.end !== undefined) for (const inner of token.end) collect(inner, found);
}
