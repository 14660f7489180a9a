import { withoutPasswords } from "./kubeconfig/mask-secrets.ts";

/**
 * What kubectl quotes of files when it cannot read or build them: literals of a generator, all of them when one is wrong;
 * a patch; the value that a replacement goes to; an alias, which may be a password that begins with an asterisk.
 */
const quotes: readonly (readonly [quoted: RegExp, instead: string])[] = [
  [/literal sources \[[\s\S]*\]: invalid literal source [\s\S]*, expected key=value/, "a literal is not key=value"],
  [/line \[[\d ]+\] has invalid utf8 bytes :[\s\S]*/, "a line is not UTF-8"],
  // Indented by tabs, its quotation has tabs before its end.
  [/ with config: `\n[\s\S]*?\n\s*`(?=: )/, ""],
  [/(?<=cannot unmarshal [\w!]+ )`[^`]*`/g, "a value"],
  [/(?<=strconv\.\w+: parsing )"(?:[^"\\]|\\.)*"/g, "a value"],
  [/(?<=cannot decode !!\w+ )`[^`]*`/g, "a value"],
  [/ from \[patch: "(?:[^"\\]|\\.)*"\]/, ""],
  [/accumulating resources from '[^'\n]*\n[\s\S]*?'(?=: )/g, "accumulating resources from a text"],
  // A path has neither a line break nor a colon and a space in it.
  [/evalsymlink failure on '[^'\n]*(?:\n|: |\{)[\s\S]*/, "there is no such file, and it is no patch either"],
  [/: node contents:\n[\s\S]*/, ""],
  [/unknown anchor '[^']*'/, "unknown anchor"],
];

/** kubectl's words without what they quote of files, and without the names and passwords in addresses. */
export function withoutQuotes(words: string): string {
  return withoutPasswords(quotes.reduce((text, [quoted, instead]) => text.replace(quoted, instead), words));
}
