import type { InputReader, RunContext } from "@pushpull/core/runner";
import type { Credentials, RepositoryAddress } from "@pushpull/pull";

/** Reads the credentials for Git. A key wins over the token, which has a default. Adds faults to the reader. */
export function readCredentials(read: InputReader, { url }: RepositoryAddress, run: RunContext): Credentials {
  const [key, knownHosts, token] = [read.text("ssh-key"), read.text("known-hosts"), read.text("token")];
  if (key !== undefined) return { kind: "ssh", key, knownHosts };
  if (knownHosts !== undefined) read.fault("Input 'known-hosts' needs 'ssh-key'", "Add the private key.");
  if (token === undefined || !/^https?:/.test(url)) return { kind: "none" };
  checkTokenHost(read, token, new URL(url), run);
  return { kind: "token", token };
}

/** A token goes only to the host that it belongs to. */
export function checkTokenHost(read: InputReader, token: string, { host }: URL, run: RunContext): void {
  const { server } = run;
  if (host === server.host || !isRunToken(token, read.text("run-token"), run)) return;
  read.fault(
    `Input 'token' is this run's own token, which is valid for ${server.host} and not for ${host}`,
    `Set it to a token for ${host}, or 'ssh-key' to a key. Nothing was sent to ${host}.`,
  );
}

/**
 * Whether a token is this run's own: the default of input `run-token` on GitHub, or the one that runners of Gitea and
 * Forgejo set in a variable (which on GitHub is the user's). If `run-token` was emptied, every token with the prefix of
 * runs and Apps counts (GitHub Docs, "About authentication to GitHub").
 */
function isRunToken(token: string, runToken: string | undefined, { isGitHub, token: variable }: RunContext): boolean {
  if (token === runToken || (!isGitHub && token === variable)) return true;
  return runToken === undefined && token.startsWith("ghs_");
}
