import type { InputReader } from "@pushpull/core";
import type { Credentials, RepositoryAddress } from "@pushpull/pull";

/** What is known of tokens besides the input. */
interface Tokens {
  /** The forge that this run is of. */
  readonly server: URL;
  /** Tokens that are this run's own, for all that is known. */
  readonly own: readonly string[];
}

/** Reads what to push with. A key wins over a token, which is there by default. What is wrong is a fault of the reader. */
export function readCredentials(read: InputReader, { url }: RepositoryAddress, tokens: Tokens): Credentials {
  const [key, knownHosts, token] = [read.text("ssh-key"), read.text("known-hosts"), read.text("token")];
  if (key !== undefined) return { kind: "ssh", key, knownHosts };
  if (knownHosts !== undefined) read.fault("Input 'known-hosts' needs 'ssh-key'", "Add the private key.");
  if (token === undefined || !/^https?:/.test(url)) return { kind: "none" };
  const { host } = new URL(url);
  if (isOfOtherHost(token, host, tokens)) {
    read.fault(
      `Input 'token' is this run's own token, which is good for ${tokens.server.host} and not for ${host}`,
      `Give a token for ${host} in it, or a key in 'ssh-key'. Nothing has been sent there.`,
    );
  }
  return { kind: "token", token };
}

/** Tokens of GitHub's own runs and apps begin so (GitHub Docs, "About authentication to GitHub"). */
const ofGitHub = /^ghs_/;

/** A token goes only to the host that it belongs to. */
function isOfOtherHost(token: string, host: string, { server, own }: Tokens): boolean {
  if (host === server.host) return false;
  const isGitHub = /(^|\.)(github|ghe)\.com$/.test(server.hostname);
  return own.includes(token) || (isGitHub && ofGitHub.test(token));
}
