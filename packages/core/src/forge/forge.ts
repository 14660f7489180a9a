/**
 * A repository on a forge: the calls for pull requests and for commits by API. Implemented for GitHub (and GitHub
 * Enterprise Server) and Gitea (and Forgejo). All throw `UserError`, with what to do, for what the user can fix; code
 * `unreachable` for what may pass.
 */
export interface Forge {
  readonly kind: ForgeKind;
  /** Pull requests whose head is a branch of the same repository, newest first. */
  listPullRequests(filter: PullRequestFilter): Promise<readonly PullRequest[]>;
  /** `exists` if there already is one for the same two branches. */
  openPullRequest(wanted: NewPullRequest): Promise<PullRequest | "exists">;
  changePullRequest(number: number, change: PullRequestChange): Promise<PullRequest>;
  comment(number: number, body: string): Promise<void>;
  /** Adds labels, and creates those that the repository does not have. */
  addLabels(number: number, labels: readonly string[]): Promise<void>;
  /** Returns those who cannot review, such as the author, with the reason. */
  requestReviews(number: number, wanted: Reviewers): Promise<readonly LeftOut[]>;
  assign(number: number, users: readonly string[]): Promise<readonly LeftOut[]>;
  /** Merges it once its requirements are met; at once if they are already. */
  autoMerge(pullRequest: PullRequest, method: MergeMethod): Promise<"merged" | "waiting">;
  /** Disables auto-merge. */
  cancelAutoMerge(pullRequest: PullRequest): Promise<CancelledAutoMerge>;
  /**
   * Creates a commit by the API, without an author, so that the forge signs it. It is on no branch yet. Undefined if
   * the forge has no such API.
   */
  readonly commit?: ((commit: ForgeCommit) => Promise<string>) | undefined;
  /** Moves a branch to a commit, if it is still at `from`. Defined if `commit` is. */
  readonly moveBranch?: ((move: BranchMove) => Promise<"moved" | "raced">) | undefined;
}

/** `gitea` includes Forgejo. */
export type ForgeKind = "github" | "gitea";

export interface PullRequestFilter {
  readonly state: "open" | "closed";
  /** Undefined for any. */
  readonly head?: string | undefined;
  readonly base: string;
}

export interface PullRequest {
  readonly number: number;
  /** Its web page. */
  readonly url: string;
  /** Its GraphQL node ID; empty on Gitea. */
  readonly id: string;
  /** The login of its author; empty if the account was deleted. */
  readonly author: string;
  readonly state: "open" | "closed" | "merged";
  readonly draft: boolean;
  readonly title: string;
  readonly body: string;
  readonly head: { readonly branch: string; readonly commit: string };
  readonly base: string;
  readonly labels: readonly string[];
}

export interface NewPullRequest {
  readonly head: string;
  readonly base: string;
  readonly title: string;
  readonly body: string;
  readonly draft: boolean;
}

export interface PullRequestChange {
  readonly title?: string | undefined;
  readonly body?: string | undefined;
  readonly state?: "closed" | undefined;
}

export interface Reviewers {
  readonly users: readonly string[];
  readonly teams: readonly string[];
}

export interface LeftOut {
  readonly name: string;
  /** Follows the name: `is the author` (…, and was not assigned). */
  readonly reason: string;
}

/** `off`: it was not enabled. `kept`: someone else enabled it, and it stays enabled. */
export type CancelledAutoMerge = "off" | "cancelled" | "kept";

export type MergeMethod = "merge" | "squash" | "rebase";

export interface ForgeCommit {
  /** SHA of the parent commit. */
  readonly parent: string;
  readonly message: string;
  readonly files: readonly { readonly path: string; readonly mode: string; readonly content: Buffer }[];
}

export interface BranchMove {
  readonly branch: string;
  readonly to: string;
  /** The SHA that the branch must be at; undefined if it must not exist. */
  readonly from: string | undefined;
  /** Whether `to` need not descend from `from`: for a branch of ours that is rebuilt. */
  readonly rebuild: boolean;
}
