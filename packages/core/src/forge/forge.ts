/**
 * A repository on a forge: the few calls that pull requests and commits by API take. Behind it stand GitHub (GitHub
 * Enterprise Server too) and Gitea (Forgejo too). All of them throw `UserError` for what a person can mend, with what to
 * do; code `unreachable` where it may pass by itself.
 */
export interface Forge {
  readonly kind: ForgeKind;
  /** Pull requests whose head is a branch of this same repository, newest first. */
  listPullRequests(filter: PullRequestFilter): Promise<readonly PullRequest[]>;
  /** `exists` where somebody has made one for the same two branches meanwhile. */
  openPullRequest(wanted: NewPullRequest): Promise<PullRequest | "exists">;
  changePullRequest(number: number, change: PullRequestChange): Promise<PullRequest>;
  comment(number: number, body: string): Promise<void>;
  /** Adds labels, and makes those that the repository does not have. */
  addLabels(number: number, labels: readonly string[]): Promise<void>;
  /** Who cannot review (the author, no collaborator) is left out, with the reason. */
  requestReviews(number: number, wanted: Reviewers): Promise<readonly LeftOut[]>;
  assign(number: number, users: readonly string[]): Promise<readonly LeftOut[]>;
  /** Has it merged as soon as all that is asked for is there; at once where nothing more is. */
  autoMerge(pullRequest: PullRequest, method: MergeMethod): Promise<"merged" | "waiting">;
  /** Switches auto-merge off again. */
  cancelAutoMerge(pullRequest: PullRequest): Promise<CancelledAutoMerge>;
  /**
   * Makes a commit by the API, without an author, so that the forge signs it. It is on no branch yet. Undefined where
   * the forge has no such API.
   */
  readonly commit?: ((commit: ForgeCommit) => Promise<string>) | undefined;
  /** Moves a branch to a commit, if it is where it is said to be. There, where `commit` is. */
  readonly moveBranch?: ((move: BranchMove) => Promise<"moved" | "raced">) | undefined;
}

/** `gitea` is Forgejo too. */
export type ForgeKind = "github" | "gitea";

export interface PullRequestFilter {
  readonly state: "open" | "closed";
  /** Undefined is any. */
  readonly head?: string | undefined;
  readonly base: string;
}

export interface PullRequest {
  readonly number: number;
  /** Its page for people. */
  readonly url: string;
  /** What GraphQL knows it by; empty on Gitea. */
  readonly id: string;
  /** Who has opened it, by login; empty where that account is gone. */
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
  /** What goes between the name and what was not done then: `is the author` (…, and was not assigned). */
  readonly reason: string;
}

/** `off`: it was not on. `kept`: somebody else has switched it on, and it stays on. */
export type CancelledAutoMerge = "off" | "cancelled" | "kept";

export type MergeMethod = "merge" | "squash" | "rebase";

export interface ForgeCommit {
  /** Object name of the commit that it is made on. */
  readonly parent: string;
  readonly message: string;
  readonly files: readonly { readonly path: string; readonly mode: string; readonly content: Buffer }[];
}

export interface BranchMove {
  readonly branch: string;
  readonly to: string;
  /** Where it has to be; undefined where it must not be there yet. */
  readonly from: string | undefined;
  /** To a commit that does not follow the one before: for a branch of our own that is made anew. */
  readonly rebuild: boolean;
}
