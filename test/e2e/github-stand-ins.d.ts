/** The stand-in for GitHub, and how Octokit asks it. */
import type { TestContext } from "vitest";
import { type GitHubOptions } from "../lab/github/server.ts";
export declare const token = "planted-github-token";
export declare const pulls = "/repos/acme/deploy/pulls";
export declare const bump: {
    title: string;
    head: string;
    base: string;
};
/** Starts one with a branch `bump` beside `main`. Its violations fail the test. */
export declare function startStandIn(context: TestContext, options?: Partial<GitHubOptions>): Promise<{
    repository: import("../lab/git-repository.ts").Repository;
    github: import("../lab/github/server.ts").GitHub;
    ask: (method: string, path: string, body?: object, by?: string) => Promise<{
        status: number;
        headers: import("undici-types").Headers;
        body: any;
    }>;
    graphql: (query: string, variables?: object, by?: string) => Promise<any>;
}>;
