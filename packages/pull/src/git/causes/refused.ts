import type { Cause } from "./types.ts";

const pullRequest =
  "Let this identity bypass the rule (GitHub: the ruleset's bypass list), or have it proposed with `mode: pull-request`.";

/** Why a server does not take a commit. The first that fits counts. */
export const refusedCauses: readonly Cause[] = [
  {
    // Gitea, Forgejo: whoever may read gets as far as the hook that looks at the commit.
    says: /User permission denied for writing/i,
    code: "forbidden",
    means: "The identity may not write to {repository}",
    hint: "{access}",
  },
  {
    says: /verified signature|must be signed|unsigned commit|unverified commit|commit signature/i,
    code: "refused",
    means: "Branch {branch} of {repository} takes signed commits only, and ours is not signed",
    hint: "Let this identity bypass the rule, or have it proposed with `mode: pull-request`: a commit that the forge itself makes when it merges is signed.",
  },
  {
    says: /without `?workflows?`? (permission|scope)|workflow scope/i,
    code: "forbidden",
    means: "The token may not change workflow files of {repository}",
    hint: "Leave .github/workflows out by input 'manifests', or use a token with the permission `workflows: write`.",
  },
  {
    says: /GH001|file size|larger than|exceeds .{0,300}size|size limit|pack exceeds maximum/i,
    code: "refused",
    means: "{repository} does not take files as large as one of those that were changed",
    hint: "Split the file, or leave it out by input 'manifests'.",
  },
  {
    says: /file paths? |path is restricted|restricted (file|path)|protected from changing file|file extension|prohibited by the pattern|denied by the blacklist/i,
    code: "refused",
    means: "A rule of {repository} forbids to change one of the files",
    hint: "Leave the file out by input 'manifests', or let this identity bypass the rule.",
  },
  {
    says: /(author|committer)('s)? .{0,300}(pattern|email|name|member|verified|match)|commit message .{0,300}(pattern|match|follow)|email .{0,300} (pattern|match)/i,
    code: "refused",
    means: "A rule of {repository} does not take the commit's author or its message",
    hint: "Set input 'author' or 'commit-message' to what the rule asks for.",
  },
  {
    says: /push cannot contain secrets|GH009|push protection/i,
    code: "refused",
    means: "{repository} takes a text in one of the changed files for a secret",
    hint: "Take the secret out of the file, or allow it where the message says.",
  },
  {
    says: /status check|required check/i,
    code: "refused",
    means: "Branch {branch} of {repository} takes commits only after their checks have run",
    hint: pullRequest,
  },
  {
    says: /GH006|GH013|protected branch|rule violation|through a pull request|must use a pull request|TF402455|branch permission/i,
    code: "refused",
    means: "Branch {branch} of {repository} is protected",
    hint: pullRequest,
  },
  {
    says: /./,
    code: "refused",
    means: "{repository} does not take the commit",
    hint: "The server's own rule says why: mend what it names, or let this identity bypass it.",
  },
];
