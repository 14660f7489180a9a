import type { MergeMethod } from "@pushpull/core/forge";
import type { Intent } from "../find/intent.ts";
import type { Credentials } from "../git/types.ts";
import type { SourceCommit } from "../order/source-commit.ts";

/** The inputs of a pull. */
export interface PullInputs extends Intent {
  /** Undefined means the repository's default branch. */
  readonly branch: string | undefined;
  readonly credentials: Credentials;
  /** With `{image}`, `{from}`, `{to}`, `{target}`, `{files}`, `{run}`; undefined means the default message. */
  readonly commitMessage: string | undefined;
  readonly author: Person;
  readonly signoff: boolean;
  readonly sign: Signing;
  /** The commit that the images were built from; undefined if it is not known. */
  readonly source: SourceCommit | undefined;
  readonly allowDowngrade: boolean;
  readonly dryRun: boolean;
  /** Undefined means a commit to the branch itself. */
  readonly proposal: ProposalInputs | undefined;
}

/** How commits are verified: not at all, by the forge whose API creates them, or by a private key of ours. */
export type Signing =
  | { readonly kind: "off" }
  | { readonly kind: "api" }
  | { readonly kind: "ssh"; readonly key: string };

export interface Person {
  readonly name: string;
  readonly email: string;
}

/** The inputs for a pull request. They only add: nothing is removed. */
export interface ProposalInputs {
  /** Undefined means a name derived from repository, base, manifests and images: the same for the same target. */
  readonly headBranch: string | undefined;
  /** With `{image}`, `{from}`, `{to}`, `{target}`, `{files}`, `{run}`; undefined means image, version and target. */
  readonly title: string | undefined;
  /**
   * The same; undefined means a table of image, from, to, locations and a compare link. It becomes the managed section.
   */
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
