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
  /** What was left alone since a newer version is in place, and the source commit that was built from. */
  readonly superseded: readonly { readonly edit: Edit; readonly by: string }[];
  /** As `git diff` prints it; empty if nothing changes. */
  readonly diff: string;
  /** Why nothing changed, if that is not obvious. */
  readonly message: string | undefined;
  /** How often a push was retried. */
  readonly retries: number;
  /** What happened to the pull request; undefined if none was wanted, or there is none. */
  readonly proposal?: Proposal | undefined;
}

/** What happened to a pull request. */
export interface Proposal {
  readonly number: number;
  readonly url: string;
  /** Undefined in a dry run that would change it. */
  readonly operation: "created" | "updated" | "unchanged" | "closed" | undefined;
  readonly headBranch: string;
  /** Object name of the commit that its branch is at. */
  readonly headCommit: string;
  /** The numbers of our other pull requests that it has replaced. */
  readonly superseded: readonly number[];
  readonly merge: "merged" | "waiting" | undefined;
  /** What a person should know, each a sentence: who was left out, what the token cannot start. */
  readonly notes: readonly string[];
}
