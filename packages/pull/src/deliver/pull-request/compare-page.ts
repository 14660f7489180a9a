/**
 * The page of a forge that compares two commits of a repository.
 * @param page the repository's own page
 */
export function comparePage(page: string, from: string, to: string): string {
  const isGitLab = /(^|[.-])gitlab[.-]/.test(new URL(page).hostname);
  return `${page}${isGitLab ? "/-" : ""}/compare/${from}...${to}`;
}
