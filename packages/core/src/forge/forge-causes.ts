import type { ErrorCode } from "../errors/user-error.ts";

/** A known cause of a forge's error. All fields that are set must match. */
export interface ForgeCause {
  readonly status?: readonly number[];
  /** Matches the forge's message. */
  readonly pattern?: RegExp;
  /** A header that the response has. */
  readonly header?: string;
  readonly code: ErrorCode;
  /**
   * In this and in `hint`, `{repository}`, `{host}` and `{doing}` are filled in, and `{needs}` with how to get the
   * permission.
   */
  readonly message: string;
  readonly hint: string;
}

const runAgain = "Run it again. If it keeps failing, check the server's status.";

/** The first match wins (GitHub Docs, "Troubleshooting the REST API"; Gitea's `routers/api/v1`). */
export const causes: readonly ForgeCause[] = [
  {
    pattern: /archived/i,
    status: [403, 410, 422, 423],
    code: "repository",
    message: "{repository} is archived and read-only",
    hint: "Unarchive it in its settings, or use the repository that replaced it.",
  },
  {
    status: [403],
    header: "x-github-sso",
    code: "forbidden",
    message: "The organization of {repository} requires single sign-on, and the token is not authorized for it",
    hint: "Authorize the token for the organization in your account's settings, or use a GitHub App.",
  },
  {
    pattern: /SAML/,
    code: "forbidden",
    message: "The organization of {repository} requires single sign-on, and the token is not authorized for it",
    hint: "Authorize the token for the organization in your account's settings, or use a GitHub App.",
  },
  {
    pattern: /not permitted to create or approve pull requests/,
    code: "forbidden",
    message: "Workflows are not allowed to open pull requests in {repository}",
    hint: "Tick `Allow GitHub Actions to create and approve pull requests` in its Settings > Actions > General (the organization's settings can override it), or use a GitHub App instead of the workflow's own token.",
  },
  {
    pattern: /IP allow list/i,
    code: "forbidden",
    message: "The organization of {repository} allows only known IP addresses",
    hint: "Add the runner's address to the organization's IP allow list, or use a runner with an allowed address.",
  },
  {
    status: [401],
    code: "unauthorized",
    message: "{host} does not accept the token for {repository}",
    hint: "It is missing, wrong, expired or revoked: create a new one.",
  },
  {
    pattern: /rate limit|abuse detection/i,
    status: [403, 429],
    code: "unreachable",
    message: "The rate limit of {host} is exceeded",
    hint: "Run it again later. A GitHub App has its own rate limit.",
  },
  {
    status: [429],
    code: "unreachable",
    message: "The rate limit of {host} is exceeded",
    hint: runAgain,
  },
  {
    status: [403],
    code: "forbidden",
    message: "The token lacks the permission to {doing} in {repository}",
    hint: "{needs}",
  },
  {
    status: [404],
    code: "repository",
    message: "{repository} does not exist, or the token has no access to it or may not {doing}",
    hint: "Check its name. A private repository appears missing to tokens without access. {needs}",
  },
  {
    status: [500, 502, 503, 504],
    code: "unreachable",
    message: "{host} returned a server error",
    hint: runAgain,
  },
];

const missingBranch = {
  code: "repository",
  message: "A branch of the pull request in {repository} does not exist",
  hint: "It may have been deleted in the meantime: check input 'branch', and run it again.",
} as const;

/** Additional causes when opening a pull request. */
export const openCauses: readonly ForgeCause[] = [
  {
    status: [422],
    pattern: /no (commits|changes) between/i,
    code: "refused",
    message: "A pull request in {repository} would have no changes",
    hint: "The base already contains the branch, which may just have been merged: run it again.",
  },
  {
    status: [422],
    pattern: /draft pull requests are not supported/i,
    code: "refused",
    message: "{repository} does not support draft pull requests on its plan",
    hint: "Set `draft: false`.",
  },
  // GitHub names the field.
  { status: [422], pattern: /\b(base|head) invalid\b/, ...missingBranch },
];

/** Gitea answers 404 for a missing branch as for a missing repository, but the repository was read before. */
export const openOnGiteaCauses: readonly ForgeCause[] = [...openCauses, { status: [404], ...missingBranch }];
