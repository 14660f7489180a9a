/**
 * What Git refuses in a branch name (git-check-ref-format(1)): some characters, `..`, `@{` and `//`, a part that begins with
 * a dot or ends with `.lock`, a dot or slash at the end, a slash or dash at the beginning.
 */
const refused = [/[\p{Cc} ~^:?*[\\]/u, /\.\.|@\{|\/\//, /(^|\/)\./, /\.lock(\/|$)/, /[./]$/, /^[-/]/, /^(@|HEAD)?$/];

/** Whether a name is a valid branch name, by the rules of `git check-ref-format --branch`. */
export function isBranchName(name: string): boolean {
  return !refused.some((pattern) => pattern.test(name));
}
