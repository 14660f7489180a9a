import type { CST } from "yaml";
import { visitTokens } from "./visit-tokens.ts";

/** What of a text says nothing by itself: a comment, an anchor, a tag, a directive, the bounds of documents. */
export interface Mark {
  readonly offset: number;
  readonly source: string;
}

const kinds: ReadonlySet<string> = new Set(["comment", "anchor", "tag", "directive", "doc-start", "doc-end"]);

export function marksOf(tokens: readonly CST.Token[]): readonly Mark[] {
  const found: Mark[] = [];
  visitTokens(tokens, (token) => {
    if (kinds.has(token.type) && "source" in token) found.push({ offset: token.offset, source: token.source });
    return true;
  });
  return found;
}
