import type { ReportBase } from "./report.ts";

/** The report of a pull: edits in a Git repository. */
export interface PullReport extends ReportBase {
  readonly action: "pull";
  readonly result: "committed" | "proposed" | "unchanged" | "superseded" | "planned" | "failed";
  /** Absent where it is not known which one was meant. */
  readonly repository?: ReportedRepository | undefined;
  readonly images: readonly ReportedImageChange[];
  readonly edits: readonly ReportedEdit[];
  /** What was left as it is, since something newer stands there: by which commit of the source repository. */
  readonly superseded: readonly (ReportedEdit & { readonly by: string })[];
  /** Files that hold a wanted word and were left alone. */
  readonly untouched: readonly { readonly file: string; readonly reason: string }[];
  /** As `git diff` prints it; absent where nothing changes. */
  readonly diff?: string | undefined;
  /** Why nothing has changed, where that is not plain. */
  readonly message?: string | undefined;
  /** How often a push had to be done again. */
  readonly retries: number;
  /** Absent where none was wanted, or none is there. */
  readonly pullRequest?: ReportedPullRequest | undefined;
}

/** What has become of a pull request. Of a run that failed, as far as it came. */
export interface ReportedPullRequest {
  /** Absent where it could not be opened. */
  readonly number?: number | undefined;
  readonly url?: string | undefined;
  /** Absent where it is not known, and in a dry run that would do something to it. */
  readonly operation?: "created" | "updated" | "unchanged" | "closed" | undefined;
  readonly branch: string;
  /** That its branch is at. */
  readonly commit: string;
  /** Others of ours that were closed for it. */
  readonly superseded: readonly number[];
  /** Absent where it is not to be merged by itself. */
  readonly merge?: "merged" | "waiting" | undefined;
  /** What a person should know, each a sentence. */
  readonly notes: readonly string[];
}

export interface ReportedRepository {
  /** `acme/deploy`, else its URL. */
  readonly name: string;
  readonly url: string;
  /** Absent where it is the default, and nobody came to know it. */
  readonly branch?: string | undefined;
  /** Ours where one was made, else the one that was looked at; of a run that failed, one that may have been pushed. */
  readonly commit?: string | undefined;
  /** The page of our commit, where its forge has one. */
  readonly commitUrl?: string | undefined;
}

/** An image that is another one now: once for each version that stood there. */
export interface ReportedImageChange {
  /** As the inputs name it. */
  readonly name: string;
  /** A version, or a whole image; absent where there was none before. */
  readonly from?: string | undefined;
  readonly to: string;
}

export interface ReportedEdit {
  /** What it is deployed with: a folder, a file, or one object of a file. */
  readonly target: string;
  readonly file: string;
  readonly line: number;
  /** `spec.template.spec.containers[0].image` */
  readonly path: string;
  /** Absent where input `set` names the place. */
  readonly image?: string | undefined;
  readonly from?: string | undefined;
  readonly to: string;
}
