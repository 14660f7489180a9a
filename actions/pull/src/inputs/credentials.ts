import type { InputReader, RunContext } from "@pushpull/core/runner";
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
export function refuseAway(read: InputReader, token: string, { host }: URL, run: RunContext): void {
  const { server } = run;
  if (host === server.host || !isOfRun(token, read.text("run-token"), run)) return;
  read.fault(
    `Input 'token' is this run's own token, which is valid for ${server.host} and not for ${host}`,
    `Set it to a token for ${host}, or 'ssh-key' to a key. Nothing was sent to ${host}.`,
  );
}

/**
 * Whether a token is this run's own: the one that GitHub gives in input `run-token`, the one that runners of Gitea and
 * Forgejo set in a variable (which on GitHub is the user's). Where `run-token` was emptied, what may be one counts as it:
 * tokens of runs and of Apps have a beginning of their own (GitHub Docs, "About authentication to GitHub").
 */
function isOfRun(token: string, ofRun: string | undefined, { isGitHub, token: ofEnvironment }: RunContext): boolean {
  if (token === ofRun || (!isGitHub && token === ofEnvironment)) return true;
  return ofRun === undefined && token.startsWith("ghs_");
}
