import { expect, test } from "vitest";
import { explainGitError } from "../../../packages/pull/src/git/explain-git.ts";

const ssh = { protocol: "ssh", url: "git@github.com:acme/deploy", host: "github.com", port: 22 } as const;

/** What ssh says, and servers through it. */
const saidBySsh = [
  [
    "git@github.com: Permission denied (publickey).\nfatal: Could not read from remote repository.\n\nPlease make sure you have the correct access rights\nand the repository exists.",
    "unauthorized",
    "github.com does not accept the key for acme/deploy: git@github.com: Permission denied (publickey).; Could not read from remote repository.",
  ],
  [
    "ERROR: Repository not found.\nfatal: Could not read from remote repository.",
    "repository",
    "acme/deploy does not exist, or the credentials have no access to it",
  ],
  [
    "ERROR: The key you are authenticating with has been marked as read only.\nfatal: Could not read from remote repository.",
    "forbidden",
    "The key has read-only access to acme/deploy",
  ],
  [
    'Load key "/tmp/key": error in libcrypto\ngit@github.com: Permission denied (publickey).',
    "input",
    "ssh cannot read the key of input 'ssh-key'",
  ],
  [
    "No ED25519 host key is known for github.com and you have requested strict checking.\nHost key verification failed.",
    "access",
    "The host key of github.com is not a known one",
  ],
  [
    "ssh: Could not resolve hostname github.com: Name or service not known\nfatal: Could not read from remote repository.",
    "unreachable",
    "Host github.com does not exist",
  ],
  [
    "ssh: connect to host github.com port 22: Connection refused\nfatal: Could not read from remote repository.",
    "unreachable",
    "github.com cannot be reached",
  ],
  [
    "kex_exchange_identification: Connection closed by remote host\nfatal: Could not read from remote repository.",
    "unreachable",
    "The connection to github.com was closed",
  ],
  ["sh: 1: ssh: not found\nfatal: Could not read from remote repository.", "git", "ssh is not on the PATH"],
] as const;

test.for(saidBySsh.map(([stderr, code, message]) => ({ stderr, code, message })))(
  "by ssh: $message",
  ({ stderr, code, message }) => {
    const fault = explainGitError(stderr, {
      repository: "acme/deploy",
      address: ssh,
      branch: "main",
      redact: (text) => text,
    });
    expect(fault.message.slice(0, message.length)).toBe(message);
    expect(fault.code).toBe(code);
  },
);
