import { expect, test } from "vitest";
import { explainGitError } from "../../../packages/pull/src/git/explain-git.ts";

const https = {
  protocol: "https",
  url: "https://github.com/acme/deploy",
  origin: "https://github.com",
  user: undefined,
} as const;

const denied = (status: number) =>
  `fatal: unable to access 'https://github.com/acme/deploy/': The requested URL returned error: ${status}`;
const rejected = (words: string, why: string) =>
  `${words
    .split("\n")
    .map((line) => `remote: ${line}        `)
    .join("\n")}\nerror: failed to push some refs to 'https://github.com/acme/deploy'\n[remote rejected] (${why})`;
const ruleset = (rule: string) =>
  rejected(
    `error: GH013: Repository rule violations found for refs/heads/main.\nReview all repository rules at https://github.com/acme/deploy/rules?ref=refs%2Fheads%2Fmain\n\n- ${rule}\n`,
    "push declined due to repository rule violations",
  );

/** What servers and Git say, in their own words. */
const said = [
  [
    "read",
    "fatal: could not read Username for 'https://github.com': terminal prompts disabled",
    "unauthorized",
    "github.com does not accept the token",
  ],
  [
    "read",
    "remote: Invalid username or token. Password authentication is not supported for Git operations.\nfatal: Authentication failed for 'https://github.com/acme/deploy/'",
    "unauthorized",
    "github.com does not accept the token",
  ],
  [
    "read",
    "remote: HTTP Basic: Access denied. The provided password or token is incorrect\nfatal: Authentication failed for 'https://gitlab.com/a/b/'",
    "unauthorized",
    "github.com does not accept the token",
  ],
  [
    "read",
    "remote: Repository not found.\nfatal: repository 'https://github.com/acme/deploy/' not found",
    "repository",
    "acme/deploy does not exist, or the credentials have no access to it",
  ],
  [
    "read",
    "remote: Write access to repository not granted.\nfatal: unable to access 'https://github.com/acme/deploy/': The requested URL returned error: 403",
    "forbidden",
    "The credentials do not allow writing",
  ],
  [
    "push",
    `remote: Permission to acme/deploy.git denied to github-actions[bot].\n${denied(403)}`,
    "forbidden",
    "The credentials do not allow writing",
  ],
  [
    "push",
    `remote: This repository was archived so it is read-only.\n${denied(403)}`,
    "repository",
    "acme/deploy is archived",
  ],
  [
    "push",
    `remote: The 'acme' organization has enabled or enforced SAML SSO.\n${denied(403)}`,
    "forbidden",
    "The organization of acme/deploy",
  ],
  [
    "push",
    "remote: GitLab: You are not allowed to push code to this project.\nfatal: unable to access 'https://gitlab.com/a/b/': The requested URL returned error: 403",
    "forbidden",
    "The credentials do not allow writing",
  ],
  [
    "push",
    rejected(
      "error: GH006: Protected branch update failed for refs/heads/main.\nerror: Changes must be made through a pull request.",
      "protected branch hook declined",
    ),
    "refused",
    "Branch main of acme/deploy is protected",
  ],
  [
    "push",
    rejected(
      "error: GH006: Protected branch update failed for refs/heads/main.\nerror: Commits must have verified signatures.",
      "protected branch hook declined",
    ),
    "refused",
    "Branch main of acme/deploy accepts only signed commits",
  ],
  [
    "push",
    rejected(
      'error: GH006: Protected branch update failed for refs/heads/main.\nerror: Required status check "test" is expected.',
      "protected branch hook declined",
    ),
    "refused",
    "Branch main of acme/deploy accepts commits only after their checks",
  ],
  [
    "push",
    ruleset("Changes must be made through a pull request."),
    "refused",
    "Branch main of acme/deploy is protected",
  ],
  [
    "push",
    ruleset("Commits must have verified signatures."),
    "refused",
    "Branch main of acme/deploy accepts only signed commits",
  ],
  [
    "push",
    ruleset("File path is restricted\n  Found 1 violation"),
    "refused",
    "A rule of acme/deploy does not allow changing one of the files",
  ],
  [
    "push",
    ruleset("Committer email must match a given regex pattern: @acme\\.com$"),
    "refused",
    "A rule of acme/deploy does not accept the commit's author or message",
  ],
  [
    "push",
    ruleset(
      "refusing to allow a GitHub App to create or update workflow `.github/workflows/a.yml` without `workflows` permission",
    ),
    "forbidden",
    "The token is not allowed to change workflow files",
  ],
  [
    "push",
    rejected(
      "error: GH001: Large files detected.\nerror: File a.yaml is 120.00 MB; this exceeds GitHub's file size limit of 100.00 MB",
      "pre-receive hook declined",
    ),
    "refused",
    "acme/deploy does not accept a changed file because of its size",
  ],
  [
    "push",
    rejected("error: GH009: Secrets detected! This push failed.", "pre-receive hook declined"),
    "refused",
    "acme/deploy detected a secret in one of the changed files",
  ],
  [
    "push",
    rejected(
      "GitLab: You are not allowed to push code to protected branches on this project.",
      "pre-receive hook declined",
    ),
    "refused",
    "Branch main of acme/deploy is protected",
  ],
  [
    "push",
    rejected("\nGitea: Not allowed to push to protected branch main", "pre-receive hook declined"),
    "refused",
    "Branch main of acme/deploy is protected",
  ],
  [
    "push",
    rejected("GitLab: Committer's email 'a@b' does not follow the pattern '@acme.com$'", "pre-receive hook declined"),
    "refused",
    "A rule of acme/deploy does not accept the commit's author",
  ],
  [
    "push",
    "error: failed to push some refs\n[remote rejected] (TF402455: Pushes to this branch are not permitted; you must use a pull request to update this branch.)",
    "refused",
    "Branch main of acme/deploy is protected",
  ],
  [
    "push",
    rejected("We deploy on weekdays only.", "pre-receive hook declined"),
    "refused",
    "acme/deploy rejected the commit: We deploy on weekdays only.",
  ],
  [
    "read",
    "warning: Could not find remote branch main to clone.\nfatal: Remote branch main not found in upstream origin",
    "repository",
    "acme/deploy has no branch main",
  ],
  ["read", "fatal: couldn't find remote ref refs/heads/main", "repository", "acme/deploy has no branch main"],
  [
    "read",
    "fatal: unable to access 'https://github.com/': Could not resolve host: github.com",
    "unreachable",
    "Host github.com does not exist",
  ],
  [
    "read",
    "fatal: unable to access 'https://github.com/': Failed to connect to github.com port 443 after 2 ms: Couldn't connect to server",
    "unreachable",
    "github.com cannot be reached",
  ],
  [
    "read",
    "fatal: unable to access 'https://github.com/': Failed to connect to github.com port 443 after 130000 ms: Connection timed out",
    "unreachable",
    "github.com does not respond in time",
  ],
  ["read", denied(503), "unreachable", "github.com returned a server error"],
  [
    "push",
    "error: RPC failed; HTTP 502 curl 22 The requested URL returned error: 502\nsend-pack: unexpected disconnect while reading sideband packet\nfatal: the remote end hung up unexpectedly",
    "unreachable",
    "github.com returned a server error",
  ],
  ["push", denied(429), "unreachable", "The rate limit of github.com is exceeded"],
  [
    "push",
    "error: RPC failed; curl 56 Recv failure: Connection reset by peer\nfatal: the remote end hung up unexpectedly",
    "unreachable",
    "The connection to github.com was closed",
  ],
  [
    "read",
    "fatal: early EOF\nfatal: fetch-pack: invalid index-pack output",
    "unreachable",
    "The connection to github.com was closed",
  ],
  [
    "read",
    "fatal: unable to access 'https://github.com/': server certificate verification failed. CAfile: none CRLfile: none",
    "access",
    "The TLS certificate of github.com cannot be verified",
  ],
  [
    "read",
    "fatal: unable to access 'https://github.com/': SSL certificate problem: unable to get local issuer certificate",
    "access",
    "The TLS certificate of github.com cannot be verified",
  ],
  [
    "read",
    "fatal: unable to access 'https://github.com/': Received HTTP code 407 from proxy after CONNECT",
    "unreachable",
    "The proxy refuses the connection to github.com",
  ],
  [
    "read",
    "fatal: unable to access 'https://github.com/': CONNECT tunnel failed, response 407",
    "unreachable",
    "The proxy refuses the connection to github.com",
  ],
  [
    "read",
    "fatal: https://github.com/acme/deploy/info/refs not valid: could not determine hash algorithm; is this a git repository?",
    "repository",
    "The server at the address of acme/deploy is not a Git server",
  ],
  [
    "read",
    "error: unknown option `filter=blob:none'\nusage: git clone [<options>] [--] <repo> [<dir>]",
    "git",
    "The git on the PATH is too old",
  ],
  [
    "read",
    "fatal: write error: No space left on device\nfatal: fetch-pack: invalid index-pack output",
    "runner",
    "Git cannot write to the runner's disk",
  ],
  [
    "read",
    "fatal: detected dubious ownership in repository at '/srv/deploy.git'",
    "repository",
    "acme/deploy belongs to another user of this machine",
  ],
  ["read", "fatal: something new", "git", "Git failed for acme/deploy: something new"],
] as const;
const words = said.map(([doing, stderr, code, message]) => ({ doing, stderr, code, message }));

test.for(words)("$doing: $message", ({ stderr, code, message }) => {
  const fault = explainGitError(stderr, {
    repository: "acme/deploy",
    address: https,
    branch: "main",
    redact: (text) => text,
  });
  expect(fault.message.slice(0, message.length)).toBe(message);
  expect(fault).toMatchObject({ code, hint: expect.stringMatching(/\.$/) });
});
