/**
 * What Kustomize quotes of files when a build fails: literals of a generator, all of them when one is wrong; a patch; the
 * value that a replacement goes to. Any of them may be a Secret's.
 */
const quotes: readonly (readonly [quoted: RegExp, instead: string])[] = [
  [/literal sources \[[\s\S]*\]: invalid literal source [\s\S]*, expected key=value/, "a literal is not key=value"],
  [/line \[[\d ]+\] has invalid utf8 bytes :[\s\S]*/, "a line is not UTF-8"],
  [/ with config: `\n[\s\S]*?\n`(?=: )/, ""],
  [/ from \[patch: "(?:[^"\\]|\\.)*"\]/, ""],
  [/evalsymlink failure on '[^'\n]*\n[\s\S]*/, "there is no such file, and it is no patch either"],
  [/: node contents:\n[\s\S]*/, ""],
  [/unknown anchor '[^']*'/, "unknown anchor"],
];

/** Kustomize's words without what they quote of files. */
export function withoutQuotes(words: string): string {
  return quotes.reduce((text, [quoted, instead]) => text.replace(quoted, instead), words);
}
