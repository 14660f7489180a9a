import type { Edit } from "../find/planned-edit.ts";
import type { Untouched } from "../find/read-files.ts";
import type { RepositoryAddress } from "../git/types.ts";

/** What a pull did. */
export interface PullResult {
  readonly outcome: "committed" | "proposed" | "unchanged" | "superseded" | "planned";
  readonly repository: RepositoryAddress;
  readonly branch: string;
  /** The new commit if there is one, else the branch's newest. */
  readonly commit: string;
  /** What was changed; in a dry run, what would be. */
  readonly edits: readonly Edit[];
  readonly untouched: readonly Untouched[];
  /** Edits skipped because a newer version is set, and the source commit that it was built from. */
  readonly superseded: readonly { readonly edit: Edit; readonly by: string }[];
  /** As `git diff` prints it; empty if nothing changes. */
  readonly diff: string;
  /** Why nothing changed, if that is not obvious. */
  readonly message: string | undefined;
  /** How often a push was retried. */
  readonly retries: number;
  /** The pull request; undefined if none was requested, or there is none. */
  readonly proposal?: Proposal | undefined;
}

/** A pull request, and what was done to it. */
export interface Proposal {
  readonly number: number;
  readonly url: string;
  /** Undefined in a dry run that would change it. */
  readonly operation: "created" | "updated" | "unchanged" | "closed" | undefined;
  readonly headBranch: string;
  /** The SHA of its branch. */
  readonly headCommit: string;
  /** The numbers of our other pull requests that it replaced. */
  readonly superseded: readonly number[];
  readonly merge: "merged" | "waiting" | undefined;
  /** Notes for the user, one sentence each: who was left out, what the token cannot start. */
  readonly notes: readonly string[];
}
