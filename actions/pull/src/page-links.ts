/** The web pages of forges. */

import { pageOn } from "@pushpull/core/runner";

/** Hosts whose repositories have a page at their own address, besides the server of this run. */
const known =
  /^(github\.com|codeberg\.org|bitbucket\.org|dev\.azure\.com|.+\.ghe\.com)$|(^|[.-])(gitlab|gitea|forgejo)[.-]/;

/** Names of forges' SSH servers for use behind firewalls. */
const sameHost: Readonly<Record<string, string>> = {
  "ssh.github.com": "github.com",
  "altssh.gitlab.com": "gitlab.com",
  "altssh.bitbucket.org": "bitbucket.org",
};

/**
 * The page of a repository.
 * @param host without a port, where it is that of an SSH server
 * @param path `acme/deploy`
 * @param server the forge that this run is of: `https://github.com`
 * @returns undefined where nobody can know whether there is one
 */
export function pageOf(host: string, path: string, server: URL): string | undefined {
  const name = sameHost[host] ?? host;
  if ([server.host, server.hostname].includes(name)) return pageOn(server, path);
  return known.test(name) ? `https://${name}/${path}` : undefined;
}

/** The page of a commit, by its repository's. */
export function commitPageOf(page: string, commit: string): string {
  const { hostname } = new URL(page);
  if (hostname === "bitbucket.org") return `${page}/commits/${commit}`;
  return /(^|[.-])gitlab[.-]/.test(hostname) ? `${page}/-/commit/${commit}` : `${page}/commit/${commit}`;
}
