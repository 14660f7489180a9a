import { type CheckoutOptions } from "../../packages/pull/src/git/checkout.ts";
import type { Checkout, NewCommit, Pushed } from "../../packages/pull/src/git/types.ts";
import { type GitHttp, type GitHttpOptions } from "../lab/git-http.ts";
import { type Repository, type RepositoryOptions } from "../lab/git-repository.ts";
export declare const person: NewCommit["author"];
/** A repository that is gone when the file's tests are. */
export declare function repositoryOf(options: RepositoryOptions): Promise<Repository>;
/** An HTTP server of it that is gone when the file's tests are, and its address there. */
export declare function servedOverHttp(repository: Repository, options?: Omit<GitHttpOptions, "root">): Promise<GitHttp & {
    readonly url: string;
}>;
export interface OpenOptions extends Partial<Omit<CheckoutOptions, "address" | "paths">> {
    /** Lines of the input `manifests`. */
    readonly manifests?: readonly string[];
}
/** Opens one in a folder that is gone when the file's tests are. */
export declare function open(url: string, { manifests, ...options }?: OpenOptions): Promise<Checkout>;
export declare function newFolder(): Promise<string>;
/** Makes a commit that sets files to other texts. Returns its object name. */
export declare function commit(checkout: Checkout, files: Readonly<Record<string, string>>, message?: string): Promise<string>;
/** Offers a commit to the server, for the branch of a checkout, once. */
export declare function push({ branches, branch, commit: from }: Checkout, written: string): Promise<Pushed>;
/** The paths of all files below a folder. */
export declare function filesIn(folder: string): Promise<readonly string[]>;
/** Text that compresses badly, and is the same each time. */
export declare function randomText(length: number): string;
export declare function folderSize(folder: string): Promise<number>;
