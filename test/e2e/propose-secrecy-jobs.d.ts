import { type TestContext } from "vitest";
import type { Weather } from "../lab/github/faults.ts";
type Inputs = Readonly<Record<string, string>>;
interface Job {
    /** The test's name. */
    readonly what: string;
    /** What it acts as. */
    readonly as: "app" | "token";
    readonly inputs?: Inputs;
    /** What of a signing key it is given. */
    readonly signs?: "whole" | "half";
    readonly weather?: Weather;
    /** What the repository's hook does with a push. */
    readonly preReceive?: string;
    /** The result, or what the error annotations say. */
    readonly ends: "committed" | "proposed" | RegExp;
    /** What a warning says. */
    readonly warns?: RegExp;
}
export declare const proposalJobs: readonly Job[];
/** Runs a job, of which `runPull` sees to it that nothing comes out, and sees that it ends as it is to. */
export declare function runProposalJob(job: Job, debug: Inputs, context: TestContext): Promise<void>;
export {};
