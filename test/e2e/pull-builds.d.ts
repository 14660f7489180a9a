/** Builds of an image from commits of a source repository, in any order, and the pulls that they end with. */
import type { TestContext } from "vitest";
import { type Forge } from "../lab/forge-api.ts";
import { type Repository } from "../lab/git-repository.ts";
import type { Weather } from "../lab/github/faults.ts";
export declare const sourceToken = "planted-source-token+2";
export declare const image = "ghcr.io/acme/web";
/** Where the manifests stand beside the code, a second one. */
export declare const otherImage = "ghcr.io/acme/api";
export declare const file = "deploy/kustomization.yaml";
type Inputs = Readonly<Record<string, string>>;
/** The source repository: `first` to `third` in a line, `other` beside them on the first; `gone` is not there. */
declare function makeSource(context: TestContext): Promise<{
    repository: Repository;
    commits: {
        first: string;
        second: string;
        third: string;
        other: string;
        gone: string;
    };
}>;
export type Commit = keyof Awaited<ReturnType<typeof makeSource>>["commits"];
/** A manifest repository of its own, and a source repository on a forge that can be asked. */
export declare function besideSource(forge: Forge, context: TestContext, { busyFor, weather }?: {
    readonly busyFor?: number;
    readonly weather?: Weather;
}): Promise<{
    repository: Repository;
    server: import("../lab/git-http.ts").GitHttp;
    workspace: import("./workspace.ts").Workspace;
    url: string;
    pull: (inputs: Readonly<Record<string, string>>, more?: Partial<Omit<import("./run-pull.ts").PullOptions, "inputs">>) => Promise<import("./run-pull.ts").PullRun>;
    commits: {
        first: string;
        second: string;
        third: string;
        other: string;
        gone: string;
    };
    api: import("../lab/forge-api.ts").ForgeApi;
    build: (of: Commit, inputs?: Inputs) => Promise<import("./run-pull.ts").PullRun>;
    stands: (of: Commit, repository?: string) => Promise<string>;
    tag: () => Promise<string | undefined>;
}>;
/** A repository with its manifests beside the code, on a forge without an API. */
export declare function withSource(context: TestContext, config?: Inputs): Promise<{
    repository: Repository;
    server: import("../lab/git-http.ts").GitHttp;
    workspace: import("./workspace.ts").Workspace;
    url: string;
    pull: (inputs: Readonly<Record<string, string>>, more?: Partial<Omit<import("./run-pull.ts").PullOptions, "inputs">>) => Promise<import("./run-pull.ts").PullRun>;
    build: (tag: string, commit: string, { name, event }?: {
        event?: string | undefined;
        name?: string | undefined;
    }) => Promise<import("./run-pull.ts").PullRun>;
    stands: (tag: string, commit: string) => Promise<string>;
    tag: () => Promise<string | undefined>;
}>;
/** The version that stands in a file. */
export declare function tagIn({ read }: Repository, path?: string): Promise<string | undefined>;
export {};
