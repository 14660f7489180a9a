import { type GitHttp } from "../git-http.ts";
import type { Repository } from "../git-repository.ts";
import type { Flavour } from "./description.ts";
import type { GitHubRequest, Weather } from "./faults.ts";
import { type People } from "./people.ts";
import { type App, type Grant, type Settings } from "./world.ts";
export interface GitHubOptions {
    /** What it keeps. */
    readonly repository: Repository;
    /** By which name, for the API; Git serves it as `acme/deploy`. */
    readonly name?: string;
    /** Who may ask. A string is a person with all rights. */
    readonly tokens: Readonly<Record<string, Grant | string>>;
    readonly settings?: Partial<Settings>;
    readonly apps?: readonly App[];
    readonly flavour?: Flavour;
    readonly weather?: Weather;
}
export interface GitHub extends People {
    /** For `GITHUB_API_URL`. */
    readonly api: string;
    /** For `GITHUB_GRAPHQL_URL`. */
    readonly graphql: string;
    /** For `GITHUB_SERVER_URL`: pages and Git. On a host of its own, but for GitHub Enterprise Server. */
    readonly server: string;
    readonly git: GitHttp;
    /** All that the API was asked, in order. */
    readonly requests: readonly GitHubRequest[];
    /** What GitHub would have refused to take, and what it would not have answered. */
    readonly violations: readonly string[];
    /** Names of the labels that the repository has. */
    readonly labels: () => readonly string[];
    /** Tokens that are good for something now, made ones too. */
    readonly tokens: () => readonly string[];
    /** Ends a token's time. */
    readonly expire: (token: string) => void;
    readonly set: (settings: Partial<Settings>) => Promise<void>;
    /** @throws Error with all violations, the first time: the test fails */
    readonly stop: () => Promise<void>;
}
/** Starts one on a free port. */
export declare function startGitHub(options: GitHubOptions): Promise<GitHub>;
