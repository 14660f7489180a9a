/**
 * What Git does not allow in a branch name (git-check-ref-format(1)): some characters, `..`, `@{` and `//`, a part that
 * starts with a dot or ends with `.lock`, a dot or slash at the end, a slash or dash at the start.
 */
const invalidPatterns = [
  /[\p{Cc} ~^:?*[\\]/u,
  /\.\.|@\{|\/\//,
  /(^|\/)\./,
  /\.lock(\/|$)/,
  /[./]$/,
  /^[-/]/,
  /^(@|HEAD)?$/,
];

/** Whether a name is a valid branch name, by the rules of `git check-ref-format --branch`. */
export function isBranchName(name: string): boolean {
  return !invalidPatterns.some((pattern) => pattern.test(name));
}
