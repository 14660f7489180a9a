import type { InputReader } from "@pushpull/core";
import type { Credentials, RepositoryAddress } from "@pushpull/pull";

/** What is known of tokens besides the input. */
export interface Tokens {
  /** The forge that this run is of. */
  readonly server: URL;
  /** Tokens that are this run's own, for all that is known. */
  readonly own: readonly string[];
}

/** Reads what to push with. A key wins over a token, which is there by default. What is wrong is a fault of the reader. */
export function readCredentials(read: InputReader, { url }: RepositoryAddress, tokens: Tokens): Credentials {
  const [key, knownHosts] = [read.text("ssh-key"), read.text("known-hosts")];
  const web = /^https?:/.test(url) ? new URL(url) : undefined;
  if (key !== undefined) {
    checkKey(read, key);
    if (web !== undefined || url.startsWith("file:")) {
      const host = web?.hostname || "HOST";
      read.fault(
        `Input 'ssh-key' is set, and 'repository' is no address of an SSH server`,
        `Write it as git@${host}:PATH, or leave out 'ssh-key'.`,
      );
    }
    // ssh reads a key only to the end of its last line.
    return { kind: "ssh", key: `${key.replaceAll("\r\n", "\n")}\n`, knownHosts };
  }
  if (knownHosts !== undefined) read.fault("Input 'known-hosts' needs 'ssh-key'", "Add the private key.");
  const token = read.text("token");
  if (token === undefined || web === undefined) return { kind: "none" };
  if (isOfOtherHost(token, web, tokens)) {
    read.fault(
      `Input 'token' is this run's own token, which is good for ${tokens.server.host} and not for ${web.host}`,
      `Give a token for ${web.host} in it, or a key in 'ssh-key'. Nothing has been sent there.`,
    );
  }
  return { kind: "token", token };
}

/** Tokens of GitHub's own runs and apps begin so (GitHub Docs, "About authentication to GitHub"). */
const ofGitHub = /^ghs_/;

/** A token goes only to the host that it belongs to. */
function isOfOtherHost(token: string, { host }: URL, { server, own }: Tokens): boolean {
  if (host === server.host) return false;
  const isGitHub = /(^|\.)(github|ghe)\.com$/.test(server.hostname);
  return own.includes(token) || (isGitHub && ofGitHub.test(token));
}

function checkKey(read: InputReader, key: string): void {
  const [, kind = "", body] =
    /^-----BEGIN ([A-Z0-9 ]*)PRIVATE KEY-----\s([\s\S]+)-----END \1PRIVATE KEY-----$/.exec(key) ?? [];
  if (body === undefined) {
    const hint = "Give its whole text, from -----BEGIN to -----END, with its line breaks.";
    read.fault("Input 'ssh-key' is no private key", hint);
  } else if (isEncrypted(kind, body)) {
    read.fault("The private key in input 'ssh-key' has a passphrase", "Give one without: nobody is there to type it.");
  }
}

/** OpenSSH's own format names the cipher first (OpenSSH, `PROTOCOL.key`); the older ones say it in words. */
function isEncrypted(kind: string, body: string): boolean {
  if (kind !== "OPENSSH ") return kind.includes("ENCRYPTED") || body.includes("ENCRYPTED");
  return !Buffer.from(body, "base64").toString("latin1").startsWith("openssh-key-v1\0\0\0\0\u0004none");
}
