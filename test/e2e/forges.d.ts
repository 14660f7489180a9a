/** Forges opened from their sources, with what a test would otherwise say each time. */
import { type Forge, type ForgeOptions, type NewPullRequest } from "@pushpull/core/forge";
import type { Log } from "@pushpull/core/runner";
import type { TestContext } from "vitest";
import { type GitHubOptions } from "../lab/github/server.ts";
/** What everybody may do with it. */
export declare const token = "planted-token";
/** What a branch is there for. */
export declare const wanted: NewPullRequest;
/** A log whose lines a test can look at. */
export declare function memoryLog(): Log & {
    readonly lines: readonly string[];
};
export type Opened = Pick<ForgeOptions, "page" | "token"> & Partial<ForgeOptions>;
/** Opens `acme/deploy`. All that it is asked ends with the test. */
export declare function openDeploy(options: Opened, { signal }: Pick<TestContext, "signal">): Promise<Forge>;
/** A repository with a branch to propose on GitHub's stand-in, and its forge. */
export declare function deployOnGitHub(context: TestContext, options?: Partial<GitHubOptions>, opened?: Partial<Opened>): Promise<{
    repository: import("../lab/git-repository.ts").Repository;
    github: import("../lab/github/server.ts").GitHub;
    forge: Forge;
    log: Log & {
        readonly lines: readonly string[];
    };
    open: (change?: Partial<NewPullRequest>) => Promise<import("@pushpull/core/forge").PullRequest>;
}>;
