/** States that a branch and its pull request may be in, as rows of a table. */
import { type TestContext } from "vitest";
import type { OpenForge } from "./proposal-forges.ts";
import { type Proposals } from "./proposals.ts";
import type { PullRun } from "./run-pull.ts";
/** What is there when the row's own run begins. */
export interface Stage extends Proposals {
    /** Of the pull request for version 2; empty where none was made. */
    readonly branch: string;
}
type Inputs = Readonly<Record<string, string>>;
export interface Row {
    /** The end of "when …". */
    readonly when: string;
    /** Without a pull request for version 2 at the beginning. */
    readonly fresh?: true;
    /** Inputs of the run that makes it. */
    readonly with?: Inputs;
    readonly before?: (at: Stage) => Promise<unknown>;
    /** What the row's run proposes. */
    readonly version: string;
    readonly inputs?: Inputs | ((at: Stage) => Promise<Inputs>);
    /** Result and operation of that run, and the number of its pull request. */
    readonly ends: string;
    /** All pull requests: `1 open`. */
    readonly pulls: readonly string[];
    /** What its branch has that `main` has not, newest first; undefined where it is gone. */
    readonly titles?: readonly string[] | undefined;
    /** What the branch sets. */
    readonly sets?: string;
    /** Whether the branch is where it was before the run. */
    readonly stays?: true;
    readonly after?: (at: Stage, run: PullRun) => Promise<unknown>;
    /** Where it is so on one forge only. */
    readonly only?: "github" | "gitea";
}
/** The title of our pull request. */
export declare const proposed: (to: string) => string;
/** The title of our commit. */
export declare function ours(from: string, to: string): string;
export declare function expectRow(row: Row, open: OpenForge, context: TestContext): Promise<void>;
export {};
