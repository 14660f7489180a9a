/** The newest commit of a branch, in a local bare repository. */
export interface Checkout {
  readonly branch: string;
  /** The commit's SHA. */
  readonly commit: string;
  /**
   * The selected files that contain one of these texts verbatim. Without texts, all selected files.
   * @throws UserError or Faults for lines of the input `manifests` that match no file
   */
  search(texts: readonly string[]): Promise<readonly string[]>;
  /** The same, regardless of the input `manifests`; undefined if too many files would have to be fetched. */
  searchEverywhere(texts: readonly string[]): Promise<readonly string[] | undefined>;
  /**
   * The same commit, where further files count as manifests regardless of their names, because others refer to them.
   * @param named their paths; `*` matches a part of a path
   */
  withNamed(named: readonly string[]): Checkout;
  /** All files that may be manifests, regardless of the input `manifests`. */
  list(): Promise<readonly string[]>;
  /** The file whose path is most similar to a missing one, anywhere in the repository; undefined if none is similar. */
  nearestFile(path: string): Promise<string | undefined>;
  /** Reads files by path; missing paths, and other than regular files, are left out. */
  read(paths: readonly string[]): Promise<ReadonlyMap<string, StoredFile>>;
  /**
   * The newest ancestors of this commit with their full messages, newest first; fewer if history ends, or the server
   * has no filters.
   */
  history(count: number): Promise<readonly HistoryCommit[]>;
  /** Whether the server returns history without files. */
  readonly givesHistory: boolean;
  /** Creates a local commit on this one, with new content for some of its files. Undefined if nothing would change. */
  write(files: ReadonlyMap<string, Buffer>, commit: NewCommit): Promise<WrittenCommit | undefined>;
  /** The branch as it is now. */
  refresh(): Promise<Checkout>;
  /** The files that a commit changed; undefined if unknown. */
  changedFiles(commit: string): Promise<readonly string[] | undefined>;
  /** How two commits of the repository relate, whichever branches they are on. */
  relate(commit: string, other: string): Promise<Relation>;
  /** Whether a commit is this one, or a recent ancestor. */
  contains(commit: string): Promise<boolean>;
  /** The commits of this branch that another does not have (`base..commit`), newest first; undefined if unknown. */
  commitsSince(base: Pick<Checkout, "branch" | "commit">): Promise<readonly AuthoredCommit[] | undefined>;
  /** Whether merging another commit of the repository has conflicts; undefined if unknown. */
  conflictsWith(commit: string): Promise<boolean | undefined>;
  /** The tree's object name of a local commit: this one, or one that was written. */
  treeOf(commit: string): Promise<string>;
  readonly branches: Branches;
}

/** The other branches of a repository. Moves and deletions require the branch to be at a given commit. */
export interface Branches {
  /** Opens a branch at its newest commit; undefined if it does not exist. */
  open(name: string): Promise<Checkout | undefined>;
  /** Whether a branch or a tag is at a commit: nobody can put one there who may not write to the repository. */
  areAt(commit: string): Promise<boolean>;
  /** Moves a branch to a commit. @param from where it must be; undefined if it must not exist */
  move(name: string, commit: string, from: string | undefined): Promise<BranchPushResult>;
  /** Deletes a branch that must be at `from`. */
  remove(name: string, from: string): Promise<BranchPushResult>;
}

/** How a commit relates to another one. */
export type Relation = "descendant" | "ancestor" | "unrelated" | "unknown";

export interface StoredFile {
  /** `100644`, `100755` */
  readonly mode: string;
  /** Undefined if the file is too large to be read. */
  readonly content: Buffer | undefined;
  readonly size: number;
}

export interface StoredCommit {
  readonly id: string;
  readonly message: string;
}

/** A commit with its author and committer. */
export interface AuthoredCommit extends StoredCommit {
  readonly author: Signature;
  readonly committer: Signature;
}

/** A commit of a branch's history. */
export interface HistoryCommit extends AuthoredCommit {
  /** Object names; none where the history that was fetched ends. */
  readonly parents: readonly string[];
}

export interface Signature {
  readonly name: string;
  readonly email: string;
  /** Seconds since the epoch. */
  readonly time: number;
}

export interface NewCommit {
  readonly message: string;
  readonly author: { readonly name: string; readonly email: string };
}

export interface WrittenCommit {
  readonly id: string;
  readonly parent: string;
  /** The changed files, with their new content. */
  readonly files: readonly { readonly path: string; readonly mode: string; readonly content: Buffer }[];
  /** As `git diff` prints it. */
  readonly diff: string;
}

/** Not done if a retry may succeed: another push was faster, a lock, a closed connection. Other errors are thrown. */
export type BranchPushResult =
  | { readonly done: true }
  | {
      readonly done: false;
      readonly why: string;
      /** Whether the push may have arrived, with only the response lost. */
      readonly mayHaveArrived: boolean;
    };

/** The address of a Git repository. */
export interface RepositoryAddress {
  /** `https://…`, `ssh://…`, `user@host:path`, `file:///…`; never with a password in it. */
  readonly url: string;
  /** Its display name: `acme/deploy`, or the URL. */
  readonly name: string;
  /** Its web page on the forge, if it has one: `https://github.com/acme/deploy`. */
  readonly page: string | undefined;
}

export type Credentials =
  | { readonly kind: "none" }
  | { readonly kind: "token"; readonly token: string }
  | { readonly kind: "ssh"; readonly key: string; readonly knownHosts: string | undefined };
