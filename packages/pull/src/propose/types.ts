import type { MergeMethod } from "@pushpull/core/forge";

/** How a pull request is to be. What is added is never taken away. */
export interface ProposalInputs {
  /** Undefined is a name made of repository, base, manifests and images: the same for the same target. */
  readonly headBranch: string | undefined;
  /** With `{image}`, `{from}`, `{to}`, `{target}`, `{files}`, `{run}`; undefined says image, version and target. */
  readonly title: string | undefined;
  /** The same; undefined is a table of image, from, to, places and a link to compare. It is put between our markers. */
  readonly body: string | undefined;
  readonly labels: readonly string[];
  readonly reviewers: readonly string[];
  readonly teamReviewers: readonly string[];
  readonly assignees: readonly string[];
  readonly draft: boolean;
  readonly autoMerge: MergeMethod | undefined;
  /** Closes our older pull requests for the same images and target, with a comment that links the new one. */
  readonly closeSuperseded: boolean;
}

/** What has become of a pull request. */
export interface Proposal {
  readonly number: number;
  readonly url: string;
  /** Undefined where something would be done to it, and it is a dry run. */
  readonly operation: "created" | "updated" | "unchanged" | "closed" | undefined;
  readonly headBranch: string;
  /** Object name of the commit that its branch is at. */
  readonly headCommit: string;
  /** Others of ours that it took the place of. */
  readonly superseded: readonly number[];
  readonly merge: "merged" | "waiting" | undefined;
  /** What a person should know, each a sentence: who was left out, what is not started by which token. */
  readonly notes: readonly string[];
}
