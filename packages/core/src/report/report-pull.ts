import type { ReportBase } from "./report-base.ts";

/** The report of a pull: edits in a Git repository. */
export interface PullReport extends ReportBase {
  readonly action: "pull";
  readonly result: "committed" | "proposed" | "unchanged" | "superseded" | "planned" | "failed";
  /** Absent if it is not known. */
  readonly repository?: ReportedRepository | undefined;
  readonly images: readonly ReportedImageChange[];
  readonly edits: readonly ReportedEdit[];
  /** Places that already have a newer version, with the commit of the source repository that it was built from. */
  readonly superseded: readonly (ReportedEdit & { readonly by: string })[];
  /** Files that contain a wanted name and were left alone. */
  readonly untouched: readonly { readonly file: string; readonly reason: string }[];
  /** As `git diff` prints it; absent where nothing changes. */
  readonly diff?: string | undefined;
  /** Why nothing changed, where that is not obvious. */
  readonly message?: string | undefined;
  /** Number of times the push was repeated. */
  readonly retries: number;
  /** Absent if there is none. */
  readonly pullRequest?: ReportedPullRequest | undefined;
}

/** What happened to the pull request; of a failed run, as far as it got. */
export interface ReportedPullRequest {
  /** Absent if it could not be opened. */
  readonly number?: number | undefined;
  readonly url?: string | undefined;
  /** Absent where it is not known, and in a dry run that would do something to it. */
  readonly operation?: "created" | "updated" | "unchanged" | "closed" | undefined;
  readonly branch: string;
  /** The commit of its branch. */
  readonly commit: string;
  /** Pull requests of ours that were closed because of it. */
  readonly superseded: readonly number[];
  /** Absent if it is not merged automatically. */
  readonly merge?: "merged" | "waiting" | undefined;
  /** Notes for a person, each a sentence. */
  readonly notes: readonly string[];
}

export interface ReportedRepository {
  /** `acme/deploy`, else its URL. */
  readonly name: string;
  readonly url: string;
  /** Absent if it is the default branch and its name is not known yet. */
  readonly branch?: string | undefined;
  /** Ours where one was made, else the one that was looked at; of a run that failed, one that may have been pushed. */
  readonly commit?: string | undefined;
  /** The page of our commit, where its forge has one. */
  readonly commitUrl?: string | undefined;
}

/** A changed image: one entry for each previous version. */
export interface ReportedImageChange {
  /** As the inputs name it. */
  readonly name: string;
  /** A version, or a whole image; absent where there was none before. */
  readonly from?: string | undefined;
  readonly to: string;
}

export interface ReportedEdit {
  /** Its target: a folder, a file, or one object of a file. */
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
