import type { ReportBase } from "./report-base.ts";

/** The report of a pull: edits in a Git repository. */
export interface PullReport extends ReportBase {
  readonly action: "pull";
  readonly result: "committed" | "proposed" | "unchanged" | "superseded" | "planned" | "failed";
  /** Absent if unknown. */
  readonly repository?: ReportedRepository | undefined;
  readonly images: readonly ReportedImageChange[];
  readonly edits: readonly ReportedEdit[];
  /** Edits that were skipped because a newer version is set, with the source commit that it was built from. */
  readonly superseded: readonly (ReportedEdit & { readonly by: string })[];
  /** Files that contain a requested name and were left alone. */
  readonly untouched: readonly { readonly file: string; readonly reason: string }[];
  /** As `git diff` prints it; absent if nothing changes. */
  readonly diff?: string | undefined;
  /** Why nothing changed, if that is not obvious. */
  readonly message?: string | undefined;
  /** How often the push was retried. */
  readonly retries: number;
  /** Absent if there is none. */
  readonly pullRequest?: ReportedPullRequest | undefined;
}

/** The pull request; for a failed run, as far as it got. */
export interface ReportedPullRequest {
  /** Absent if it could not be opened. */
  readonly number?: number | undefined;
  readonly url?: string | undefined;
  /** Absent if unknown, and in a dry run that would change it. */
  readonly operation?: "created" | "updated" | "unchanged" | "closed" | undefined;
  readonly branch: string;
  /** The commit of its branch. */
  readonly commit: string;
  /** Our pull requests that were closed because of it. */
  readonly superseded: readonly number[];
  /** Absent if it is not merged automatically. */
  readonly merge?: "merged" | "waiting" | undefined;
  /** Notes for the user, one sentence each. */
  readonly notes: readonly string[];
}

export interface ReportedRepository {
  /** `acme/deploy`, or its URL. */
  readonly name: string;
  readonly url: string;
  /** Absent if it is the default branch and its name is not known yet. */
  readonly branch?: string | undefined;
  /**
   * Our commit if there is one, otherwise the branch's newest; for a failed run, a commit that may have been pushed.
   */
  readonly commit?: string | undefined;
  /** The web page of our commit, if its forge has one. */
  readonly commitUrl?: string | undefined;
}

/** A changed image: one entry for each previous version. */
export interface ReportedImageChange {
  /** The name as in the inputs. */
  readonly name: string;
  /** A version, or a complete image; absent if there was none before. */
  readonly from?: string | undefined;
  readonly to: string;
}

export interface ReportedEdit {
  /** Its target: a folder, a file, or an object of a file. */
  readonly target: string;
  readonly file: string;
  readonly line: number;
  /** `spec.template.spec.containers[0].image` */
  readonly path: string;
  /** Absent for input `set`. */
  readonly image?: string | undefined;
  readonly from?: string | undefined;
  readonly to: string;
}
