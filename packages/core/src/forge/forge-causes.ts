import type { ErrorCode } from "../errors/user-error.ts";

/** A known cause of a forge's error. All fields that are set must match. */
export interface ForgeCause {
  readonly status?: readonly number[];
  /** The forge's own words. */
  readonly says?: RegExp;
  /** A header that it sends then. */
  readonly header?: string;
  readonly code: ErrorCode;
  /**
   * In this and in `hint`, `{repository}`, `{host}` and `{doing}` stand for what they name, `{needs}` for how one gets the
   * right to do it.
   */
  readonly means: string;
  readonly hint: string;
}

const passing = "Run it again. If it stays so, see how the server fares.";

/** The first that fits counts (GitHub Docs, "Troubleshooting the REST API"; Gitea's `routers/api/v1`). */
export const causes: readonly ForgeCause[] = [
  {
    says: /archived/i,
    status: [403, 410, 422, 423],
    code: "repository",
    means: "{repository} is archived, and nothing in it can be changed",
    hint: "Unarchive it in its settings, or name the repository that has taken its place.",
  },
  {
    status: [403],
    header: "x-github-sso",
    code: "forbidden",
    means: "The organization of {repository} wants the token to be authorized for its single sign-on",
    hint: "Authorize the token for the organization in your account's settings, or use a GitHub App.",
  },
  {
    says: /SAML/,
    code: "forbidden",
    means: "The organization of {repository} wants the token to be authorized for its single sign-on",
    hint: "Authorize the token for the organization in your account's settings, or use a GitHub App.",
  },
  {
    says: /not permitted to create or approve pull requests/,
    code: "forbidden",
    means: "Workflows may not open pull requests in {repository}",
    hint: "Tick `Allow GitHub Actions to create and approve pull requests` in its Settings > Actions > General (an organization may have it locked in its own), or use a GitHub App instead of the run's own token.",
  },
  {
    says: /IP allow list/i,
    code: "forbidden",
    means: "The organization of {repository} lets in known addresses only",
    hint: "Add the runner's address to the organization's IP allow list, or use a runner inside of it.",
  },
  {
    status: [401],
    code: "unauthorized",
    means: "{host} does not accept the token for {repository}",
    hint: "It is missing, wrong, expired or revoked: make a new one.",
  },
  {
    says: /rate limit|abuse detection/i,
    status: [403, 429],
    code: "unreachable",
    means: "{host} has had too many requests",
    hint: "Run it again later. A GitHub App has limits of its own.",
  },
  {
    status: [429],
    code: "unreachable",
    means: "{host} has had too many requests",
    hint: passing,
  },
  {
    status: [403],
    code: "forbidden",
    means: "The token may not {doing} in {repository}",
    hint: "{needs}",
  },
  {
    status: [404],
    code: "repository",
    means: "{repository} is not there, or the token may not see it or {doing}",
    hint: "Check its name. A private one is not there for whom it does not let in. {needs}",
  },
  {
    status: [500, 502, 503, 504],
    code: "unreachable",
    means: "{host} has a fault of its own",
    hint: passing,
  },
];

const gone = {
  code: "repository",
  means: "A branch that the pull request needs in {repository} is not there",
  hint: "Somebody may have deleted it meanwhile: run it again, and check input 'branch'.",
} as const;

/** Causes that only opening a pull request has, besides those of every request. */
export const openCauses: readonly ForgeCause[] = [
  {
    status: [422],
    says: /no (commits|changes) between/i,
    code: "refused",
    means: "There is nothing to open a pull request for in {repository}",
    hint: "The base has all that the branch has. Run it again: somebody may have merged it meanwhile.",
  },
  {
    status: [422],
    says: /draft pull requests are not supported/i,
    code: "refused",
    means: "{repository} has no draft pull requests: its plan does not include them",
    hint: "Set `draft: false`.",
  },
  // GitHub names the field.
  { status: [422], says: /\b(base|head) invalid\b/, ...gone },
];

/** Gitea says no more of a branch than of a repository: that one has been seen already. */
export const openOnGiteaCauses: readonly ForgeCause[] = [...openCauses, { status: [404], ...gone }];
