/**
 * Remote bases of a kustomization.
 *
 * Kustomize would fetch any address in any kustomization, nested ones included. Here it fetches nothing: every remote
 * base is fetched and checked before a build starts (fetch-base.ts), and the `git` that the build runs is a script that
 * copies the fetched files (git-stand-in.ts). This file parses addresses as Kustomize does.
 */

import { isOwnHost } from "./own-host.ts";

/** A Git repository, and a folder in it. */
export interface BaseAddress {
  /** The repository as Kustomize passes it to Git. */
  readonly repository: string;
  /** A branch, a tag or a commit; `HEAD` where the address names none. */
  readonly ref: string;
  /** The folder of the kustomization in the repository; empty for its root. */
  readonly path: string;
  /** The address in canonical form, for comparison: `https://host/owner/name`, `ssh://host/owner/name`. */
  readonly canonical: URL;
}

/** Why an address is not fetched. */
export interface RefusedAddress {
  readonly refused: string;
  readonly hint: string;
}

/** Maximum number of characters: servers and proxies accept at least this many. */
const maxLength = 2048;

const downloadHint = "Download it in an earlier step, check it, and name the file.";
const formsHint =
  "Use https://host/owner/name or ssh://git@host/owner/name, with //folder for a folder and ?ref=v1 for a version.";

/** Parses the address of a base, and refuses addresses that are not fetched. */
export function readBaseAddress(text: string): BaseAddress | RefusedAddress {
  if (text.length > maxLength) return { refused: `is longer than ${maxLength} characters`, hint: formsHint };
  const [address = "", query] = splitAt(text.replace(/^git::/i, ""), "?");
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(address)?.[1]?.toLowerCase() ?? "";
  if (!["", "https", "ssh"].includes(scheme) || /^https?:(?!\/\/)/i.test(address)) {
    return { refused: `does not use https or ssh`, hint: formsHint };
  }
  // Git and curl decode or shorten these, and not all versions of Kustomize do.
  if (!/^[\w.~:/@[\]+-]*$/.test(address) || /(^|\/)\.{1,2}(\/|$)/.test(address)) {
    return { refused: "has characters that are not allowed in the address of a base", hint: formsHint };
  }
  if (/^[^/]*\/\/[^/@]*:[^/@]*@/.test(address))
    return { refused: "contains a password", hint: "Remove it, and revoke it." };
  if (/\.(ya?ml|json)$/i.test(address))
    return { refused: "is a file: only repositories are fetched", hint: downloadHint };
  const ref = readRef(query);
  if (ref === undefined) return { refused: "has a ref that is not a branch, a tag or a commit", hint: formsHint };
  const parts = splitRepository(address);
  if (parts === undefined)
    return { refused: "is not the address of a Git repository", hint: `${formsHint} ${downloadHint}` };
  const canonical = canonicalUrl(parts.repository);
  if (canonical === undefined) return { refused: "is not the address of a Git repository", hint: formsHint };
  if (isOwnHost(canonical.hostname)) {
    return {
      refused: "points to this machine or to a link-local address",
      hint: "A base is fetched only from another host.",
    };
  }
  return { ...parts, ref, canonical };
}

/** `?ref=v1`, `?version=v1`. Undefined for a text that Git could parse as an option or as anything but a name. */
function readRef(query: string | undefined): string | undefined {
  if (query !== undefined && /[;#]/.test(query)) return undefined;
  const values = new URLSearchParams(query ?? "");
  const ref = values.get("ref") || values.get("version") || "HEAD";
  return /^\w[\w./+@-]*$/.test(ref) && !ref.includes("..") ? ref : undefined;
}

/** Splits an address as `NewRepoSpecFromURL` does. */
function splitRepository(address: string): Pick<BaseAddress, "repository" | "path"> | undefined {
  const [, scheme = "", user = "", rest = ""] = /^(https:\/\/|ssh:\/\/)?([a-z][a-z0-9-]*@)?(.*)$/i.exec(address) ?? [];
  const isGitHub = /^github\.com[:/]/i.test(rest);
  const isScp = scheme === "" && (user !== "" || isGitHub);
  if (scheme === "" && !isScp) return undefined;
  const end = rest.search(isScp ? /[:/]/ : /\//);
  if (end < 1) return undefined;
  const host = isGitHub
    ? scheme.toLowerCase() === "ssh://" || user !== ""
      ? `${user}github.com:`
      : "https://github.com/"
    : `${scheme.toLowerCase()}${user}${rest.slice(0, end + 1)}`;
  const [repository, path] = splitPath(rest.slice(end + 1));
  if (repository === undefined || repository === "") return undefined;
  return { repository: host + repository, path: path.replace(/^\/+/, "") };
}

/** A repository ends after `_git/NAME`, before `//`, with `.git`, or with its second part. */
function splitPath(rest: string): readonly [string | undefined, string] {
  const azure = /^(.*?_git\/[^/]*)(?:\/(.*))?$/.exec(rest);
  if (azure !== null) return [azure[1], azure[2] ?? ""];
  const double = rest.indexOf("//");
  if (double !== -1) return [rest.slice(0, double), rest.slice(double + 2)];
  const suffix = rest.indexOf(".git");
  if (suffix !== -1) return [rest.slice(0, suffix + 4), rest.slice(suffix + 4)];
  const [owner, name, ...path] = rest.split("/");
  return name === undefined ? [undefined, ""] : [`${owner}/${name}`, path.join("/")];
}

/** The URL of a repository; undefined if Git would not use https or ssh. */
export function canonicalUrl(repository: string): URL | undefined {
  const scp = /^(?:(?!-)[\w.-]+@)?((?!-)[\w.-]+):(?!\/|-)(.+)$/.exec(repository);
  const url = repository.includes("://") ? URL.parse(repository) : scp && URL.parse(`ssh://${scp[1]}/${scp[2]}`);
  if (!url || !["https:", "ssh:"].includes(url.protocol)) return undefined;
  // URL parsing normalizes IP addresses only for `https:`.
  const host = URL.parse(`https://${url.host}`)?.hostname;
  if (host === undefined || host === "" || host.startsWith("-")) return undefined;
  return (
    URL.parse(`${url.protocol}//${host}${url.port && `:${url.port}`}${url.pathname.replace(/\.git$/, "")}`) ?? undefined
  );
}

function splitAt(text: string, mark: string): readonly [string, string | undefined] {
  const index = text.indexOf(mark);
  return index === -1 ? [text, undefined] : [text.slice(0, index), text.slice(index + 1)];
}
