import type { World } from "./world.ts";
interface Person {
    readonly name: string;
    readonly email: string;
    readonly date: string;
}
export interface StoredCommit {
    readonly sha: string;
    readonly tree: string;
    readonly parents: readonly string[];
    readonly author: Person;
    readonly committer: Person;
    readonly message: string;
    /** What it was signed with, and what was signed; undefined where it is not. */
    readonly signature: {
        readonly text: string;
        readonly payload: string;
    } | undefined;
}
/** Undefined where there is none of that name. */
export declare function readCommit(world: World, name: string): Promise<StoredCommit | undefined>;
/** docs.github.com: "REST API endpoints for Git commits", signature verification object. */
export declare function verification({ signature, committer }: StoredCommit): object;
export declare function gitCommitAnswer({ api, server, name }: World, commit: StoredCommit): object;
/** As a list or a comparison has it. */
export declare function commitAnswer(world: World, name: string): Promise<object | undefined>;
export {};
