import { UserError } from "@pushpull/core/errors";
import type { Credentials } from "./types.ts";

/** The parts of a repository's address that Git and ssh are told apart. */
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
 * Takes a repository's address apart.
 * @throws UserError for one that Git could not use, or that would send a secret where others can read it
 */
export function readAddress(url: string, credentials: Credentials): Address {
  const address = URL.canParse(url) ? fromUrl(new URL(url)) : fromScp(url);
  if (address === undefined || /[\0-\x20\x7f]/.test(url)) {
    throw fault(
      `'${url}' is not the address of a Git repository`,
      "Write owner/name, https://…, ssh://… or user@host:path.",
    );
  }
  if (address.protocol === "http" && !isLoopback(new URL(address.url).hostname)) {
    throw fault(`${address.url} is not encrypted: everybody on the way could read the token`, "Use https.");
  }
  if (address.protocol === "ssh" && credentials.kind !== "ssh") {
    throw fault(
      `${address.url} is reached by ssh, and there is no key`,
      "Give a private key in input 'ssh-key', or use the repository's https address.",
    );
  }
  if (address.protocol !== "ssh" && credentials.kind === "ssh") {
    throw fault(
      `${address.url} is not reached by ssh, and input 'ssh-key' is set`,
      "Write the repository as ssh://git@host/owner/name, or leave the key out.",
    );
  }
  return address;
}

function fromUrl(url: URL): Address | undefined {
  switch (url.protocol) {
    case "https:":
    case "http:": {
      const user = decodeURIComponent(url.username) || undefined;
      // The user name goes into the header: in the address, Git would ask for its password.
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

/** `user@host:path`, as scp writes it. */
function fromScp(text: string): Address | undefined {
  const { host = "" } = /^(?:(?!-)[\w.-]+@)?(?<host>[^:/@]+):(?!\/\/)./.exec(text)?.groups ?? {};
  return isHost(host) ? { protocol: "ssh", url: text, host, port: sshPort } : undefined;
}

/** What begins with a dash would be an option of ssh (CVE-2017-1000117). */
function isHost(host: string): boolean {
  return /^(?!-)[\w.-]+$|^\[[\da-f:.]+\]$/i.test(host);
}

function isLoopback(host: string): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(host);
}

function fault(message: string, hint: string): UserError {
  return new UserError(message, { code: "input", hint });
}
