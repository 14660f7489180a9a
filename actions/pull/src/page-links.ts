/** The web pages of forges. */

import { pageOn } from "@pushpull/core/runner";

/** Hosts whose repositories have a web page at the same path, besides the run's own server. */
const knownHosts =
  /^(github\.com|codeberg\.org|bitbucket\.org|dev\.azure\.com|.+\.ghe\.com)$|(^|[.-])(gitlab|gitea|forgejo)[.-]/;

/** Alternative SSH hosts of forges, for use behind firewalls. */
const sshHosts: Readonly<Record<string, string>> = {
  "ssh.github.com": "github.com",
  "altssh.gitlab.com": "gitlab.com",
  "altssh.bitbucket.org": "bitbucket.org",
};

/**
 * The web page of a repository.
 * @param host without a port for SSH
 * @param path `acme/deploy`
 * @param server the run's own forge: `https://github.com`
 * @returns undefined if unknown
 */
export function pageOf(host: string, path: string, server: URL): string | undefined {
  const name = sshHosts[host] ?? host;
  if ([server.host, server.hostname].includes(name)) return pageOn(server, path);
  return knownHosts.test(name) ? `https://${name}/${path}` : undefined;
}

/** The web page of a commit. */
export function commitPageOf(page: string, commit: string): string {
  const { hostname } = new URL(page);
  if (hostname === "bitbucket.org") return `${page}/commits/${commit}`;
  return /(^|[.-])gitlab[.-]/.test(hostname) ? `${page}/-/commit/${commit}` : `${page}/commit/${commit}`;
}
