/** A manifest repository on a forge with pull requests, and what people do there: GitHub's stand-in, or a real Gitea. */
import type { TestContext } from "vitest";
import { type Repository, type RepositoryFiles } from "../lab/git-repository.ts";
import type { Gitea } from "../lab/gitea.ts";
import type { Weather } from "../lab/github/faults.ts";
import { type GitHub, type GitHubOptions } from "../lab/github/server.ts";
/** A pull request as people see it. */
export interface SeenPull {
    readonly number: number;
    readonly state: "open" | "closed" | "merged";
    readonly title: string;
    readonly body: string;
    readonly draft: boolean;
    readonly labels: readonly string[];
    /** Who is asked for a review. */
    readonly reviewers: readonly string[];
    readonly assignees: readonly string[];
    readonly comments: readonly string[];
    /** The commits that were approved. */
    readonly approved: readonly string[];
}
export interface TestForge {
    readonly kind: "github" | "gitea";
    /** What its runner says of a run. */
    readonly env: Readonly<Record<string, string>>;
    readonly token: string;
    /** Another one that may do the same, of somebody who may review. */
    readonly reviewer: string;
    readonly repository: Pick<Repository, "commit" | "git" | "head" | "read">;
    /** Has a branch be at a commit, or takes it away. */
    readonly move: (branch: string, commit: string | undefined) => Promise<unknown>;
    readonly pulls: () => Promise<readonly SeenPull[]>;
    readonly merge: (number: number, method: "merge" | "squash" | "rebase") => Promise<unknown>;
    readonly close: (number: number) => Promise<unknown>;
    readonly edit: (number: number, changed: {
        readonly title?: string;
        readonly body?: string;
    }) => Promise<unknown>;
    readonly label: (number: number, labels: readonly string[]) => Promise<unknown>;
    /** A person asks somebody for a review, and assigns it to them. */
    readonly ask: (number: number, login: string) => Promise<unknown>;
    readonly approve: (number: number) => Promise<unknown>;
}
export type OpenForge = (files: RepositoryFiles, context: TestContext) => Promise<TestForge>;
export declare const token = "planted-forge-token/+1";
/** Each time a stand-in of its own. */
export declare const onGitHub: OpenForge;
/** The same, whose answers a test may have a hand in. */
export declare function onGitHubIn(weather: Weather): OpenForge;
/** The same, and a way to its settings. */
export declare function openGitHub(files: RepositoryFiles, context: TestContext, options?: Partial<GitHubOptions>): Promise<{
    readonly forge: TestForge;
    readonly github: GitHub;
}>;
/** A repository of its own on one that runs. */
export declare function onGitea(gitea: Gitea, reviewer: {
    readonly name: string;
    readonly token: string;
}): OpenForge;
