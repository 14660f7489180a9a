import { UserError } from "@pushpull/core/errors";
import type { Credentials } from "./types.ts";

/** A parsed repository address. */
export type Address =
  | {
      readonly protocol: "https" | "http";
      readonly url: string;
      readonly origin: string;
      readonly user: string | undefined;
    }
  | { readonly protocol: "ssh"; readonly url: string; readonly host: string; readonly port: number }
  | { readonly protocol: "file"; readonly url: string };

const sshPort = 22;

/**
 * Parses a repository's address.
 * @throws UserError for an address that Git cannot use, or over which others could read a secret
 */
export function readAddress(url: string, credentials: Credentials): Address {
  const address = URL.canParse(url) ? fromUrl(new URL(url)) : fromScp(url);
  if (address === undefined || /[\0-\x20\x7f]/.test(url)) {
    throw fault(
      `'${url}' is not the address of a Git repository`,
      "Use owner/name, https://…, ssh://… or user@host:path.",
    );
  }
  if (address.protocol === "http" && !isLoopback(new URL(address.url).hostname)) {
    throw fault(`${address.url} is not encrypted: others on the network could read the token`, "Use https.");
  }
  if (address.protocol === "ssh" && credentials.kind !== "ssh") {
    throw fault(
      `${address.url} uses ssh, but there is no key`,
      "Set input 'ssh-key' to a private key, or use the repository's https address.",
    );
  }
  if (address.protocol !== "ssh" && credentials.kind === "ssh") {
    throw fault(
      `${address.url} does not use ssh, but input 'ssh-key' is set`,
      "Use the address ssh://git@host/owner/name, or remove 'ssh-key'.",
    );
  }
  return address;
}

function fromUrl(url: URL): Address | undefined {
  switch (url.protocol) {
    case "https:":
    case "http:": {
      const user = decodeURIComponent(url.username) || undefined;
      // The user name is sent in the header: with it in the URL, Git would ask for a password.
      url.username = "";
      url.password = "";
      return { protocol: url.protocol === "https:" ? "https" : "http", url: url.href, origin: url.origin, user };
    }
    case "ssh:":
      if (!isHost(url.hostname) || url.username.startsWith("-")) return undefined;
      url.password = "";
      return { protocol: "ssh", url: url.href, host: url.hostname, port: Number(url.port || sshPort) };
    case "file:":
      return { protocol: "file", url: url.href };
    default:
      return undefined;
  }
}

/** Parses `user@host:path`, the scp syntax. */
function fromScp(text: string): Address | undefined {
  const { host = "" } = /^(?:(?!-)[\w.-]+@)?(?<host>[^:/@]+):(?!\/\/)./.exec(text)?.groups ?? {};
  return isHost(host) ? { protocol: "ssh", url: text, host, port: sshPort } : undefined;
}

/** A host that starts with a dash would be an ssh option (CVE-2017-1000117). */
function isHost(host: string): boolean {
  return /^(?!-)[\w.-]+$|^\[[\da-f:.]+\]$/i.test(host);
}

function isLoopback(host: string): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(host);
}

function fault(message: string, hint: string): UserError {
  return new UserError(message, { code: "input", hint });
}
