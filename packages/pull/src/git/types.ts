/** The newest commit of a branch, in a repository of our own without a work tree. */
export interface Checkout {
  readonly branch: string;
  /** The commit's object name. */
  readonly commit: string;
  /**
   * The files that hold one of these texts, as it is written, among those that are to be looked at. With no texts: all
   * of those.
   * @throws UserError or Faults for lines of the input `manifests` that fit no file
   */
  search(texts: readonly string[]): Promise<readonly string[]>;
  /**
   * The same, wherever the input `manifests` looks; undefined if so many files would have to be fetched that the server
   * is not asked for them.
   */
  searchEverywhere(texts: readonly string[]): Promise<readonly string[] | undefined>;
  /**
   * The same commit, where further files may be manifests, whatever their names are, since others name them.
   * @param named their paths; `*` stands for a part of one
   */
  withNamed(named: readonly string[]): Checkout;
  /** All files that may be manifests, wherever the input `manifests` looks. */
  list(): Promise<readonly string[]>;
  /** The file whose path is most like one that is not there, wherever it is; undefined where none is like it. */
  nearestFile(path: string): Promise<string | undefined>;
  /** Reads files by their paths; what is not there, or is no regular file, is left out. */
  read(paths: readonly string[]): Promise<ReadonlyMap<string, StoredFile>>;
  /**
   * The full messages of commits that lead to this one, newest first, as far as they are asked for; fewer where history
   * ends, or the server cannot give it without files.
   */
  history(count: number): Promise<readonly HistoryCommit[]>;
  /** Whether the server gives the history of commits alone. */
  readonly givesHistory: boolean;
  /** Makes a commit on this one, here only, with new bytes for files of it. Undefined when nothing would differ. */
  write(files: ReadonlyMap<string, Buffer>, commit: NewCommit): Promise<WrittenCommit | undefined>;
  /** The branch as it is now. */
  refresh(): Promise<Checkout>;
  /** The files that a commit has changed; undefined where that cannot be known. */
  changedFiles(commit: string): Promise<readonly string[] | undefined>;
  /** How a commit of the repository stands to another one of it, on whichever branches they are. */
  relate(commit: string, other: string): Promise<Relation>;
  /** Whether a commit is this one, or led to it lately. */
  contains(commit: string): Promise<boolean>;
  /**
   * The commits that lead to this one and not to the newest one of another branch, newest first; undefined where the
   * server does not tell.
   */
  beyond(base: Pick<Checkout, "branch" | "commit">): Promise<readonly MadeCommit[] | undefined>;
  /** Whether another commit of the repository cannot be merged with this one as it is; undefined where nobody knows. */
  conflictsWith(commit: string): Promise<boolean | undefined>;
  /** The object name of the tree of a commit that is here: this one, or one that was written. */
  treeOf(commit: string): Promise<string>;
  readonly branches: Branches;
}

/** The branches of a repository besides the one that it was opened for. Nothing is forced but what is said to be there. */
export interface Branches {
  /** One as it is now; undefined where it is not there. */
  open(name: string): Promise<Checkout | undefined>;
  /** Whether a branch or a tag is at a commit: nobody can put one there who may not write to the repository. */
  areAt(commit: string): Promise<boolean>;
  /** Has it be at a commit. @param from where it has to be; undefined where it must not be there yet */
  place(name: string, commit: string, from: string | undefined): Promise<Pushed>;
  /** Takes it away, if it is at a commit. */
  remove(name: string, from: string): Promise<Pushed>;
}

/** How a commit stands to another one; `unknown` where nobody could say. */
export type Relation = "descendant" | "ancestor" | "unrelated" | "unknown";

export interface StoredFile {
  /** `100644`, `100755` */
  readonly mode: string;
  /** Bytes; undefined where it is larger than what is read. */
  readonly content: Buffer | undefined;
  readonly size: number;
}

export interface StoredCommit {
  readonly id: string;
  readonly message: string;
}

/** A commit with who wrote it, and who put it where it is. */
export interface MadeCommit extends StoredCommit {
  readonly author: Signature;
  readonly committer: Signature;
}

/** A commit of a branch's history. */
export interface HistoryCommit extends MadeCommit {
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
  /** Those that it changes, with what is in them then. */
  readonly files: readonly { readonly path: string; readonly mode: string; readonly content: Buffer }[];
  /** As `git diff` prints it. */
  readonly diff: string;
}

/** Not done where a new try may succeed: somebody was faster, a lock, a cut connection. Other faults are thrown. */
export type Pushed =
  | { readonly done: true }
  | {
      readonly done: false;
      readonly why: string;
      /** Only the answer may have been lost. */
      readonly mayHaveArrived: boolean;
    };

/** The address of a Git repository. */
export interface RepositoryAddress {
  /** `https://…`, `ssh://…`, `user@host:path`, `file:///…`; never with a password in it. */
  readonly url: string;
  /** How people name it: `acme/deploy`, else the URL. */
  readonly name: string;
  /** Its page on the forge, if it has one: `https://github.com/acme/deploy`. */
  readonly page: string | undefined;
}

export type Credentials =
  | { readonly kind: "none" }
  | { readonly kind: "token"; readonly token: string }
  | { readonly kind: "ssh"; readonly key: string; readonly knownHosts: string | undefined };
