import type { CST } from "yaml";

/** Shows every token, however deep, until `visit` returns false. Returns whether it never did. */
export function visitTokens(tokens: readonly CST.Token[], visit: (token: CST.Token) => boolean): boolean {
  return tokens.every((token) => into(token, visit));
}

/** Collections hold items, and these hold tokens again. */
function into(token: CST.Token, visit: (token: CST.Token) => boolean): boolean {
  if (!visit(token)) return false;
  if ("start" in token && Array.isArray(token.start) && !visitTokens(token.start, visit)) return false;
  if (token.type === "flow-collection" && !into(token.start, visit)) return false;
  if ("props" in token && !visitTokens(token.props, visit)) return false;
  if ("items" in token) {
    for (const { start, key, sep, value } of token.items) {
      if (!visitTokens(start, visit) || (sep !== undefined && !visitTokens(sep, visit))) return false;
      if ((key != null && !into(key, visit)) || (value != null && !into(value, visit))) return false;
    }
  }
  if (token.type === "document" && token.value !== undefined && !into(token.value, visit)) return false;
  return !("end" in token) || token.end === undefined || visitTokens(token.end, visit);
}
