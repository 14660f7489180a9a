import type { InputReader, RunContext } from "@pushpull/core";
import type { Credentials, RepositoryAddress } from "@pushpull/pull";

/** Reads what to push with. A key wins over a token, which is there by default. What is wrong is a fault of the reader. */
export function readCredentials(read: InputReader, { url }: RepositoryAddress, run: RunContext): Credentials {
  const [key, knownHosts, token] = [read.text("ssh-key"), read.text("known-hosts"), read.text("token")];
  if (key !== undefined) return { kind: "ssh", key, knownHosts };
  if (knownHosts !== undefined) read.fault("Input 'known-hosts' needs 'ssh-key'", "Add the private key.");
  if (token === undefined || !/^https?:/.test(url)) return { kind: "none" };
  refuseAway(read, token, new URL(url), run);
  return { kind: "token", token };
}

/** A token goes only to the host that it belongs to. */
export function refuseAway(read: InputReader, token: string, { host }: URL, { server, token: own }: RunContext): void {
  if (host === server.host || !isOfRun(token, server, [read.text("source-token"), own])) return;
  read.fault(
    `Input 'token' is this run's own token, which is good for ${server.host} and not for ${host}`,
    `Give a token for ${host} in it, or a key in 'ssh-key'. Nothing has been sent there.`,
  );
}

type Tokens = readonly [ofSource: string | undefined, ofEnvironment: string | undefined];

/**
 * Whether a token is this run's own, for all that is known: the same as that of input `source-token`, which is its own by
 * default. Those of GitHub's runs have a beginning of their own (GitHub Docs, "About authentication to GitHub"); Gitea's
 * and Forgejo's runners set a variable, which on GitHub is the user's.
 */
function isOfRun(token: string, server: URL, [ofSource, ofEnvironment]: Tokens): boolean {
  const isGitHub = /(^|\.)(github|ghe)\.com$/.test(server.hostname);
  return token === ofSource || (isGitHub ? token.startsWith("ghs_") : token === ofEnvironment);
}
