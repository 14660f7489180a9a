import type { CST } from "yaml";
import { visitTokens } from "./visit-tokens.ts";

/** Begins with a letter, and is on one line: text to every version, but for the words below. */
const text = /^\p{L}[^\n]*$/u;

const words = /^(?:y|n|yes|no|on|off)$/i;

/** Written as every version writes numbers. */
const number = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;

/**
 * Whether YAML 1.1 and YAML 1.2 certainly read a text alike: nothing in it has a tag, and all that stands without quotes
 * is text, or a number, in both. Most files are so, and need not be read twice.
 */
export function areReadAlike(tokens: readonly CST.Token[]): boolean {
  return visitTokens(tokens, (token) => {
    if (token.type === "tag" || token.type === "directive") return false;
    if (token.type !== "scalar") return true;
    return text.test(token.source) ? !words.test(token.source) : number.test(token.source);
  });
}
