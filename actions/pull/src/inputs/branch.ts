/**
 * What Git lets no branch be called (git-check-ref-format(1)): besides its characters, `..`, `@{` and `//`, a part that
 * begins with a dot or ends with `.lock`, a dot or slash at the end, a slash or dash at the beginning.
 */
const refused = [/[\p{Cc} ~^:?*[\\]/u, /\.\.|@\{|\/\//, /(^|\/)\./, /\.lock(\/|$)/, /[./]$/, /^[-/]/, /^(@|HEAD)?$/];

/** Whether Git takes it for the name of a branch, as `git check-ref-format --branch` does. */
export function isBranchName(name: string): boolean {
  return !refused.some((pattern) => pattern.test(name));
}
