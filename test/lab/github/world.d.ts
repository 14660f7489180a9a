/** What a forge keeps beside Git: pull requests, people, settings, tokens. */
import type { Repository } from "../git-repository.ts";
import type { Flavour } from "./description.ts";
import type { Signing } from "./signing.ts";
export type MergeMethod = "merge" | "squash" | "rebase";
/** By their names in the API: `contents`, `pull_requests`, `issues`, … */
export type Permissions = Readonly<Record<string, "read" | "write">>;
/** What a token stands for. */
export interface Grant {
    /** The login that it acts as: `octocat`, `github-actions[bot]`. */
    readonly login: string;
    /** `actions` is the token of a workflow's run, `app` an installation's, `personal` a person's. */
    readonly kind: "actions" | "app" | "personal";
    readonly permissions: Permissions;
    /** Of an installation's: when it ends, in milliseconds. */
    readonly expires?: number;
}
export interface Protection {
    /** A branch, or all that begin with what stands before a `*`. */
    readonly pattern: string;
    /** Approving reviews that a pull request needs. */
    readonly approvals?: number;
    /** A check that has to pass (`pass`), for every new head again. */
    readonly check?: boolean;
}
export interface Settings {
    readonly archived: boolean;
    readonly private: boolean;
    readonly allowAutoMerge: boolean;
    readonly mergeMethods: readonly MergeMethod[];
    readonly deleteBranchOnMerge: boolean;
    /** Free plans have none in private repositories. */
    readonly allowDrafts: boolean;
    /** "Allow GitHub Actions to create and approve pull requests". */
    readonly actionsMayPropose: boolean;
    readonly protections: readonly Protection[];
    /** Logins that may be asked for a review, and assigned. */
    readonly collaborators: readonly string[];
    /** Slugs of teams that have access. */
    readonly teams: readonly string[];
}
export declare const usual: Settings;
export interface Review {
    readonly login: string;
    readonly state: "APPROVED" | "CHANGES_REQUESTED" | "COMMENTED";
    readonly commit: string;
}
export interface Comment {
    readonly id: number;
    readonly login: string;
    readonly body: string;
    readonly at: string;
}
export interface Label {
    readonly id: number;
    readonly name: string;
    readonly color: string;
    /** Empty where there is none: of a list of pull requests it is described as never null. */
    readonly description: string;
}
/** A pull request, as it stands. */
export interface Pull {
    readonly number: number;
    readonly login: string;
    /** Branches. */
    readonly head: string;
    readonly base: string;
    /** Where its head and its base are, or were when it was closed. */
    readonly commit: string;
    readonly baseCommit: string;
    readonly title: string;
    readonly body: string | null;
    readonly draft: boolean;
    readonly state: "open" | "closed";
    readonly merged: {
        readonly commit: string;
        readonly login: string;
        readonly at: string;
    } | undefined;
    readonly autoMerge: {
        readonly method: MergeMethod;
        readonly login: string;
    } | undefined;
    readonly labels: readonly string[];
    readonly assignees: readonly string[];
    readonly reviewers: readonly string[];
    readonly teams: readonly string[];
    readonly reviews: readonly Review[];
    readonly comments: readonly Comment[];
    /** Heads for which the check has passed. */
    readonly passed: readonly string[];
    /** ISO 8601 */
    readonly created: string;
    readonly updated: string;
    readonly closed: string | undefined;
}
export interface App {
    readonly id: number;
    readonly slug: string;
    /** PEM; the App keeps the private one. */
    readonly publicKey: string;
    readonly installation: {
        readonly id: number;
        readonly permissions: Permissions;
        readonly suspended?: boolean;
        /** Full names; undefined is this one. */
        readonly repositories?: readonly string[];
    };
}
export interface World {
    readonly flavour: Flavour;
    readonly repository: Repository;
    /** `acme/deploy` */
    readonly name: string;
    readonly owner: string;
    /** Where the API is, and where pages and Git are. */
    readonly api: string;
    readonly server: string;
    settings: Settings;
    readonly tokens: Map<string, Grant>;
    readonly pulls: Map<number, Pull>;
    readonly labels: Map<string, Label>;
    readonly apps: readonly App[];
    readonly signing: Signing;
    /** One request after the other, and people between them: what was seen still stands when it is acted on. */
    readonly inTurn: <T>(act: () => Promise<T>) => Promise<T>;
    /** Counts issues, comments, labels. */
    readonly next: (what: "number" | "id") => number;
}
export declare function inTurn(): World["inTurn"];
/** Changes a pull request, and returns it as it stands then. */
export declare function change(world: World, number: number, changed: Partial<Pull>): Pull;
export declare function protectionOf({ settings }: World, branch: string): Protection | undefined;
