/** A file by its bytes, and the mode where it is another than 100644. */
export type RepositoryFile = string | Buffer | {
    readonly mode: string;
    readonly content: string | Buffer;
};
export type RepositoryFiles = Readonly<Record<string, RepositoryFile>> | Iterable<readonly [string, RepositoryFile]>;
export interface RepositoryOptions {
    /** What is in its first commit; undefined makes none. */
    readonly files?: RepositoryFiles;
    /** Settings, such as `uploadpack.allowFilter: "false"`. */
    readonly config?: Readonly<Record<string, string>>;
    /** Shell scripts by the names of hooks, such as `pre-receive`. */
    readonly hooks?: Readonly<Record<string, string>>;
}
export interface Repository {
    /** The folder that holds it, as a server's root. */
    readonly root: string;
    readonly path: string;
    readonly url: string;
    /** Makes a commit with some files changed, and moves the branch to it. Returns its object name. */
    readonly commit: (files: RepositoryFiles, options?: CommitOptions) => Promise<string>;
    /** Adds so many commits to the branch `main` that change nothing: `Commit 1`, `Commit 2`, …, counted from its first. */
    readonly grow: (count: number) => Promise<void>;
    /** What a Git command prints. */
    readonly git: (args: readonly string[]) => Promise<string>;
    /** The object name that a branch is at. */
    readonly head: (branch?: string) => Promise<string>;
    /** A file's text on the branch `main`. */
    readonly read: (path: string) => Promise<string>;
    /** Sets one hook. */
    readonly hook: (name: string, script: string) => Promise<void>;
    readonly remove: () => Promise<void>;
}
interface CommitOptions {
    readonly branch?: string;
    readonly message?: string;
    /** Where it starts from; undefined where the branch is. */
    readonly from?: string;
}
/** Makes `acme/deploy.git` in a new folder, with the branch `main`. */
export declare function makeRepository({ files, config, hooks }?: RepositoryOptions): Promise<Repository>;
export {};
